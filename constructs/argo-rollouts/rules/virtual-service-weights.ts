import { findInSet } from '../../../lib/checks/objects-of-set';
import { namedVirtualServices, weightsOfNewPods } from '../virtual-service-routes';
import { rolloutRule } from './kinds';

/** The controller sets the weights at run time; whoever applies the file again sets those that are written. */
export const virtualServiceWeights = rolloutRule({
  code: 'argo-rollouts/virtual-service-weights',
  severity: 'warning',
  summary: 'A VirtualService that a Rollout changes starts with all traffic for the old pods.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
  checkObject(object, report, { set }) {
    for (const { path, fields, name, namespace } of namedVirtualServices(object)) {
      const service = findInSet(set, 'networking.istio.io', 'VirtualService', namespace, name)?.object;
      const weight = service && weightsOfNewPods(object, fields, service).find((one) => one !== 0);
      if (weight === undefined) continue;
      report({ path: `${path}.name`, message: `VirtualService '${name}' starts with weight ${weight} for the new pods.`, hint: 'Give them 0, and the old ones 100.' });
    }
  },
});
