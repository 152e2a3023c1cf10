import type { Rule } from '../../lib/checks/rule';
import type { KubeObject } from '../../lib/kube-object';
import { objectsOf, setOf } from '../references/support';

/** `code path: message hint` of all that the rules find, the code without its system, warnings in parentheses. */
export function tell(rules: readonly Rule[], input: string | readonly KubeObject[]): string[] {
  const set = setOf(typeof input === 'string' ? objectsOf(input) : input);
  const told: string[] = [];
  for (const { code, severity, check } of rules) {
    const name = code.slice(code.indexOf('/') + 1);
    check({ set, schemas: undefined as never }, ({ path, message, hint }) => {
      told.push(`${severity === 'error' ? name : `(${name})`} ${path ?? ''}: ${message}${hint ? ` ${hint}` : ''}`);
    });
  }
  return told;
}

/** Paths of what the rules find. */
export function pathsOf(rules: readonly Rule[], input: readonly KubeObject[]): string[] {
  return tell(rules, input).map((text) => text.slice(text.indexOf(' ') + 1, text.indexOf(': ')));
}

/** Every path to a field, or to an item of a list, below a value: `['spec', 'events', 0]`. */
export function* pathsBelow(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    yield [...path, step];
    yield* pathsBelow(inner, [...path, step]);
  }
}

/** A copy with another value at a path; without the field where the value is undefined. */
export function changed<T>(object: T, path: readonly (string | number)[], value: unknown): T {
  const copy = structuredClone(object);
  let inner = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) inner = inner[step] as Record<string | number, unknown>;
  const last = path[path.length - 1] ?? '';
  if (value !== undefined) inner[last] = value;
  else if (Array.isArray(inner)) inner.splice(Number(last), 1);
  else delete inner[last];
  return copy;
}

/** `spec.events[0]`. */
export function written(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').slice(1);
}
