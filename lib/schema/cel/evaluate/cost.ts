import type { Overload } from '../library/overload';
import { ListValue } from '../values/list';
import type { Value } from '../values/value';

/** Units that one evaluation may spend, as in the API server. */
const limit = 1_000_000;

/** The evaluation was given up. No EvaluationError: `&&`, `||`, `all` and `exists` do not forgive it. */
export class CostLimitError extends Error {
  override readonly name = 'CostLimitError';

  constructor() {
    super(`it costs more than ${limit} units, the limit of the API server. Simplify the rule, or bound what it goes through with maxItems, maxProperties or maxLength.`);
  }
}

/**
 * What an evaluation has spent. Units are those of the API server. Only steps that grow with the data are counted, each at the least that it
 * can cost there, so that no rule is refused here which passes there (but for one that filters by a constant, a million times).
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#resource-use-by-validation-functions
 */
export class CostMeter {
  private spent = 0;

  /** Begins an evaluation. */
  reset(): void {
    this.spent = 0;
  }

  /** @throws CostLimitError beyond the limit */
  spend(units: number): void {
    if ((this.spent += units) > limit) throw new CostLimitError();
  }
}

/** The form of a function that pays before it runs, where its work grows with its arguments. */
export function metered(overload: Overload, meter: CostMeter): Overload {
  const cost = costs[overload.name];
  if (cost === undefined) return overload;
  const { apply } = overload;
  const pay = (...args: Value[]): Value => {
    meter.spend(cost(args[0]!, args[1]!));
    return apply(...args);
  };
  return { ...overload, apply: pay };
}

/** A tenth of a unit per character, halved: a character may take two UTF-16 units. */
const text = (value: Value): number => (typeof value === 'string' ? value.length / 20 : 0);

const rewritten = (value: Value): number => 2 * text(value);

const joined = (left: Value, right: Value): number => text(left) + text(right);

const compared = (left: Value, right: Value): number => Math.min(extent(left), extent(right));

const extent = (value: Value): number => (value instanceof ListValue ? value.size / 10 : text(value));

/** The product of the lengths, and four characters of a pattern make one step. */
const matched = (value: Value, pattern: Value): number => text(value) * text(pattern) * 5;

const found = (value: Value, part: Value): number => text(value) * text(part);

const member = (_: Value, list: Value): number => (list instanceof ListValue ? list.size : 0);

/** Elements of fixed width cost one unit; short texts cost nothing. */
function traversed(value: Value): number {
  if (!(value instanceof ListValue)) return text(value);
  let units = 0;
  for (let index = 0; index < value.size; index++) units += Number(isNumeric(value.get(index)));
  return units;
}

const isNumeric = (value: Value): boolean => typeof value === 'bigint' || typeof value === 'number';

function each(names: readonly string[], cost: (first: Value, second: Value) => number): [string, typeof cost][] {
  return names.map((name) => [name, cost]);
}

const costs: Readonly<Record<string, ((first: Value, second: Value) => number) | undefined>> = Object.fromEntries([
  ...each(['_==_', '_!=_', '_<_', '_<=_', '_>_', '_>=_'], compared),
  ...each(['_+_'], joined),
  ...each(['@in'], member),
  ...each(['matches', 'find', 'findAll'], matched),
  ...each(['contains'], found),
  ...each(['split', 'replace'], rewritten),
  ...each(['lowerAscii', 'upperAscii', 'substring', 'trim', 'url', 'quantity', 'isQuantity', 'semver', 'isSemver'], text),
  ...each(['isSorted', 'sum', 'min', 'max', 'indexOf', 'lastIndexOf'], traversed),
]);
