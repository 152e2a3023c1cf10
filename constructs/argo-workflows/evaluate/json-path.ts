import { EvaluationError } from './evaluation-error';
import { readJson } from './json';
import { isList, isMap, sortedEntries, type Value } from './value';

const step = /\.\.|\.?\*|\.?\[\s*(?:(\*)|(-?\d+)|(-?\d*)\s*:\s*(-?\d*)(?:\s*:\s*(-?\d*))?|'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")\s*\]|\.?([^.[\]\s*]+)/y;

/**
 * What a JSONPath selects in a JSON text: names, indexes, slices, `*` and `..`. One value where the path can have only one, else a list.
 * @throws EvaluationError where nothing is there, and for filters, which are not simulated
 * @see https://argo-workflows.readthedocs.io/en/latest/variables/#expression
 */
export function jsonPath(json: string, path: string): Value {
  const text = path.trim();
  let selected: readonly Value[] = [readJson(json)];
  let isOne = true;
  let isBelow = false;
  if (!text.startsWith('$')) throw unreadable(path, text);
  for (let at = 1; at < text.length; at = step.lastIndex) {
    step.lastIndex = at;
    const found = step.exec(text);
    if (!found) throw unreadable(path, text.slice(at));
    const [whole, star, index, from, to, stride, single, double, name] = found;
    const key = name ?? (single ?? double)?.replace(/\\(.)/g, '$1');
    if (key !== undefined) selected = reach(selected, isOne, (value) => childrenNamed(value, key, isBelow), () => `'${key}' of '${path}'`);
    else if (index !== undefined) selected = reach(selected, isOne, (value) => itemAt(value, Number(index)), () => `Item ${index} of '${path}'`);
    else isOne = false;
    isBelow = whole === '..';
    if (isBelow) selected = selected.flatMap(descendants);
    else if (star !== undefined || whole.endsWith('*')) selected = selected.flatMap(children);
    else if (from !== undefined) selected = selected.flatMap((value) => sliced(value, from, to, stride));
  }
  return isOne ? selected[0]! : selected;
}

function unreadable(path: string, rest: string): EvaluationError {
  if (/^\.?\[\s*\??\(/.test(rest)) return new EvaluationError(`jsonpath() is given '${path}', and filters are not simulated.`, 'refused');
  return new EvaluationError(`jsonpath() is given '${path}', which cannot be read from '${rest}' on.`);
}

/** A path that can have only one value must have it. */
function reach(from: readonly Value[], isOne: boolean, next: (value: Value) => readonly Value[], what: () => string): readonly Value[] {
  const reached = from.flatMap(next);
  if (isOne && reached.length === 0) throw new EvaluationError(`${what()} is not there.`);
  return reached;
}

/** After `..`, a list that is found counts as its items. */
function childrenNamed(value: Value, name: string, isBelow: boolean): readonly Value[] {
  if (isList(value) && name === 'length' && !isBelow) return [BigInt(value.length)];
  const child = isMap(value) ? value.get(name) : undefined;
  return child === undefined ? [] : isBelow && isList(child) ? child : [child];
}

function itemAt(value: Value, index: number): readonly Value[] {
  if (!isList(value)) return [];
  const item = value.at(index);
  return item === undefined ? [] : [item];
}

function children(value: Value): readonly Value[] {
  return isList(value) ? value : isMap(value) ? sortedEntries(value).map(([, child]) => child) : [];
}

/** The value itself, and all below it. */
function descendants(value: Value): readonly Value[] {
  return [value, ...children(value).flatMap(descendants)];
}

function sliced(value: Value, from: string, to: string | undefined, stride: string | undefined): readonly Value[] {
  if (!isList(value)) return [];
  const every = Number(stride || 1);
  return value.slice(from === '' ? 0 : Number(from), to ? Number(to) : undefined).filter((_, index) => every > 0 && index % every === 0);
}
