import { deepest } from '../../deepest';

export const nestedTooDeeply = `This lies more than ${deepest} levels deep`;

/** A text that Kubernetes' reader refuses. */
export class YamlError extends Error {
  /** Where, as an index into the text. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'YamlError';
    this.offset = offset;
  }
}
