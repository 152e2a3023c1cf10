import { deepest } from '../deepest';

/**
 * Whether a value can stand in a manifest as it is: no late values, nothing to leave out. Nearly everything that is given to constructs
 * can, and looking costs a fraction of copying.
 */
export function isPlainJson(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value !== null && depth < deepest && arePartsPlain(value, depth + 1);
    default:
      return false;
  }
}

function arePartsPlain(value: object, depth: number): boolean {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (!isPlainJson(value[index], depth)) return false;
    return true;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key in value) if (!isPlainJson((value as Record<string, unknown>)[key], depth)) return false;
  return true;
}
