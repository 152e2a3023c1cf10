import { ArtifactReference } from '../ports/artifact';
import { Expression } from './expression';

/** Data with its expressions written as the tags that stand for them. */
export function renderValues<T>(value: T): T {
  return render(value) as T;
}

function render(value: unknown): unknown {
  if (value instanceof Expression || value instanceof ArtifactReference) return value.toString();
  if (Array.isArray(value)) return value.map(render);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [name, render(field)]),
  );
}
