/** The steps of the API server on creation, in its order; each can be run alone. */
export const schemaSteps = ['unknown-field', 'defaults', 'schema', 'metadata', 'list-type', 'rule'] as const;
/** One step of the API server. */
export type SchemaStep = (typeof schemaSteps)[number];

/** What can be wrong with an object by its schema. */
export const schemaCodes = [
  'schema/unknown-field',
  'schema/required',
  'schema/type',
  'schema/format',
  'schema/enum',
  'schema/pattern',
  'schema/too-long',
  'schema/too-short',
  'schema/range',
  'schema/too-many',
  'schema/too-few',
  'schema/combination',
  'schema/duplicate',
  'schema/metadata',
  'schema/rule',
  'schema/rule-unevaluated',
] as const;
/** What is wrong with an object by its schema. */
export type SchemaCode = (typeof schemaCodes)[number];

/** A mistake that a schema tells, by the API server's own path. */
export interface SchemaProblem {
  readonly code: SchemaCode;
  readonly step: SchemaStep;
  /** The field as the API server names it, which for some mistakes is nothing at all. */
  readonly path: string;
  /** The value that is wrong, where the API server does not name it. @default - that of `path` */
  readonly at?: string;
  readonly message: string;
  readonly hint?: string;
}
