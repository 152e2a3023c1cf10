import type { Problem } from './checks/problem';
import type { Waiver } from './checks/waiver';
import type { KubeObject } from './kube-object';
import type { ArgoWorkflowsVersion } from './schema/schema-catalog';
import type { FieldOrigin } from './source/field-sources';
import type { SourcePosition } from './source/source-position';

/** Where an object comes from: a construct of an app, or a document of a file. */
export interface Origin {
  /** Path of the construct, for objects of an app. */
  readonly constructPath?: string;
  /** The user's `new X(...)`, or the start of the document in a file. */
  readonly source?: SourcePosition;
  /** The YAML or JSON file that was read, as it was named. */
  readonly file?: string;
  /** Index of the document in `file`, from 0. */
  readonly document?: number;
  /** JSON patches that were applied last, each with the line that added it. */
  readonly patches?: readonly PatchOrigin[];
  /** Parts of the object that calls of their own wrote, before patches. */
  readonly fields?: readonly FieldOrigin[];
  /**
   * Position of a field in the file that was read.
   * @param path as the API server writes it: `spec.rules[0].matches[1].path`
   */
  readonly locate?: (path: string) => SourcePosition | undefined;
}

/** A JSON patch, and who added it. */
export interface PatchOrigin {
  /** JSON pointer of the patched field: `/spec/template/spec/hostPID`. */
  readonly pointer: string;
  readonly source?: SourcePosition;
}

/** One object with its origin. */
export interface ManifestEntry {
  readonly object: KubeObject;
  readonly origin: Origin;
}

/** An object that the app refers to and that somebody else makes. */
export interface ExternalObject {
  readonly group: string;
  readonly kind: string;
  /** Empty: in every namespace, or cluster-scoped. */
  readonly namespace: string;
  readonly name: string;
  /** Known keys of a Secret or ConfigMap. @default - any key */
  readonly keys?: readonly string[];
  /** Who makes it, for the report. */
  readonly reason: string;
}

/**
 * All objects of an app, or of files that were read: the input of every check, of emit and of publish.
 * Plain data: what an app's process found travels to the command line as JSON.
 */
export interface ManifestSet {
  /** In the order in which they are emitted. */
  readonly entries: readonly ManifestEntry[];
  /** What was declared to exist outside. */
  readonly externals: readonly ExternalObject[];
  readonly waivers: readonly Waiver[];
  /** The release of Argo Workflows that the objects are made for. @default '4.1' */
  readonly argoWorkflowsVersion?: ArgoWorkflowsVersion;
  /** Problems found while the set was made: by constructs' own validation, or by reading a file. */
  readonly problems: readonly Problem[];
}
