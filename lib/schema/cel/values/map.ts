import { equals } from './equality';
import { Uint } from './uint';
import { EvaluationError, type Value } from './value';

/** A map of CEL, or an object with fields. */
export abstract class MapValue {
  abstract readonly size: number;

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

  /** @throws EvaluationError when a key occurs twice or cannot be a key. */
  constructor(entries: Iterable<readonly [Value, Value]>) {
    super();
    for (const entry of entries) {
      const key = mapKey(entry[0]);
      if (key === undefined) throw new EvaluationError('unsupported key type');
      if (this.entries.has(key)) throw new EvaluationError(`insert failed: key ${String(key)} already exists`);
      this.entries.set(key, entry);
    }
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
function mapKey(key: Value): bigint | string | boolean | undefined {
  if (key instanceof Uint) return key.value;
  if (typeof key === 'number') return Number.isInteger(key) ? BigInt(key) : undefined;
  return typeof key === 'bigint' || typeof key === 'string' || typeof key === 'boolean' ? key : undefined;
}
