import { deepest } from '../deepest';
import { metadataKeys, objectKeys, sortedKeys } from './key-order';
import { keyText, textBlock } from './scalar';
import { isPlainData, refuse } from './unwritable-value-error';

/**
 * YAML that Go's readers, PyYAML and YAML 1.2 readers all take for the same value: block style, two blanks a level, keys in a
 * fixed order (decision 0040), no anchors, no line folding. The same value gives the same bytes, whatever the order of its keys.
 *
 * @param value plain JSON data; `bigint` stands for integers beyond 2^53
 * @returns text that ends with a line break
 * @throws UnwritableValueError that names the field, for NaN, infinities, undefined, functions, class instances, half characters
 */
export function emitYaml(value: unknown): string {
  try {
    return new Writer().document(value);
  } catch (error) {
    if (error === unwritable) refuse(value);
    throw error;
  }
}

/** Several documents of one file, with `---` between them. */
export function emitDocuments(values: readonly unknown[]): string {
  return values.map(emitYaml).join('---\n');
}

/** Thrown by the writer, which keeps no path: it is looked for only then. */
const unwritable = Symbol('unwritable');

type PlainMap = Readonly<Record<string, unknown>>;

/** Where a map stands decides the order of its keys. */
const enum Role {
  Data,
  Metadata,
}

/** Line break and indentation of each depth. */
const pads = Array.from({ length: deepest + 2 }, (_, depth) => `\n${'  '.repeat(depth)}`);
/** The dash of a list's item, which takes the place of the next depth's indentation. */
const dashes = pads.map((pad) => `${pad}- `);

/** Appends to one text: joining the returned texts of parts costs a third more. */
class Writer {
  private text = '';

  document(value: unknown): string {
    const keys = keysOf(value, Role.Data);
    if (keys) this.map(value as PlainMap, keys, 0, false);
    else if (Array.isArray(value) && value.length > 0) this.list(value, 0, false);
    else this.text = `\n${scalar(value, 1)}`;
    this.text += '\n';
    // Without the first line break. This also joins the pieces, so that they do not outlive their document.
    return this.text.slice(1);
  }

  /** @param onLine the first key stands on the line that is there, behind a dash */
  private map(value: PlainMap, keys: readonly string[], depth: number, onLine: boolean): void {
    if (depth > deepest) fail();
    const isObject = keys[0] === 'apiVersion' && keys[1] === 'kind';
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      this.text += i > 0 || !onLine ? keyOf(key, depth) : keyOf(key, depth).slice(pads[depth].length);
      this.fieldValue(value[key], depth + 1, isObject && key === 'metadata' ? Role.Metadata : Role.Data);
    }
  }

  private fieldValue(value: unknown, depth: number, role: Role): void {
    if (typeof value === 'object') {
      const keys = keysOf(value, role);
      if (keys) return this.map(value as PlainMap, keys, depth, false);
      if (Array.isArray(value) && value.length > 0) return this.list(value, depth, false);
    }
    this.text += ` ${scalar(value, depth)}`;
  }

  private list(items: readonly unknown[], depth: number, onLine: boolean): void {
    if (depth > deepest) fail();
    const dash = dashes[depth];
    for (let i = 0; i < items.length; i++) {
      this.text += i > 0 || !onLine ? dash : '- ';
      this.item(items[i], depth + 1);
    }
  }

  private item(value: unknown, depth: number): void {
    if (typeof value === 'object') {
      const keys = keysOf(value, Role.Data);
      if (keys) return this.map(value as PlainMap, keys, depth, true);
      if (Array.isArray(value) && value.length > 0) return this.list(value, depth, true);
    }
    this.text += scalar(value, depth);
  }
}

/** Keys of a map in their order; `undefined` for what is no map and for `{}`, which stands on the line of its key. */
function keysOf(value: unknown, role: Role): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  if (!isPlainData(value)) return fail();
  const map = value as PlainMap;
  const isObject = typeof map.apiVersion === 'string' && typeof map.kind === 'string';
  const keys = isObject ? objectKeys(map) : role === Role.Metadata ? metadataKeys(map) : sortedKeys(map);
  return keys.length > 0 ? keys : undefined;
}

/** Few keys at few depths make up most of a program's output: line break, indentation, key and colon. Emptied when data keys fill it. */
const knownKeys: Map<string, string>[] = [];
const mostKnownKeys = 4096;

function keyOf(key: string, depth: number): string {
  const known = (knownKeys[depth] ??= new Map());
  const found = known.get(key);
  if (found !== undefined) return found;
  const text = pads[depth] + (keyText(key, pads[depth]) ?? fail());
  if (known.size >= mostKnownKeys) known.clear();
  known.set(key, text);
  return text;
}

function scalar(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return textBlock(value, pads[depth]) ?? fail();
    case 'number':
      return number(value);
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? '[]' : '{}';
    default:
      return fail();
  }
}

/** PyYAML takes `1e+21` for text: a number with an exponent needs a point. */
function number(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value)) return fail();
  const text = String(value);
  return /^-?\de/.test(text) ? text.replace('e', '.0e') : text;
}

function fail(): never {
  throw unwritable;
}
