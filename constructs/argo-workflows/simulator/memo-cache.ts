import type { TraceArtifact } from './trace';

/** What a memoized template gave. */
export interface MemoEntry {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly artifacts?: Readonly<Record<string, TraceArtifact>>;
  readonly result?: string;
  /** When it was remembered, for `maxAge`: RFC 3339. @default - just now */
  readonly createdAt?: string;
}

/** Outputs of memoized templates by name of the cache, and by key. */
export type MemoCache = Readonly<Record<string, Readonly<Record<string, MemoEntry>>>>;
