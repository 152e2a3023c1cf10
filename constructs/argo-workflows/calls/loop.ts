import type * as l1 from '../../../imports/argo-workflows';
import type { OutputPorts } from '../ports/output';
import type { LoopOutputReferences } from '../ports/references';
import { Expression, Reference, type NumberCast } from '../values/expression';
import { referenceWithFields } from '../values/fields-proxy';
import { renderValues } from '../values/render';

/** What a loop runs over: a list, the JSON list that a value holds, or numbers. */
export type LoopItems<T> = readonly T[] | Expression<readonly T[]> | Sequence<T>;

/** What may differ from run to run. */
export type PerItem<T, V> = (item: Item<T>, whole: Reference<T>) => V;

/** Numbers one after the other. Made by `sequence()`. */
export class Sequence<out T = unknown> {
  /** Never set: it carries the type. */
  declare readonly itemType?: T;

  constructor(readonly spec: l1.Sequence) {}
}

type Bound = number | Expression<number>;

/** How many, or which. */
type Bounds =
  | { readonly count: Bound; readonly start?: Bound; readonly end?: undefined }
  | { readonly start?: Bound; readonly end: Bound; readonly count?: undefined };

/**
 * Numbers for a loop: `sequence({ count: 3 })` gives 0, 1 and 2; `start` and `end` are both part of it. `format` is one of Go, such as
 * `part%02X`, and makes texts of them.
 */
export function sequence(bounds: Bounds & { readonly format?: undefined }): Sequence<number>;
export function sequence(bounds: Bounds & { readonly format: string }): Sequence<string>;
export function sequence(bounds: Bounds & { readonly format?: string }): Sequence {
  return new Sequence(renderValues(bounds) as l1.Sequence);
}

/** The item of a run: its fields, where items are objects. */
export type Item<T> = T extends string | number | boolean | readonly unknown[]
  ? Reference<T>
  : T extends object
    ? { readonly [K in keyof T]-?: Reference<T[K]> }
    : Reference<T>;

/** The item as a whole; of objects and lists as JSON. */
export function wholeItem<T>(items: LoopItems<T>): Reference<T> {
  return new Reference<T>('item', castOf(items));
}

/** The item, with references to its fields where it may be an object. */
export function itemOf<T>(items: LoopItems<T>): Item<T> {
  const whole = wholeItem(items);
  return (mayHoldObjects(items) ? referenceWithFields(whole) : whole) as Item<T>;
}

function mayHoldObjects<T>(items: LoopItems<T>): boolean {
  if (items instanceof Sequence) return false;
  return items instanceof Expression || items.some((item) => typeof item === 'object' && item !== null);
}

function castOf<T>(items: LoopItems<T>): NumberCast | undefined {
  if (items instanceof Expression) return undefined;
  if (items instanceof Sequence) return items.spec.format === undefined ? 'asInt' : undefined;
  if (!items.every((item) => typeof item === 'number')) return undefined;
  return items.every(Number.isInteger) ? 'asInt' : 'asFloat';
}

/** @param caller what the loop is known as: `tasks.load` */
export function loopOutputReferences<O extends OutputPorts>(caller: string, outputs: O): LoopOutputReferences<O> {
  const parameters = Object.keys(outputs).filter((name) => outputs[name]!.port === 'output-parameter');
  return Object.fromEntries(
    parameters.map((name) => [name, new Reference(`${caller}.outputs.parameters.${name}`, undefined, true)]),
  ) as LoopOutputReferences<O>;
}

/** Fields of the step or task. */
export function loopFields<T>(items: LoopItems<T>): Pick<l1.DAGTask, 'withItems' | 'withParam' | 'withSequence'> {
  if (items instanceof Sequence) return { withSequence: items.spec };
  return items instanceof Expression ? { withParam: items.toString() } : { withItems: renderValues(items) };
}
