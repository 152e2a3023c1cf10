import { fieldAt } from '../../../lib/references/fields';
import { applicationSpecs } from '../parts';
import { everyApplicationRule } from './kinds';

/** Fields whose zero value the controller drops when it writes the Application back. */
const fields = ['syncPolicy.automated.prune', 'syncPolicy.automated.selfHeal', 'syncPolicy.automated.allowEmpty', 'source.directory.recurse'];

export const driftingValue = everyApplicationRule({
  code: 'argo-cd/drifting-value',
  severity: 'warning',
  summary: 'An Application does not state the value that a field has anyway, which Argo CD drops, so that the Application above it never is in sync.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/',
  checkObject(object, report) {
    for (const spec of applicationSpecs(object)) {
      for (const field of fields) {
        if (fieldAt(spec.fields, ...field.split('.')) !== false) continue;
        report({
          path: `${spec.path}.${field}`,
          message: `'${field}: false' is the default, and Argo CD drops it: an Application that deploys this one is never in sync.`,
          hint: 'Leave it out.',
        });
      }
    }
  },
});
