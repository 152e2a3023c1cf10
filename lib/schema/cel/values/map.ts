import { equals } from './equality';
import { Uint } from './uint';
import { EvaluationError, type Value } from './value';

/** A map of CEL, or an object with fields. */
export abstract class MapValue {
  abstract readonly size: number;
  /** Made from data under a schema: such a map takes offence at a comparison with what is no map. */
  readonly bound: boolean = false;

  /** Undefined where there is no such key. */
  abstract find(key: Value): Value | undefined;

  abstract keys(): Value[];

  equals(other: MapValue): boolean {
    if (this.size !== other.size) return false;
    return this.keys().every((key) => {
      const counterpart = other.find(key);
      return counterpart !== undefined && equals(this.find(key)!, counterpart);
    });
  }
}

/** A map whose entries are known. */
export class EntryMap extends MapValue {
  private readonly entries = new Map<unknown, readonly [Value, Value]>();

  /** Of entries with the same key the last one counts. */
  constructor(entries: Iterable<readonly [Value, Value]>) {
    super();
    for (const entry of entries) this.entries.set(mapKey(entry[0]), entry);
  }

  /** @throws EvaluationError when a key occurs twice. */
  static ofDistinct(entries: readonly (readonly [Value, Value])[]): EntryMap {
    const map = new EntryMap(entries);
    if (map.size !== entries.length) throw new EvaluationError('insert failed: a key already exists');
    return map;
  }

  get size(): number {
    return this.entries.size;
  }

  find(key: Value): Value | undefined {
    return this.entries.get(mapKey(key))?.[1];
  }

  keys(): Value[] {
    return Array.from(this.entries.values(), ([key]) => key);
  }
}

/** Numbers of equal value are one key, whatever their type. */
function mapKey(key: Value): unknown {
  if (key instanceof Uint) return key.value;
  return typeof key === 'number' && Number.isInteger(key) ? BigInt(key) : key;
}
