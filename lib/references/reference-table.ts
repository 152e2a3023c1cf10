import type { KubeObject } from '../kube-object';
import type { PartType } from './reference-model';
import type { TargetKind } from './target-kind';

/** The namespace of a reference that may be met in any namespace. */
export const anyNamespace = '*';

/** One reference, as it was read from a field. Paths are below the field. */
export interface Reference {
  readonly to: TargetKind;
  readonly name: string;
  /** Field that holds the name: `name`. @default - the field itself */
  readonly at?: string;
  /** `anyNamespace` is met in any. Of no account for kinds without a namespace. @default - the namespace of the object */
  readonly namespace?: string;
  readonly parts?: readonly ReferencePart[];
  /** The object does its work without what it refers to. @default false */
  readonly optional?: boolean;
}

export interface ReferencePart {
  readonly type: PartType;
  readonly name: string;
  /** Field that holds the part's name: `key`. */
  readonly at: string;
}

/** Reads the references of a field. Gets whatever stands there: judges nothing, skips what it cannot read. */
export type ReferenceReader = (value: unknown, object: KubeObject) => Reference | readonly Reference[] | undefined;

/** The field holds a whole object of its own, read by the models of its kind: the Workflow in a Sensor's trigger. */
export const wholeObject = Symbol('whole object');

type TableEntry = ReferenceReader | ReferenceTable | typeof wholeObject;

/**
 * Where references stand. Paths are `spec.volumes[*].secret`: `[*]` is each item of a list, `{*}` each value of a map,
 * `["a.b/c"]` a field whose name has dots. An entry reads the field, or is a table for what is below it; tables may hold themselves.
 */
export interface ReferenceTable {
  readonly [path: string]: TableEntry | readonly TableEntry[];
}
