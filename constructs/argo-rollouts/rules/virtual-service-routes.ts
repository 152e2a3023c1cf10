import { findInSet } from '../../../lib/checks/objects-of-set';
import { namedVirtualServices, problemsOfRoutes } from '../virtual-service-routes';
import { rolloutRule } from './kinds';

export const virtualServiceRoutes = rolloutRule({
  code: 'argo-rollouts/virtual-service-routes',
  summary: 'The VirtualService that a Rollout changes has the routes, and each leads to the old and to the new pods.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
  checkObject(object, report, { set }) {
    for (const { path, fields, name, namespace } of namedVirtualServices(object)) {
      const service = findInSet(set, 'networking.istio.io', 'VirtualService', namespace, name)?.object;
      for (const { field, what, hint } of service === undefined ? [] : problemsOfRoutes(object, fields, service)) {
        report({ path: `${path}.${field}`, message: `VirtualService '${name}' ${what}.`, hint });
      }
    }
  },
});
