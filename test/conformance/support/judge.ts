import type { StageContext } from '../stage';
import type { Published, PublishedObject } from './published';

/** What is wrong with each object; nothing where it is fine. An object that is missing here was not judged. */
export type Verdicts = ReadonlyMap<PublishedObject, readonly string[]>;

/** One authority on published objects. */
export interface Judge {
  /** Heading of its column. */
  readonly title: string;
  judge(published: Published, context: StageContext): Verdicts;
}
