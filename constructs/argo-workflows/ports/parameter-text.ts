import { Expression } from '../values/expression';
import { jsonText } from '../values/json-text';

/** A value as the text that the workflow passes on: workflows know texts alone. */
export function parameterText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Expression) return value.toString();
  return typeof value === 'object' && value !== null ? jsonText(value) : String(value);
}
