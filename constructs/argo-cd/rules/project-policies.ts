import { hintForValue } from '../../../lib/checks/allowed-value';
import { itemsOf, textOf, type Fields } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { projectRule } from './kinds';

const resources = ['applications', 'applicationsets', 'clusters', 'exec', 'logs', 'repositories'];
const actions = ['get', 'create', 'update', 'delete', 'sync', 'override', '*'];
const effects = ['allow', 'deny'];

/** Argo CD takes the project's roles out of force as a whole where one of their policies is wrong. */
export const projectPolicies = projectRule({
  code: 'argo-cd/project-policies',
  summary: 'Policies of a role are of the role’s own project, and say who may do what with which objects of it.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#project-roles',
  checkObject({ metadata, spec }, report) {
    const project = metadata?.name ?? '';
    for (const { path, fields } of placedItems('spec.roles', (spec as Fields | undefined)?.roles)) {
      for (const [index, policy] of itemsOf(fields.policies).entries()) {
        const mistake = mistakeOf(String(policy), project, textOf(fields.name) ?? '');
        if (mistake) report({ path: `${path}.policies[${index}]`, ...mistake });
      }
    }
  },
});

function mistakeOf(policy: string, project: string, role: string): { readonly message: string; readonly hint: string } | undefined {
  const parts = policy.split(',').map((part) => part.trim());
  const [type = '', subject = '', resource = '', action = '', object = '', effect = ''] = parts;
  const own = `proj:${project}:${role}`;
  if (parts.length !== 6 || type !== 'p') {
    return { message: `The policy '${policy}' is none.`, hint: `Write 'p, ${own}, applications, get, ${project}/*, allow'.` };
  }
  if (subject !== own) return { message: `The policy is for '${subject}', and the role is '${own}'.`, hint: `Write '${own}'.` };
  if (!resources.includes(resource)) return { message: `Projects have no resource '${resource}'.`, hint: hintForValue(resource, resources) };
  if (!isAction(action)) return { message: `There is no action '${action}'.`, hint: hintForValue(action, actions) };
  if (!object.startsWith(`${project}/`)) return { message: `The policy is about '${object}', which is not of the project.`, hint: `Begin it with '${project}/'.` };
  if (!effects.includes(effect)) return { message: `The policy has the effect '${effect}'.`, hint: hintForValue(effect, effects) };
  return undefined;
}

/** Actions of kinds, and on objects below an Application, have further parts. */
function isAction(action: string): boolean {
  return actions.includes(action) || /^(action|update|delete)\/./.test(action);
}
