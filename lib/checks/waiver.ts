import type { SourcePosition } from '../source/source-position';

/** A problem that is accepted where it applies, with the reason; the report lists every waiver. */
export interface Waiver {
  /** Code of the rule, such as `schema/unknown-field`. */
  readonly code: string;
  /** Why it is right here. Never empty. */
  readonly reason: string;
  /** The waiver holds for this construct and all below it. @default - the whole set */
  readonly constructPath?: string;
  /** Where the waiver was written. */
  readonly source?: SourcePosition;
}
