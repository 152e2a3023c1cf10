import { Lazy } from 'cdk8s';
import { deepest } from '../deepest';
import { fieldPath } from '../field-path';
import { setField } from '../set-field';
import { isPlainJson } from './plain-json';

/** A value that has no place in a manifest, at the path where it stood. */
export interface Refusal {
  /** Field, as the API server writes it: `spec.containers[0].image`. */
  readonly path: string;
  readonly message: string;
}

export interface CopyOptions {
  /** A number or text that a class of `cdk8s import` wraps stands bare, instead of in `{ value }`. */
  readonly bareUnions: boolean;
  /** Parts that are plain JSON already are not copied. For who looks at the outcome once and does not keep it. */
  readonly share: boolean;
  readonly onRefused: (refusal: Refusal) => void;
}

/** How empty parts are treated: metadata leaves out empty lists and maps; what a class rendered itself keeps its nulls. */
export type CopyMode = 'fields' | 'metadata' | 'rendered';

type Dictionary = Readonly<Record<string, unknown>>;

/**
 * Makes plain JSON of what was given to an object: resolves late values and leaves out what is null or undefined. One pass does
 * what cdk8s does in two to four, with the same outcome. Keys keep their order: whoever writes them sorts them.
 */
export class PlainCopier {
  private readonly path: (string | number)[] = [];

  constructor(private readonly options: CopyOptions) {}

  /** @returns undefined where nothing is left */
  copyField(name: string, value: unknown, mode: CopyMode = 'fields'): unknown {
    if (this.options.share && mode === 'fields' && isPlainJson(value)) return value;
    this.path.push(name);
    const copy = this.copy(value, mode);
    this.path.pop();
    return copy;
  }

  private copy(value: unknown, mode: CopyMode): unknown {
    if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : this.refuse(`The value is ${value}, and JSON has no number for it.`);
    if (value === null) return mode === 'rendered' ? null : undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'object') return this.copyInstance(value as object, mode);
    if (this.path.length > deepest) return this.refuse(`The value nests deeper than ${deepest} levels. It probably contains itself.`, 6);
    if (Array.isArray(value)) return this.copyList(value, mode);
    return isDictionary(value) ? this.copyDictionary(value, mode) : this.copyInstance(value, mode);
  }

  private copyList(list: readonly unknown[], mode: CopyMode): readonly unknown[] | undefined {
    if (mode === 'metadata' && list.length === 0) return undefined;
    let copy = this.options.share ? undefined : [...list];
    for (let index = 0; index < list.length; index++) {
      this.path.push(index);
      const item = this.copy(list[index], mode) ?? null; // an item keeps its place, also where nothing is left of it
      this.path.pop();
      if (item !== list[index]) (copy ??= [...list])[index] = item;
    }
    return copy ?? list;
  }

  private copyDictionary(dictionary: Dictionary, mode: CopyMode): Dictionary | undefined {
    if (typeof dictionary.resolve === 'function') return this.copyInstance(dictionary, mode) as Dictionary | undefined;
    let copy: Record<string, unknown> | undefined = this.options.share ? undefined : { ...dictionary };
    let kept = 0;
    let omitted = 0;
    for (const key in dictionary) {
      const value = dictionary[key];
      kept++;
      if (typeof value === 'string' || !Object.hasOwn(dictionary, key)) continue;
      this.path.push(key);
      const plain = this.copy(value, mode);
      this.path.pop();
      if (plain === undefined) omitted++;
      if (plain !== value) setField((copy ??= { ...dictionary }), key, plain);
    }
    if (mode === 'metadata' && omitted === kept) return undefined;
    return omitted === 0 ? (copy ?? dictionary) : withoutUndefined(copy ?? dictionary);
  }

  /** Late values in cdk8s' order: `Lazy`, anything with `resolve()`, the unions of `cdk8s import`. */
  private copyInstance(instance: object, mode: CopyMode): unknown {
    if (instance instanceof Lazy) return this.copy(instance.produce(), mode);
    const { resolve, value } = instance as { resolve?: unknown; value?: unknown };
    if (typeof resolve === 'function') return this.copy(resolve.call(instance), mode);
    if (typeof value === 'number' || typeof value === 'string') return this.options.bareUnions ? value : { value };
    return this.refuse(`The value is ${describe(instance)}, which has no form in a manifest.`);
  }

  /** @param levels of the path to tell, where the whole would fill the screen */
  private refuse(message: string, levels = this.path.length): undefined {
    this.options.onRefused({ path: formatPath(this.path.slice(0, levels)), message });
    return undefined;
  }
}

/** Also of another realm, such as what jest's sandbox parsed. */
function isDictionary(value: object): value is Dictionary {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return Object.getPrototypeOf(prototype) === null && (prototype as { constructor?: { name?: string } }).constructor?.name === 'Object';
}

/** A new map: deleting keys would make V8 keep a slower form of it. */
function withoutUndefined(map: Dictionary): Dictionary {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(map)) if (map[key] !== undefined) setField(copy, key, map[key]);
  return copy;
}

function describe(instance: object): string {
  if (typeof instance === 'function') return 'a function';
  if (typeof instance === 'symbol') return 'a symbol';
  return `an instance of ${instance.constructor?.name || 'an unnamed class'}`;
}

function formatPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((parent, part) => fieldPath(parent, String(part)), '');
}
