import { Lazy } from 'cdk8s';

/** A value that has no place in a manifest, at the path where it stood. */
export interface Refusal {
  /** Field, as the API server writes it: `spec.containers[0].image`. */
  readonly path: string;
  readonly message: string;
}

export interface CopyOptions {
  /** A number or text that a class of `cdk8s import` wraps stands bare, instead of in `{ value }`. */
  readonly bareUnions: boolean;
  readonly onRefused: (refusal: Refusal) => void;
}

/** How a value's empty parts are treated: metadata leaves out empty lists and maps; what a class rendered itself keeps its nulls. */
type Mode = 'fields' | 'metadata' | 'rendered';

type Instance = object & { readonly resolve?: unknown; readonly value?: unknown };

/** Deeper than any manifest, and far from the end of the stack. */
const deepest = 500;

/**
 * Makes plain JSON of what was given to an object: resolves late values, leaves out what is null or undefined, sorts keys, copies.
 * One pass does what cdk8s does in two to four, with the same outcome.
 */
export class PlainCopier {
  readonly #path: (string | number)[] = [];

  constructor(private readonly options: CopyOptions) {}

  /** @returns undefined where nothing is left */
  copyField(name: string, value: unknown, mode: Mode = 'fields'): unknown {
    this.#path.push(name);
    const copy = this.#copy(value, mode);
    this.#path.pop();
    return copy;
  }

  #copy(value: unknown, mode: Mode): unknown {
    if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') return value;
    if (typeof value === 'number') return Number.isFinite(value) ? value : this.#refuse(`The value is ${value}, and JSON has no number for it.`);
    if (value === null) return mode === 'rendered' ? null : undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'object') return this.#copyInstance(value as Instance, mode);
    if (this.#path.length > deepest) return this.#refuse(`The value nests deeper than ${deepest} levels. It probably contains itself.`);
    if (Array.isArray(value)) return this.#copyList(value, mode);
    return isDictionary(value) ? this.#copyDictionary(value, mode) : this.#copyInstance(value, mode);
  }

  #copyList(list: readonly unknown[], mode: Mode): unknown[] | undefined {
    if (mode === 'metadata' && list.length === 0) return undefined;
    const copy = new Array<unknown>(list.length);
    for (let index = 0; index < list.length; index++) {
      this.#path.push(index);
      copy[index] = this.#copy(list[index], mode) ?? null; // an item keeps its place, also where nothing is left of it
      this.#path.pop();
    }
    return copy;
  }

  #copyDictionary(dictionary: Readonly<Record<string, unknown>>, mode: Mode): unknown {
    if (typeof dictionary.resolve === 'function') return this.#copyInstance(dictionary, mode);
    const copy: Record<string, unknown> = {};
    let isEmpty = true;
    for (const key of sortedKeys(dictionary)) {
      this.#path.push(key);
      const value = this.#copy(dictionary[key], mode);
      this.#path.pop();
      if (value === undefined) continue;
      isEmpty = false;
      if (key === '__proto__') Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
      else copy[key] = value;
    }
    return isEmpty && mode === 'metadata' ? undefined : copy;
  }

  /** Late values in cdk8s' order: `Lazy`, anything with `resolve()`, the unions of `cdk8s import`. */
  #copyInstance(instance: Instance, mode: Mode): unknown {
    if (instance instanceof Lazy) return this.#copy(instance.produce(), mode);
    if (typeof instance.resolve === 'function') return this.#copy((instance as { resolve(): unknown }).resolve(), mode);
    const { value } = instance;
    if (typeof value === 'number' || typeof value === 'string') return this.options.bareUnions ? value : { value };
    return this.#refuse(`The value is ${describe(instance)}, which has no form in a manifest.`);
  }

  #refuse(message: string): undefined {
    this.options.onRefused({ path: formatPath(this.#path), message });
    return undefined;
  }
}

/** Also of another realm, such as what jest's sandbox parsed. */
function isDictionary(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return Object.getPrototypeOf(prototype) === null && (prototype as { constructor?: { name?: string } }).constructor?.name === 'Object';
}

/** Most dictionaries are written in order already, or have one key. */
function sortedKeys(dictionary: object): string[] {
  const keys = Object.keys(dictionary);
  for (let index = 1; index < keys.length; index++) {
    if (keys[index - 1]! > keys[index]!) return keys.sort();
  }
  return keys;
}

function describe(instance: object): string {
  if (typeof instance === 'function') return 'a function';
  if (typeof instance === 'symbol') return 'a symbol';
  return `an instance of ${instance.constructor?.name || 'an unnamed class'}`;
}

function formatPath(path: readonly (string | number)[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}
