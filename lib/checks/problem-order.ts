import type { SourcePosition } from '../source/source-position';
import type { Problem } from './problem';

/**
 * Sorts by place (file, line, column), then object, field and code, and keeps equal problems once.
 * For everybody who puts the problems of several runs together, such as one app for several environments.
 */
export function orderProblems(problems: Iterable<Problem>): Problem[] {
  const once = new Map<string, Problem>();
  for (const problem of problems) once.set(problemKey(problem), problem);
  return [...once.values()].sort(compareProblems);
}

/** Two problems are one when rule, object, field and text agree. */
function problemKey(problem: Problem): string {
  const { code, file, document, constructPath, apiVersion, kind, namespace, name, path, message } = problem;
  return JSON.stringify([code, file, document, constructPath, apiVersion, kind, namespace, name, path, message, positionKey(problem.source)]);
}

function positionKey(position: SourcePosition | undefined): unknown {
  return position && [position.file, position.line, position.column];
}

function compareProblems(a: Problem, b: Problem): number {
  return (
    comparePositions(a.source, b.source) ||
    compareTexts(a.file, b.file) ||
    (a.document ?? -1) - (b.document ?? -1) ||
    compareTexts(a.constructPath, b.constructPath) ||
    compareTexts(a.kind, b.kind) ||
    compareTexts(a.namespace, b.namespace) ||
    compareTexts(a.name, b.name) ||
    compareTexts(a.apiVersion, b.apiVersion) ||
    comparePaths(a.path, b.path) ||
    compareTexts(a.code, b.code) ||
    compareTexts(a.message, b.message)
  );
}

/** What has no position stands last. */
function comparePositions(a: SourcePosition | undefined, b: SourcePosition | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return compareTexts(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** By code unit, so that the order is the same on every machine. */
function compareTexts(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `rules[2]` stands before `rules[10]`. */
function comparePaths(a: string, b: string): number {
  const left = a.split(/(\d+)/);
  const right = b.split(/(\d+)/);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = i % 2 ? Number(left[i]) - Number(right[i]) : compareTexts(left[i], right[i]);
    if (difference) return difference;
  }
  return left.length - right.length;
}
