import { findInSet } from '../../../lib/checks/objects-of-set';
import { fieldsOf } from '../../../lib/references/fields';
import { applicationSpecs, fixedText, group, sourcesOf } from '../parts';
import { isSourceAllowed } from '../project-permissions';
import { everyApplicationRule } from './kinds';

export const projectSource = everyApplicationRule({
  code: 'argo-cd/project-source',
  summary: 'The project of an Application lets it read from its repositories.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  checkObject(object, report, { set }) {
    for (const spec of applicationSpecs(object)) {
      const name = fixedText(spec.fields, 'project') ?? '';
      const project = findInSet(set, group, 'AppProject', '', name);
      if (project === undefined) continue;
      for (const { path, fields } of sourcesOf(spec)) {
        const repository = fixedText(fields, 'repoURL');
        if (repository === undefined || isSourceAllowed(fieldsOf(project.object.spec), repository)) continue;
        report({
          path: `${path}.repoURL`,
          message: `AppProject '${name}' does not allow the repository '${repository}'.`,
          hint: "Add it to 'sourceRepos' of the project.",
        });
      }
    }
  },
});
