import { unmetDemands } from '../../../lib/checks/field-demands';
import { isFields } from '../../../lib/references/fields';
import { applicationSpecs } from '../parts';
import { applicationRule } from './kinds';

export const hydrator = applicationRule({
  code: 'argo-cd/hydrator',
  summary: 'A source hydrator says from where it reads and to which branches it writes.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/source-hydrator/',
  checkObject(object, report) {
    for (const { path, fields } of applicationSpecs(object)) {
      if (!isFields(fields.sourceHydrator)) continue;
      const demands = ['drySource.repoURL', 'syncSource.targetBranch', ...(isFields(fields.sourceHydrator.hydrateTo) ? ['hydrateTo.targetBranch'] : [])];
      for (const { field, what, hint } of unmetDemands(fields.sourceHydrator, demands)) {
        report({ path: `${path}.sourceHydrator.${field}`, message: `The source hydrator ${what}.`, hint });
      }
    }
  },
});
