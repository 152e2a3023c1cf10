import { deepest } from '../deepest';
import { fieldPath } from '../field-path';
import { isWritable } from './scalar';

/** A value that YAML for Kubernetes cannot hold, with the field where it stands. */
export class UnwritableValueError extends Error {
  /** As the API server writes it: `spec.rules[0].weight`; empty for the value itself. */
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`${path || 'The value'} ${reason}`);
    this.name = 'UnwritableValueError';
    this.path = path;
  }
}

/**
 * Finds what the writer could not write. The writer itself keeps no path, so that the good case costs nothing.
 * @throws UnwritableValueError always
 */
export function refuse(value: unknown): never {
  search(value, '', 0);
  throw new UnwritableValueError('', 'cannot be written.');
}

function search(value: unknown, path: string, depth: number): void {
  const reason = depth > deepest ? `lies more than ${deepest} levels deep. Does the value contain itself?` : reasonAgainst(value);
  if (reason !== undefined) throw new UnwritableValueError(depth > deepest ? `${path.slice(0, 60)}…` : path, reason);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) search(value[i], `${path}[${i}]`, depth + 1);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const field = fieldPath(path, key);
    if (!isWritable(key)) throw new UnwritableValueError(field, 'has a name with half a surrogate pair, which is no character.');
    search(item, field, depth + 1);
  }
}

function reasonAgainst(value: unknown): string | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? undefined : `is ${value}, which JSON does not have. Give a finite number.`;
    case 'string':
      return isWritable(value) ? undefined : 'holds half a surrogate pair, which is no character. Give well-formed text.';
    case 'object':
      return isPlainData(value) ? undefined : `is a ${value!.constructor?.name ?? 'object'}, not plain data. Resolve it to strings, numbers, lists and maps.`;
    case 'boolean':
    case 'bigint':
      return undefined;
    case 'undefined':
      return 'is undefined. Leave the field out, or give a value.';
    default:
      return `is a ${typeof value}, which is no data. Give a value.`;
  }
}

/** Lists, maps and null: what JSON has, and no instance of a class. */
export function isPlainData(value: object | null): boolean {
  if (value === null || Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
