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

export function meets(labels: Fields, { key, operator, values }: LabelDemand): boolean {
  const value = labels[key];
  if (operator === 'Exists') return value !== undefined || isSetAtRunTime(key);
  if (operator === 'DoesNotExist') return value === undefined;
  if (operator === 'NotIn') return value === undefined || !values.includes(String(value));
  return value === undefined ? isSetAtRunTime(key) : values.includes(String(value));
}

/** Labels that controllers put on the pods that they make, so that no template shows them. */
const runTimeLabels = [
  'apps.kubernetes.io/',
  'batch.kubernetes.io/',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'security.istio.io/',
  'seldon-',
  'seldon.io/',
  'service.istio.io/',
  'serving.kserve.io/',
  'statefulset.kubernetes.io/',
  'workflows.argoproj.io/',
];

export function isSetAtRunTime(key: string): boolean {
  return runTimeLabels.some((prefix) => key.startsWith(prefix));
}
