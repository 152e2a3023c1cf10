import type { Value } from './value';

/** A list of CEL. Elements may be made when they are asked for. */
export abstract class ListValue implements Iterable<Value> {
  abstract readonly size: number;
  /** Made from data under a schema: such a list takes offence at a comparison with what is no list. */
  readonly bound: boolean = false;

  /** @param index within the list; the caller checks the bounds */
  abstract get(index: number): Value;

  *[Symbol.iterator](): Generator<Value> {
    for (let index = 0; index < this.size; index++) yield this.get(index);
  }

  toArray(): Value[] {
    return Array.from({ length: this.size }, (_, index) => this.get(index));
  }

  /** This list followed by another. */
  concat(other: ListValue): ListValue {
    return new ArrayList([...this, ...other]);
  }
}

/** A list whose elements are known. */
export class ArrayList extends ListValue {
  constructor(private readonly elements: readonly Value[]) {
    super();
  }

  get size(): number {
    return this.elements.length;
  }

  get(index: number): Value {
    return this.elements[index]!;
  }
}
