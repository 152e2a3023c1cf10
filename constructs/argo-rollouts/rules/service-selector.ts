import { findInSet } from '../../../lib/checks/objects-of-set';
import { fieldAt, fieldsOf } from '../../../lib/references/fields';
import { servicesOf } from '../services';
import { rolloutRule } from './kinds';

const managedBy = 'argo-rollouts.argoproj.io/managed-by-rollouts';
const revision = 'rollouts-pod-template-hash';

/** Rollouts that take over the pods of a workload have no labels of their own to compare with. */
export const serviceSelector = rolloutRule({
  code: 'argo-rollouts/service-selector',
  summary: 'The Services of a Rollout choose its pods, and belong to no other Rollout.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/getting-started/',
  checkObject(object, report, { set }) {
    const template = fieldAt(object, 'spec', 'template');
    const labels = fieldsOf(fieldAt(template, 'metadata', 'labels'));
    for (const { path, name } of servicesOf(object)) {
      const service = findInSet(set, '', 'Service', object.metadata?.namespace ?? '', name)?.object;
      if (service === undefined) continue;
      const selector = Object.entries(fieldsOf(fieldAt(service, 'spec', 'selector'))).filter(([key]) => key !== revision);
      const wrong = template === undefined ? undefined : selector.find(([key, value]) => labels[key] !== value);
      if (wrong !== undefined) report({ path, message: `Service '${name}' wants ${wrong[0]}=${String(wrong[1])}, which the pods of the Rollout do not have.`, hint: "Choose labels of the pod template in the Service's selector." });
      const manager = fieldsOf(service.metadata?.annotations)[managedBy];
      if (manager !== undefined && manager !== object.metadata?.name) {
        report({ path, message: `Service '${name}' belongs to Rollout '${String(manager)}' already.`, hint: 'Make a Service for each Rollout.' });
      }
    }
  },
});
