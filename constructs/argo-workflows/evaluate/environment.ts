import { textOf } from './arguments';
import { builtins } from './builtins';
import { writeJson } from './json';
import { jsonPath } from './json-path';
import { LazyMap } from './lazy-map';
import { sprigFunctions } from './sprig';
import { isMap, valueOf, type Value, type ValueFunction, type ValueMap } from './value';
import type { Variables } from './variables';

const argo: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['asInt', builtins.get('int')!],
  ['asFloat', builtins.get('float')!],
  ['jsonpath', ((json, path) => jsonPath(textOf(json ?? '', 'jsonpath()'), textOf(path ?? '', 'jsonpath()'))) as ValueFunction],
  ['toJson', ((value) => writeJson(value ?? null)) as ValueFunction],
  ['sprig', sprigFunctions],
]);

/**
 * What an expression may read: variables with dots in their names become maps in maps, beside the functions of Argo Workflows. A variable gives
 * way to those that have its name and a dot before theirs: `item` to `item.a`.
 */
export class Environment {
  private readonly known = new Map<string, Value | undefined>();

  constructor(private readonly variables: Variables) {}

  /** @returns undefined where it is not there */
  get(name: string): Value | undefined {
    if (!this.known.has(name)) this.known.set(name, argo.get(name) ?? this.find(name));
    return this.known.get(name);
  }

  /** Whether `['steps', 'a', 'outputs']` leads to something, be it empty. */
  has([root, ...path]: readonly string[]): boolean {
    let value = this.get(root ?? '');
    for (const part of path) value = value !== undefined && value !== null && isMap(value) ? value.get(part) : undefined;
    return value !== undefined;
  }

  /** First parts of all names, functions included. */
  names(): string[] {
    return [...new Set([...Object.keys(this.variables).map((name) => name.split('.', 1)[0] ?? name), ...argo.keys()])];
  }

  asMap(): ValueMap {
    return new Map(this.names().map((name) => [name, this.get(name) ?? null]));
  }

  private find(name: string): Value | undefined {
    const own = Object.hasOwn(this.variables, name) ? this.variables[name] : undefined;
    const below = this.below(`${name}.`);
    if (below.size === 0) return own === undefined ? undefined : valueOf(own);
    return new LazyMap(new Map([...below].map(([part, keys]) => [part, () => this.make(`${name}.${part}`, keys)])));
  }

  /** Names of variables that go on from a prefix, by their next part. */
  private below(prefix: string): Map<string, string[]> {
    const groups = new Map<string, string[]>();
    for (const key of Object.keys(this.variables)) {
      if (!key.startsWith(prefix) || this.variables[key] === undefined) continue;
      const end = key.indexOf('.', prefix.length);
      const part = key.slice(prefix.length, end < 0 ? undefined : end);
      const group = groups.get(part);
      if (group) group.push(key);
      else groups.set(part, [key]);
    }
    return groups;
  }

  private make(name: string, keys: readonly string[]): Value {
    const inner = keys.filter((key) => key !== name).sort();
    if (inner.length === 0) return valueOf(this.variables[name]);
    return nested(inner.map((key) => [key.slice(name.length + 1).split('.'), this.variables[key]]));
  }
}

type Entry = readonly [path: readonly string[], value: unknown];

/** Entries come in order, so that a name comes before those that go on from it, and gives way. */
function nested(entries: readonly Entry[]): ValueMap {
  const root = new Map<Value, Value>();
  for (const [path, value] of entries) {
    let map = root;
    for (const part of path.slice(0, -1)) {
      const next = map.get(part);
      const own = next instanceof Map && made.has(next) ? (next as Map<Value, Value>) : new Map<Value, Value>();
      made.add(own);
      map.set(part, own);
      map = own;
    }
    map.set(path.at(-1)!, valueOf(value));
  }
  return root;
}

const made = new WeakSet<object>();
