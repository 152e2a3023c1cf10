import { fieldsOf, itemsOf, textOf, type Fields } from './fields';

/**
 * Which labels an object must have.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export interface LabelSelector {
  readonly matchLabels?: unknown;
  readonly matchExpressions?: unknown;
}

/** One demand of a selector, in one form for both ways to write it. */
export interface LabelDemand {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

export function demandsOf(selector: LabelSelector): LabelDemand[] {
  const labels = Object.entries(fieldsOf(selector.matchLabels)).map(([key, value]): LabelDemand => ({ key, operator: 'In', values: [String(value)] }));
  return [...labels, ...itemsOf(selector.matchExpressions).flatMap((expression) => demandOf(fieldsOf(expression)))];
}

function demandOf({ key, operator, values }: Fields): LabelDemand[] {
  const name = textOf(key);
  return name === undefined ? [] : [{ key: name, operator: operator as LabelDemand['operator'], values: itemsOf(values).map(String) }];
}

/** @param runTime starts of labels that a controller adds, so that no manifest shows their value: each demand of one is met */
export function meets(labels: Fields, { key, operator, values }: LabelDemand, runTime: Iterable<string> = []): boolean {
  const value = labels[key];
  if (operator === 'Exists') return value !== undefined || startsWithAny(key, runTime);
  if (operator === 'DoesNotExist') return value === undefined;
  if (operator === 'NotIn') return value === undefined || !values.includes(String(value));
  return value === undefined ? startsWithAny(key, runTime) : values.includes(String(value));
}

function startsWithAny(key: string, starts: Iterable<string>): boolean {
  for (const start of starts) if (key.startsWith(start)) return true;
  return false;
}
