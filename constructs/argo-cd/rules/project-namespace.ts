import { findInSet } from '../../../lib/checks/objects-of-set';
import { fieldsOf, itemsOf, textOf } from '../../../lib/references/fields';
import { fixedText, group } from '../parts';
import { isDestinationAllowed } from '../project-permissions';
import { applicationRule } from './kinds';

export const projectNamespace = applicationRule({
  code: 'argo-cd/project-namespace',
  summary: 'An Application outside of the namespace of its project is in one that the project lists.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/app-any-namespace/',
  checkObject(object, report, { set }) {
    const name = fixedText(fieldsOf(object.spec), 'project') ?? '';
    const project = findInSet(set, group, 'AppProject', '', name)?.object;
    const [own, its] = [textOf(object.metadata?.namespace), textOf(project?.metadata?.namespace)];
    if (project === undefined || own === undefined || its === undefined || own === its) return;
    const listed = itemsOf(fieldsOf(project.spec).sourceNamespaces).map((namespace) => ({ server: '*', namespace }));
    if (isDestinationAllowed({ destinations: listed }, { server: '', namespace: own }) === true) return;
    report({
      path: 'metadata.namespace',
      message: `AppProject '${name}' in namespace '${its}' does not take Applications of namespace '${own}'.`,
      hint: "Add it to 'sourceNamespaces' of the project, or move the Application.",
    });
  },
});
