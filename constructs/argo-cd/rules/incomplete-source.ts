import { unmetDemands, type FieldDemand } from '../../../lib/checks/field-demands';
import { applicationSpecs, isPatched, sourcesOf } from '../parts';
import { everyApplicationRule } from './kinds';

const chart: FieldDemand = { with: 'chart', needs: ['targetRevision'] };
/** One of several sources may be there for its values alone. */
const ofOne: readonly FieldDemand[] = ['repoURL', { oneOf: ['path', 'chart'] }, chart];
const ofSeveral: readonly FieldDemand[] = ['repoURL', { oneOf: ['path', 'chart', 'ref'] }, chart];

export const incompleteSource = everyApplicationRule({
  code: 'argo-cd/incomplete-source',
  summary: 'A source of an Application has a repository, a path or chart in it, and for a chart its version.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/',
  checkObject(object, report) {
    if (object.kind === 'ApplicationSet' && isPatched(object)) return;
    for (const spec of applicationSpecs(object)) {
      for (const { path, fields } of sourcesOf(spec)) {
        for (const { field, what, hint } of unmetDemands(fields, path.endsWith('.source') ? ofOne : ofSeveral)) {
          report({ path: `${path}.${field}`, message: `The source ${what}.`, hint });
        }
      }
    }
  },
});
