import type { SourcePosition } from '../source/source-position';

/** What a rule is about; `lint --only` chooses by it. */
export const categories = ['schema', 'names', 'references', 'controller', 'security', 'deprecated'] as const;
/** What a rule is about. */
export type Category = (typeof categories)[number];

/** Errors fail a run; warnings and infos let it pass. */
export const severities = ['error', 'warning', 'info'] as const;
/** How grave a problem is. */
export type Severity = (typeof severities)[number];

/** Something that is wrong with an object, or with the set. Plain data, so that every reporter prints it its own way. */
export interface Problem {
  /** Name of the rule: `schema/unknown-field`. */
  readonly code: string;
  readonly category: Category;
  readonly severity: Severity;
  /** What is wrong, with the value. One sentence, ends with a full stop. */
  readonly message: string;
  /** What to do. One sentence or two. */
  readonly hint?: string;
  /** Page of upstream's documentation that states the rule. */
  readonly docs?: string;
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** Field, as the API server writes it: `spec.rules[0].matches[1].path`; empty for the object itself. */
  readonly path: string;
  readonly constructPath?: string;
  /** The line to mend: the user's `new X(...)`, the call that wrote a part of it, the patch, or the field in a YAML file. */
  readonly source?: SourcePosition;
  /** The YAML file and the index of the document in it, where the object was read from one. */
  readonly file?: string;
  readonly document?: number;
  /** Other objects that take part, such as the first of two with one identity. */
  readonly related?: readonly RelatedObject[];
}

/** An object that takes part in a problem beside the one that is told. */
export interface RelatedObject {
  readonly message: string;
  readonly constructPath?: string;
  readonly source?: SourcePosition;
}
