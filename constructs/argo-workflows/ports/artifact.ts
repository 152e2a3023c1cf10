import type { Artifact } from '../../../imports/argo-workflows';
import { Expression, memberPath } from '../values/expression';

/** Where an artifact is, in one of the stores that Argo knows, or what it holds. Made by `s3()`, `raw()` and their siblings. */
export type ArtifactStore = Pick<Artifact, 'artifactory' | 'azure' | 'gcs' | 'git' | 'hdfs' | 'http' | 'oss' | 'plugin' | 'raw' | 's3'>;

/** A file or folder that passes between steps, as one of them knows it. It cannot stand in a text: its `path` can. */
export class ArtifactReference {
  /** @param reference names joined by dots: `tasks.load.outputs.artifacts.raw` */
  constructor(readonly reference: string) {}

  /** As an expression has it. */
  get source(): string {
    return memberPath(this.reference.split('.'));
  }

  /**
   * The tag of an artifact has no text.
   * @throws always: a text can hold the path of an artifact, or a parameter
   */
  toString(): string {
    throw new Error(
      `The artifact '${this.reference}' stands in a text. Pass it as an artifact, or use the path of an input, such as inputs.raw.path.`,
    );
  }

  toJSON(): string {
    return this.toString();
  }
}

/** An artifact in the step that reads or writes it, where it has a path. */
export class LocalArtifact extends ArtifactReference {
  /** Its path in the container. */
  get path(): Expression<string> {
    return new PathReference(`${this.reference}.path`);
  }
}

/** A path is a variable like others; it stands in texts as a simple tag. */
class PathReference extends Expression<string> {
  constructor(private readonly tag: string) {
    super(memberPath(tag.split('.')), 'text');
  }

  override toString(): string {
    return `{{${this.tag}}}`;
  }
}

/** An artifact that is chosen when the workflow runs. */
export class ChosenArtifact {
  /** Tells it from expressions, whose value is no artifact. */
  declare readonly isArtifact: true;

  /** @param source expression that gives an artifact */
  constructor(readonly source: string) {}
}
