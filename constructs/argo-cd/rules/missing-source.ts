import { unmetDemands } from '../../../lib/checks/field-demands';
import { applicationSpecs } from '../parts';
import { applicationRule } from './kinds';

/** A warning: as a part that a patch completes, such an Application is right. */
export const missingSource = applicationRule({
  code: 'argo-cd/missing-source',
  severity: 'warning',
  summary: 'An Application says where its manifests come from.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/',
  checkObject(object, report) {
    for (const { path, fields } of applicationSpecs(object)) {
      for (const { what, hint } of unmetDemands(fields, [{ oneOf: ['source', 'sources', 'sourceHydrator'] }])) report({ path, message: `The Application ${what}.`, hint });
    }
  },
});
