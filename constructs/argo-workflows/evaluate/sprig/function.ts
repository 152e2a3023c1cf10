import { textOf, wrongType } from '../arguments';
import { EvaluationError } from '../evaluation-error';
import { isList, isMap, type Value, type ValueFunction, type ValueMap } from '../value';

/**
 * How a function takes an argument: as a text, a whole number, a condition, a number, a map, a list, or as it is. Nothing (`nil`) becomes the
 * empty value of the type.
 */
export type Kind = 's' | 'i' | 'b' | 'f' | 'm' | 'l' | 'v';

interface Kinds {
  s: string;
  i: number;
  b: boolean;
  f: number;
  m: ValueMap;
  l: readonly Value[];
  v: Value;
}

type Arguments<Text extends string> = Text extends `${infer First extends Kind}${infer Rest}` ? [Kinds[First], ...Arguments<Rest>] : Kinds['v'][];
export type Named = readonly [name: string, run: ValueFunction];

/**
 * A function of sprig with the kinds of its arguments: `si` takes a text and a whole number. After `v*`, `m*`, `s*` or `i*` any number of that kind.
 */
export function sprig<const Text extends string>(name: string, kinds: Text, run: (...args: Arguments<Text extends `${infer Fixed}*` ? Fixed : Text> extends infer A extends unknown[] ? A : never) => Value): Named {
  const isOpen = kinds.endsWith('*');
  const list = (isOpen ? kinds.slice(0, -1) : kinds).split('') as Kind[];
  const rest = isOpen ? list.pop()! : undefined;
  return [name, (...args) => {
    if (args.length < list.length || (args.length > list.length && rest === undefined)) {
      throw new EvaluationError(`sprig.${name}() takes ${list.length}${rest === undefined ? '' : ' or more'} arguments, and has ${args.length}.`);
    }
    const taken = args.map((arg, index) => take(`sprig.${name}()`, list[index] ?? rest!, arg));
    return (run as (...all: unknown[]) => Value)(...taken);
  }];
}

function take(what: string, kind: Kind, value: Value): unknown {
  if (kind === 'v') return value;
  if (value === null) return { s: '', i: 0, b: false, f: 0, m: new Map(), l: [] }[kind];
  if (kind === 's') return textOf(value, what);
  const fits = { i: typeof value === 'bigint', b: typeof value === 'boolean', f: typeof value === 'number', m: isMap(value), l: isList(value) }[kind];
  if (!fits) throw wrongType(what, value);
  return kind === 'i' ? Number(value) : value;
}

/** A function that cannot be simulated. */
export function refusedFunctions(names: string, reason: string): Named[] {
  return names.split(' ').map((name) => [name, () => {
    throw new EvaluationError(`sprig.${name}() is not simulated: ${reason}.`, 'refused');
  }]);
}

/** Functions without `must` say nothing of what they cannot do. */
export function orElse(otherwise: Value, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationError) return otherwise;
    throw error;
  }
}

/** Whether it is empty as sprig has it: nothing, zero, false, no letter, no item. */
export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false || value === 0 || value === 0n) return true;
  return isList(value) ? value.length === 0 : isMap(value) && value.size === 0;
}
