import { fieldAt, fieldsOf, itemsOf, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { projectRule } from './kinds';

export const projectEntries = projectRule({
  code: 'argo-cd/project-entries',
  summary: 'The entries of a project differ, and none forbids everything.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  checkObject(object, report) {
    const spec = fieldsOf(object.spec);
    const lists = [
      ...['sourceRepos', 'sourceNamespaces'].map((list) => ({ path: `spec.${list}`, entries: itemsOf(spec[list]).map((entry) => [String(entry)]) })),
      { path: 'spec.destinations', entries: placedItems('', spec.destinations).map(({ fields }) => [textOf(fields.server) ?? textOf(fields.name) ?? '', String(fields.namespace ?? '')]) },
      { path: 'spec.roles', entries: placedItems('', fieldAt(spec, 'roles')).map(({ fields }) => [String(fields.name ?? '')]) },
    ];
    for (const { path, entries } of lists) {
      const seen = new Set<string>();
      for (const [index, parts] of entries.entries()) {
        const text = parts.join(', ');
        if (parts.includes('!*')) {
          report({
            path: `${path}[${index}]`,
            message: "The entry '!*' forbids everything.",
            hint: 'Leave it out: what no entry allows is forbidden anyway.',
          });
        }
        if (seen.has(text)) report({ path: `${path}[${index}]`, message: `The entry '${text}' is there twice.`, hint: 'Leave one of them out.' });
        seen.add(text);
      }
    }
  },
});
