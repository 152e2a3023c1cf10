import type { Problem } from '../problem';
import type { Reporter } from './reporter';

/** One entry of the list that `--format json` prints. What is not known is `null`, so that every entry has every field. */
export interface JsonProblem {
  /** The YAML file, or the file of the construct. */
  readonly file: string | null;
  /** Index of the document in the file, from 0. */
  readonly document: number | null;
  readonly apiVersion: string | null;
  readonly kind: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly code: string;
  readonly category: string;
  readonly severity: string;
  readonly path: string;
  readonly message: string;
  readonly hint: string | null;
  readonly docs: string | null;
  readonly constructPath: string | null;
  /** In `file`, from 1. */
  readonly line: number | null;
  readonly column: number | null;
}

/** For programs: a list, empty when there is no problem. Waived problems are not in it. */
export const jsonReporter: Reporter = {
  format: 'json',
  print: ({ problems }) => `${JSON.stringify(problems.map(toJson), undefined, 2)}\n`,
};

function toJson(problem: Problem): JsonProblem {
  const { source } = problem;
  return {
    file: problem.file ?? source?.file ?? null,
    document: problem.document ?? null,
    apiVersion: problem.apiVersion ?? null,
    kind: problem.kind ?? null,
    namespace: problem.namespace ?? null,
    name: problem.name ?? null,
    code: problem.code,
    category: problem.category,
    severity: problem.severity,
    path: problem.path,
    message: problem.message,
    hint: problem.hint ?? null,
    docs: problem.docs ?? null,
    constructPath: problem.constructPath ?? null,
    line: source?.line ?? null,
    column: source?.column ?? null,
  };
}
