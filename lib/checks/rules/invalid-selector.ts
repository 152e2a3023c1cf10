import { labelKey, labelValue } from '../names/label-names';
import { isFields, labelSites, type LabelSite } from '../names/label-sites';
import { nameFinding } from '../names/name-finding';
import { quote } from '../names/name-format';
import { objectRule } from '../object-rule';
import type { Finding } from '../rule';

type Report = (finding: Omit<Finding, 'entry'>) => void;

export const invalidSelector = objectRule({
  code: 'names/invalid-selector',
  category: 'names',
  severity: 'error',
  summary: "The expressions of a selector have a label's key, a known operator, and values where the operator takes them.",
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements',
  checkObject(object, report, { schemas }) {
    for (const site of labelSites(object, schemas, 'requirements')) {
      if (!Array.isArray(site.value)) continue;
      for (const [index, requirement] of site.value.entries()) checkRequirement(requirement, site.type, `${site.path}[${index}]`, report);
    }
  },
});

function checkRequirement(requirement: unknown, type: LabelSite['type'], path: string, report: Report): void {
  if (!isFields(requirement)) return;
  const { key, operator } = requirement;
  const values = Array.isArray(requirement.values) ? (requirement.values as unknown[]) : [];
  checkOperator(operator, values, type, path, report);
  if (typeof key === 'string') reportAt(report, `${path}.key`, nameFinding('The label', key, labelKey));
  for (const [index, value] of values.entries()) {
    if (typeof value === 'string') reportAt(report, `${path}.values[${index}]`, nameFinding('The label value', value, labelValue));
  }
}

/** How many values each operator takes, least and most. */
const labelOperators: Readonly<Record<string, readonly [number, number]>> = {
  In: [1, Infinity],
  NotIn: [1, Infinity],
  Exists: [0, 0],
  DoesNotExist: [0, 0],
};
const nodeOperators: typeof labelOperators = { ...labelOperators, Gt: [1, 1], Lt: [1, 1] };

function checkOperator(operator: unknown, values: readonly unknown[], type: LabelSite['type'], path: string, report: Report): void {
  const operators = type === 'requirements' ? labelOperators : nodeOperators;
  if (typeof operator !== 'string') return;
  const allowed = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (!allowed) {
    report({ path: `${path}.operator`, message: `The operator ${quote(operator)} is not known.`, hint: `Use ${Object.keys(operators).join(', ')}.` });
  } else if (values.length < allowed[0] || values.length > allowed[1]) {
    const demand = allowed[1] === 0 ? 'no values' : allowed[1] === 1 ? 'exactly one value' : 'at least one value';
    report({ path: `${path}.values`, message: `The operator '${operator}' takes ${demand}, and ${values.length} are given.`, hint: `Give it ${demand}.` });
  }
}

function reportAt(report: Report, path: string, finding: ReturnType<typeof nameFinding>): void {
  if (finding) report({ path, ...finding });
}
