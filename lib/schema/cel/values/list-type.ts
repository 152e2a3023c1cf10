import { Duration } from './duration';
import { ArrayList, ListValue } from './list';
import { MapValue } from './map';
import { Timestamp } from './timestamp';
import { Uint } from './uint';
import type { Value } from './value';

/** `x-kubernetes-list-type: set`: the order does not count, and `+` is a union. */
export class SetList extends ListValue {
  override readonly bound = true;
  private identities: Set<unknown> | undefined;

  constructor(private readonly list: ListValue) {
    super();
  }

  get size(): number {
    return this.list.size;
  }

  get(index: number): Value {
    return this.list.get(index);
  }

  hasAll(other: ListValue): boolean {
    const own = this.index();
    for (const element of other) if (!own.has(identity(element))) return false;
    return true;
  }

  /** Elements that are here stay in their place, new ones follow. */
  override concat(other: ListValue): SetList {
    const known = new Set(this.index());
    const added = other.toArray().filter((element) => known.size !== known.add(identity(element)).size);
    return new SetList(this.list.concat(new ArrayList(added)));
  }

  private index(): Set<unknown> {
    return (this.identities ??= new Set(this.list.toArray().map(identity)));
  }
}

/** `x-kubernetes-list-type: map`: elements are told apart by key fields, the order does not count, and `+` merges. */
export class KeyedList extends ListValue {
  override readonly bound = true;
  private byKey: Map<string, Value> | undefined;

  /** @param keys names of the key fields as rules write them */
  constructor(
    private readonly list: ListValue,
    private readonly keys: readonly string[],
  ) {
    super();
  }

  get size(): number {
    return this.list.size;
  }

  get(index: number): Value {
    return this.list.get(index);
  }

  findByKeyOf(element: Value): Value | undefined {
    this.byKey ??= new Map(this.list.toArray().map((own) => [this.keyOf(own), own]));
    return this.byKey.get(this.keyOf(element));
  }

  /** Elements of the other list replace those of the same key in their place, new ones follow. */
  override concat(other: ListValue): KeyedList {
    const merged = new Map(this.list.toArray().map((own) => [this.keyOf(own), own]));
    for (const element of other) merged.set(this.keyOf(element), element);
    return new KeyedList(new ArrayList([...merged.values()]), this.keys);
  }

  private keyOf(element: Value): string {
    if (!(element instanceof MapValue)) return '';
    return JSON.stringify(this.keys.map((key) => String(identity(element.find(key) ?? null))));
  }
}

/** Equal scalars have the same identity. */
function identity(value: Value): unknown {
  if (typeof value === 'string') return `'${value}`;
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  if (value instanceof Uint) return String(value.value);
  if (value instanceof Duration || value instanceof Timestamp) return `t${value.nanoseconds}`;
  return value instanceof Uint8Array ? `b${Buffer.from(value).toString('base64')}` : value;
}
