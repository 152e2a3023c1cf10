import type { ReportHere } from '../../../lib/checks/controller-rule';
import { isGiven } from '../../../lib/checks/field-demands';
import { fieldAt, fieldsOf, isFields } from '../../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../../lib/references/pod-template';
import { applicationSetRule } from './kinds';

const kinds = ['list', 'clusters', 'git', 'scmProvider', 'clusterDecisionResource', 'pullRequest', 'matrix', 'merge', 'plugin', 'oci'];

export const generators = applicationSetRule({
  code: 'argo-cd/generators',
  summary: 'A generator is of one kind; a matrix has two, a merge two or more and keys to merge by.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/',
  checkObject(object, report) {
    if (!isFields(object.spec)) return;
    const all = placedItems('spec.generators', object.spec.generators);
    if (all.length === 0 && Array.isArray(object.spec.generators)) {
      report({
        path: 'spec.generators',
        message: 'The ApplicationSet has no generator.',
        hint: 'Add one.',
      });
    }
    for (const generator of all) check(generator, report);
  },
});

/** A combination holds generators in turn. */
function check({ path, fields }: PlacedFields, report: ReportHere): void {
  const given = kinds.filter((kind) => fields[kind] !== undefined && fields[kind] !== null);
  if (given.length !== 1) {
    const what = given.length === 0 ? 'no kind' : `${given.length} kinds: ${given.map((kind) => `'${kind}'`).join(', ')}`;
    report({ path, message: `The generator has ${what}.`, hint: given.length === 0 ? `Set one of ${kinds.map((kind) => `'${kind}'`).join(', ')}.` : 'Make a generator of each.' });
  }
  for (const kind of ['matrix', 'merge']) {
    if (!isFields(fields[kind])) continue;
    const inner = placedItems(`${path}.${kind}.generators`, fieldAt(fields, kind, 'generators'));
    const isRight = kind === 'matrix' ? inner.length === 2 : inner.length >= 2;
    if (!isRight) {
      report({
        path: `${path}.${kind}.generators`,
        message: `The ${kind} has ${inner.length} generators, and needs two${kind === 'matrix' ? '' : ' or more'}.`,
        hint: 'Nest another combination for more, or use a generator by itself.',
      });
    }
    if (kind === 'merge' && !isGiven(fieldsOf(fields.merge), 'mergeKeys')) {
      report({
        path: `${path}.merge.mergeKeys`,
        message: "The merge has no 'mergeKeys'.",
        hint: "Set 'mergeKeys' to what tells the results apart.",
      });
    }
    for (const generator of inner) check(generator, report);
  }
}
