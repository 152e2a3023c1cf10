import { sortByKeys } from '../library/lists';
import type { MacroName } from '../syntax/expression';
import { ArrayList, ListValue } from '../values/list';
import { EntryMap, MapValue } from '../values/map';
import { OptionalValue } from '../values/optional';
import { EvaluationError, type Value } from '../values/value';
import type { CostMeter } from './cost';
import { attempt } from './logic';
import type { Program } from './program';

/** What a macro runs over: its range, the slots of its variables, and its expressions. */
interface Iteration {
  readonly range: Program;
  /** First slot of the variables. */
  readonly slot: number;
  /** 1: elements or keys · 2: index and element, or key and value. */
  readonly variables: number;
  readonly predicate: Program | undefined;
  readonly body: Program;
  readonly meter: CostMeter;
}

const macros: Readonly<Record<MacroName, (iteration: Iteration) => Program>> = {
  all: (iteration) => quantifier(iteration, false),
  exists: (iteration) => quantifier(iteration, true),
  existsOne: countOne,
  map: transformList,
  filter,
  sortBy,
  transformList,
  transformMap,
  transformMapEntry,
  optMap: ({ range, slot, body }) => optional(range, slot, (slots) => OptionalValue.of(body(slots))),
  optFlatMap: ({ range, slot, body }) => optional(range, slot, body),
};

/** @param args the macro's expressions: a predicate may stand before the last one */
export function compileMacro(name: MacroName, range: Program, slot: number, variables: number, args: readonly Program[], meter: CostMeter): Program {
  return macros[name]({ range, slot, variables, predicate: args.length === 2 ? args[0] : undefined, body: args[args.length - 1]!, meter });
}

/** Calls `visit` for each element with the variables set; stops where it gives true. Hands on the keys. */
function iterate({ range, slot, variables, meter }: Iteration, slots: Value[], visit: (key: Value) => boolean | void): void {
  const collection = range(slots);
  for (const [key, value] of entriesOf(collection, variables)) {
    meter.spend(1);
    slots[slot] = variables === 2 ? key : value;
    if (variables === 2) slots[slot + 1] = value;
    if (visit(key) === true) return;
  }
}

/** With one variable a map gives its keys. */
function* entriesOf(collection: Value, variables: number): Generator<[Value, Value]> {
  if (collection instanceof ListValue) {
    for (let index = 0; index < collection.size; index++) yield [BigInt(index), collection.get(index)];
  } else if (collection instanceof MapValue) {
    for (const key of collection.keys()) yield [key, variables === 2 ? (collection.find(key) ?? null) : key];
  } else throw new EvaluationError('no such overload: the range is neither a list nor a map');
}

/** `all` and `exists`: an element that decides outweighs errors on others. */
function quantifier(iteration: Iteration, decisive: boolean): Program {
  return (slots) => {
    let decided = false;
    let error: EvaluationError | undefined;
    iterate(iteration, slots, () => {
      const result = attempt(iteration.body, slots);
      if (result instanceof EvaluationError) error ??= result;
      return (decided = result === decisive);
    });
    if (!decided && error !== undefined) throw error;
    return decided ? decisive : !decisive;
  };
}

function holds(program: Program, slots: Value[]): boolean {
  const value = program(slots);
  if (typeof value === 'boolean') return value;
  throw new EvaluationError('no such overload: a condition is not a bool');
}

function countOne(iteration: Iteration): Program {
  return (slots) => {
    let count = 0;
    iterate(iteration, slots, () => void (count += Number(holds(iteration.body, slots))));
    return count === 1;
  };
}

/** Runs `add` for the elements that the predicate keeps. */
function collect(iteration: Iteration, slots: Value[], add: (key: Value) => void): void {
  iterate(iteration, slots, (key) => {
    if (iteration.predicate === undefined || holds(iteration.predicate, slots)) add(key);
  });
}

function transformList(iteration: Iteration): Program {
  return (slots) => {
    const values: Value[] = [];
    collect(iteration, slots, () => void values.push(iteration.body(slots)));
    return new ArrayList(values);
  };
}

function filter(iteration: Iteration): Program {
  return (slots) => {
    const values: Value[] = [];
    collect({ ...iteration, predicate: iteration.body }, slots, () => void values.push(slots[iteration.slot]!));
    return new ArrayList(values);
  };
}

function sortBy(iteration: Iteration): Program {
  return (slots) => {
    const [elements, keys]: [Value[], Value[]] = [[], []];
    const list = iteration.range(slots);
    if (!(list instanceof ListValue)) throw new EvaluationError('no such overload: sortBy takes a list');
    iterate({ ...iteration, range: () => list }, slots, () => {
      const element = slots[iteration.slot]!;
      keys.push(iteration.body(slots));
      elements.push(element);
    });
    return sortByKeys(new ArrayList(elements), keys);
  };
}

function transformMap(iteration: Iteration): Program {
  return (slots) => {
    const entries: [Value, Value][] = [];
    collect(iteration, slots, (key) => void entries.push([key, iteration.body(slots)]));
    return EntryMap.ofDistinct(entries);
  };
}

function transformMapEntry(iteration: Iteration): Program {
  return (slots) => {
    const entries: [Value, Value][] = [];
    collect(iteration, slots, () => void entries.push(...mapEntries(iteration.body(slots))));
    return EntryMap.ofDistinct(entries);
  };
}

function mapEntries(value: Value): [Value, Value][] {
  if (value instanceof MapValue) return value.keys().map((key) => [key, value.find(key)!]);
  throw new EvaluationError('no such overload: transformMapEntry gives no map');
}

function optional(range: Program, slot: number, body: Program): Program {
  return (slots) => {
    const held = range(slots);
    if (!(held instanceof OptionalValue)) throw new EvaluationError('no such overload: not an optional');
    if (held.value === undefined) return held;
    slots[slot] = held.value;
    return body(slots);
  };
}
