import type { Value } from './value';

/** A map whose values are made when they are asked for: of a thousand tasks, an expression reads one or two. */
export class LazyMap extends Map<Value, Value> {
  constructor(private readonly pending: Map<Value, () => Value>) {
    super();
  }

  override get(key: Value): Value | undefined {
    const make = this.pending.get(key);
    if (make) {
      this.pending.delete(key);
      super.set(key, make());
    }
    return super.get(key);
  }

  override has(key: Value): boolean {
    return this.pending.has(key) || super.has(key);
  }

  override get size(): number {
    return super.size + this.pending.size;
  }

  override entries(): MapIterator<[Value, Value]> {
    return this.whole().entriesMade();
  }

  override [Symbol.iterator](): MapIterator<[Value, Value]> {
    return this.entries();
  }

  override keys(): MapIterator<Value> {
    this.whole();
    return super.keys();
  }

  override values(): MapIterator<Value> {
    this.whole();
    return super.values();
  }

  override forEach(run: (value: Value, key: Value, map: Map<Value, Value>) => void): void {
    this.whole();
    super.forEach(run);
  }

  private entriesMade(): MapIterator<[Value, Value]> {
    return super.entries();
  }

  private whole(): this {
    for (const key of [...this.pending.keys()]) this.get(key);
    return this;
  }
}
