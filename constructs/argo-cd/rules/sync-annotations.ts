import { hintForValue } from '../../../lib/checks/allowed-value';
import { objectRule } from '../../../lib/checks/object-rule';
import { fieldsOf } from '../../../lib/references/fields';
import { annotations, hookDeletePolicies, hookPhases } from '../annotation-names';

const lists: Readonly<Record<string, { readonly what: string; readonly values: readonly string[] }>> = {
  [annotations.hook]: { what: 'phase', values: hookPhases },
  [annotations.deletePolicy]: { what: 'policy of deletion', values: hookDeletePolicies },
};

/** Argo CD passes over what it cannot read: the object is in wave 0, or no hook. */
export const syncAnnotations = objectRule({
  code: 'argo-cd/sync-annotations',
  category: 'controller',
  severity: 'warning',
  summary: 'The wave of an object is a whole number; its phases as a hook and how the hook is deleted are ones that Argo CD knows.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  checkObject({ metadata }, report) {
    const given = fieldsOf(metadata?.annotations);
    const wave = given[annotations.syncWave];
    if (typeof wave === 'string' && !/^[+-]?\d+$/.test(wave) && !wave.includes('{{')) {
      report({ path: `metadata.annotations[${annotations.syncWave}]`, message: `The wave '${wave}' is no whole number, so it counts as 0.`, hint: 'Write a whole number.' });
    }
    for (const [annotation, { what, values }] of Object.entries(lists)) {
      for (const value of textsOf(given[annotation])) {
        if (values.includes(value)) continue;
        report({ path: `metadata.annotations[${annotation}]`, message: `Argo CD knows no ${what} '${value}'.`, hint: hintForValue(value, values) });
      }
    }
  },
});

function textsOf(list: unknown): string[] {
  return typeof list === 'string' && !list.includes('{{') ? list.split(',').map((value) => value.trim()).filter(Boolean) : [];
}
