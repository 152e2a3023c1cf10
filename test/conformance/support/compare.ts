import { judgeResource, type Judgement } from '../../../lib/schema/judge';
import type { ResolvedKind } from '../../../lib/schema/schema-catalog';
import type { ReferenceVerdict } from './reference-checker';

/** Where we and the API server's library differ over one object. */
export interface Difference {
  readonly object: unknown;
  readonly kind: 'false alarm' | 'miss' | 'path';
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** How many objects were judged alike. */
export interface Comparison {
  valid: number;
  invalid: number;
  sameVerdict: number;
  samePaths: number;
  readonly differences: Difference[];
}

export function emptyComparison(): Comparison {
  return { valid: 0, invalid: 0, sameVerdict: 0, samePaths: 0, differences: [] };
}

export function addComparison(total: Comparison, other: Comparison): void {
  total.valid += other.valid;
  total.invalid += other.invalid;
  total.sameVerdict += other.sameVerdict;
  total.samePaths += other.samePaths;
  total.differences.push(...other.differences);
}

type Kind = Pick<ResolvedKind, 'schema' | 'definitions' | 'builtIn'>;

/** Judges the object as we do, and counts it beside the reference's verdict. */
export function compare(comparison: Comparison, object: unknown, kind: Kind, reference: ReferenceVerdict): void {
  const judgement = judgeResource(kind, object);
  const theirs = reference.errors.filter((error) => !(error.source === 'rule' && error.path === undefined && error.reason === undefined));
  const valid = theirs.length === 0;
  comparison[valid ? 'valid' : 'invalid']++;
  if (valid === judgement.valid) comparison.sameVerdict++;
  const ourPaths = pathsOf(judgement.problems.map((problem) => problem.path));
  const theirPaths = pathsOf(theirs.map((error) => error.path ?? ''));
  if (ourPaths === theirPaths) comparison.samePaths++;
  if (valid === judgement.valid && ourPaths === theirPaths) return;
  comparison.differences.push({
    object,
    kind: valid === judgement.valid ? 'path' : valid ? 'false alarm' : 'miss',
    ours: describe(judgement),
    theirs: theirs.map((error) => `${error.source} ${error.path ?? ''}: ${error.message}`),
  });
}

function pathsOf(paths: readonly string[]): string {
  return [...new Set(paths)].sort().join('\n');
}

function describe({ problems }: Judgement): string[] {
  return problems.map((problem) => `${problem.code} ${problem.path}: ${problem.message}`);
}
