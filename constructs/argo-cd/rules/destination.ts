import { unmetDemands } from '../../../lib/checks/field-demands';
import { isFields } from '../../../lib/references/fields';
import { applicationSpecs, isPatched } from '../parts';
import { everyApplicationRule } from './kinds';

export const destination = everyApplicationRule({
  code: 'argo-cd/destination',
  summary: 'An Application deploys to a cluster, by its server or by its name.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/',
  checkObject(object, report) {
    if (object.kind === 'ApplicationSet' && isPatched(object)) return;
    for (const { path, fields } of applicationSpecs(object)) {
      if (!isFields(fields.destination)) continue;
      for (const { what, hint } of unmetDemands(fields.destination, [{ oneOf: ['server', 'name'] }, { atMostOne: ['server', 'name'] }])) {
        report({ path: `${path}.destination`, message: `The destination ${what}.`, hint });
      }
    }
  },
});
