import { fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../../../lib/references/fields';
import { isGiven } from '../../model/ports';
import { countOf } from './duration';
import { NodeError } from './node-error';

/** One turn of a loop. */
export interface Turn {
  /** `fit(0:a)`. */
  readonly name: string;
  /** `item`, and `item.key` of maps. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The turns of a step or task that runs once for each item; undefined where it runs once. @param call with everything filled in but items */
export function turnsOf(name: string, call: Fields): Turn[] | undefined {
  const items = itemsIn(call);
  return items?.map((item, index) => turnOf(name, index, item));
}

export function hasTurns({ withItems, withParam, withSequence }: Fields): boolean {
  return itemsOf(withItems).length > 0 || textOf(withParam) !== undefined || isFields(withSequence);
}

function itemsIn({ withItems, withParam, withSequence }: Fields): readonly unknown[] | undefined {
  if (itemsOf(withItems).length > 0) return itemsOf(withItems);
  if (textOf(withParam) !== undefined) return listOf(String(withParam));
  return isFields(withSequence) ? sequenceOf(withSequence) : undefined;
}

function listOf(text: string): readonly unknown[] {
  try {
    const list = JSON.parse(text) as unknown;
    if (Array.isArray(list)) return list;
  } catch {
    // said below
  }
  throw new NodeError(`withParam is no JSON list: ${text.trim()}`);
}

function sequenceOf({ start, end, count, format }: Fields): string[] {
  const first = isGiven(start) ? countOf(start, 'withSequence.start') : 0;
  const length = isGiven(count) ? countOf(count, 'withSequence.count') : undefined;
  if (length === 0) return [];
  const last = length === undefined ? countOf(end, 'withSequence.end') : first + length - 1;
  const step = first <= last ? 1 : -1;
  const numbers = Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + step * index);
  return numbers.map((number) => (textOf(format) === undefined ? String(number) : formatted(String(format), number)));
}

/** A number as Go's `fmt.Sprintf` writes it. */
function formatted(format: string, number: number): string {
  return format.replace(/%([-0+ #]*)(\d*)([dxXob%])/g, (_, flags: string, width: string, verb: string) => {
    if (verb === '%') return '%';
    const digits = number.toString({ d: 10, x: 16, X: 16, o: 8, b: 2 }[verb]);
    const text = `${flags.includes('+') && number >= 0 ? '+' : ''}${verb === 'X' ? digits.toUpperCase() : digits}`;
    if (flags.includes('-')) return text.padEnd(Number(width));
    return text.padStart(Number(width), flags.includes('0') ? '0' : ' ');
  });
}

function turnOf(name: string, index: number, item: unknown): Turn {
  if (isFields(item)) {
    const entries = Object.entries(item).map(([key, value]) => [key, shown(value)] as const);
    const words = entries.map(([key, value]) => `${key}:${value}`).sort();
    const variables = Object.fromEntries(entries.map(([key, value]) => [`item.${key}`, value]));
    return { name: `${name}(${index}:${words.join(',')})`, variables: { item: sortedJson(item), ...variables } };
  }
  if (Array.isArray(item)) {
    const parts = Object.fromEntries(item.map((part, at) => [`item.[${at}]`, shown(part)]));
    return { name: `${name}(${index}:[${item.map(shown).join(' ')}])`, variables: { item: JSON.stringify(item), ...parts } };
  }
  return { name: `${name}(${index}:${shown(item)})`, variables: { item: shown(item) } };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Go writes the keys of maps in order. */
function sortedJson(item: Fields): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fieldsOf(item)).sort(([a], [b]) => (a < b ? -1 : 1))));
}
