import type { KubeObject } from '../../../lib/kube-object';

export interface WorkflowMutant {
  /** What was done, for people: `spec.templates[0].name: deleted`. */
  readonly change: string;
  readonly object: KubeObject;
}

/** Each single change of a workflow that makes it another one: values changed, fields and items taken out, items of ordered lists swapped. */
export function* workflowMutants(object: KubeObject): Generator<WorkflowMutant> {
  for (const { change, mutate } of changesOf(object as unknown, '')) {
    const copy = structuredClone(object);
    mutate(copy as unknown as Container);
    yield { change, object: copy };
  }
}

type Container = Record<string | number, unknown>;
interface Change {
  readonly change: string;
  readonly mutate: (root: Container) => void;
}

function* changesOf(value: unknown, at: string, steps: readonly (string | number)[] = []): Generator<Change> {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value).map(([key, inner]) => [Array.isArray(value) ? Number(key) : key, inner] as const);
  for (const [key, inner] of entries) {
    const path = typeof key === 'number' ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`;
    if (doesNotCount(path, inner)) continue;
    const parentIn = (root: Container): Container => steps.reduce((part, step) => part[step] as Container, root);
    const inParent = (change: (parent: Container) => unknown) => (root: Container) => change(parentIn(root));
    const take = (parent: Container): unknown => (Array.isArray(parent) ? parent.splice(key as number, 1) : delete parent[key]);
    yield { change: `${path}: deleted`, mutate: inParent(take) };
    if (typeof inner !== 'object' && !isProgram(path, inner)) {
      yield { change: `${path}: changed`, mutate: inParent((parent) => (parent[key] = changed(inner))) };
    }
    if (isOrdered(path) && Array.isArray(inner)) {
      for (let index = 1; index < inner.length; index++) {
        if (JSON.stringify(inner[index]) === JSON.stringify(inner[index - 1])) continue;
        yield { change: `${path}: ${index - 1} and ${index} swapped`, mutate: inParent((parent) => swap(parent[key] as unknown[], index)) };
      }
    }
    yield* changesOf(inner, path, [...steps, key]);
  }
}

function changed(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `${String(value)}z`;
}

function swap(list: unknown[], index: number): void {
  [list[index - 1], list[index]] = [list[index], list[index - 1]];
}

function isOrdered(path: string): boolean {
  return /\.(steps|steps\[\d+\]|withItems|args|command|initContainers|flags|schedules)$/.test(path);
}

/** Rules 3 and 10 of the normal form: what it leaves out on purpose, and maps that hold nothing else. */
function doesNotCount(path: string, value: unknown): boolean {
  if (/workflows\.argoproj\.io\/(no-test|description|title|version|veriiony)|\.(description|help)$/.test(path)) return true;
  if (/\.(suspend|realtime)$/.test(path)) return value === false;
  if (path.endsWith('.serviceAccountName')) return value === 'default';
  if (typeof value !== 'object') return false;
  return value === null || (!Array.isArray(value) && Object.entries(value).every(([key, inner]) => doesNotCount(`${path}.${key}`, inner)));
}

/** Rule 14. */
function isProgram(path: string, value: unknown): boolean {
  return /\.(source|args\[\d+\]|command\[\d+\])$/.test(path) && String(value).split('\n').filter((line) => line.trim() !== '').length > 3;
}
