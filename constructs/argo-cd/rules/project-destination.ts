import { findInSet } from '../../../lib/checks/objects-of-set';
import { fieldsOf, isFields, textOf } from '../../../lib/references/fields';
import { applicationSpecs, fixedText, group } from '../parts';
import { isDestinationAllowed } from '../project-permissions';
import { everyApplicationRule } from './kinds';

export const projectDestination = everyApplicationRule({
  code: 'argo-cd/project-destination',
  summary: 'The project of an Application lets it deploy to its cluster and namespace.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  checkObject(object, report, { set }) {
    for (const { path, fields } of applicationSpecs(object)) {
      const name = fixedText(fields, 'project') ?? '';
      const project = findInSet(set, group, 'AppProject', '', name);
      const { destination: to } = fields;
      if (project === undefined || !isFields(to) || JSON.stringify(to).includes('{{')) continue;
      const place = { server: textOf(to.server), name: textOf(to.name), namespace: textOf(to.namespace) ?? '' };
      if (isDestinationAllowed(fieldsOf(project.object.spec), place) !== false) continue;
      report({
        path: `${path}.destination`,
        message: `AppProject '${name}' does not allow namespace '${place.namespace}' of cluster '${place.server ?? place.name ?? ''}'.`,
        hint: "Add it to 'destinations' of the project.",
      });
    }
  },
});
