import { findInSet } from '../../../lib/checks/objects-of-set';
import { fieldAt, isFields, textOf } from '../../../lib/references/fields';
import type { PlacedFields } from '../../../lib/references/pod-template';
import { placedItems } from '../../../lib/references/pod-template';
import { canaryPath } from '../parts';
import { problemsOfRoutes } from '../virtual-service-routes';
import { rolloutRule } from './kinds';

export const virtualServiceRoutes = rolloutRule({
  code: 'argo-rollouts/virtual-service-routes',
  summary: 'The VirtualService that a Rollout changes has the routes, and each leads to the old and to the new pods.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
  checkObject(object, report, { set }) {
    const istio = fieldAt(object, 'spec', 'strategy', 'canary', 'trafficRouting', 'istio');
    const path = `${canaryPath}.trafficRouting.istio`;
    if (!isFields(istio)) return;
    const one: PlacedFields[] = isFields(istio.virtualService) ? [{ path: `${path}.virtualService`, fields: istio.virtualService }] : [];
    for (const named of [...one, ...placedItems(`${path}.virtualServices`, istio.virtualServices)]) {
      const [name = '', namespace = object.metadata?.namespace ?? ''] = (textOf(named.fields.name) ?? '').split('.');
      const service = findInSet(set, 'networking.istio.io', 'VirtualService', namespace, name)?.object;
      for (const { field, what, hint } of service === undefined ? [] : problemsOfRoutes(object, named.fields, service)) {
        report({ path: `${named.path}.${field}`, message: `VirtualService '${name}' ${what}.`, hint });
      }
    }
  },
});
