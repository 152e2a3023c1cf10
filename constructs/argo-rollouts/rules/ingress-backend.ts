import { findInSet } from '../../../lib/checks/objects-of-set';
import { backendsOf, ingressesOf } from '../ingresses';
import { rolloutRule } from './kinds';

/** The controller refuses it; upstream's own lint does not look, since what comes at run time may put the rule there. */
export const ingressBackend = rolloutRule({
  code: 'argo-rollouts/ingress-backend',
  severity: 'warning',
  summary: 'The Ingresses that a router changes lead to the Service that the Rollout divides.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/nginx/',
  checkObject(object, report, { set }) {
    for (const { path, name, service } of ingressesOf(object)) {
      const ingress = findInSet(set, 'networking.k8s.io', 'Ingress', object.metadata?.namespace ?? '', name)?.object;
      if (ingress === undefined || backendsOf(ingress).includes(service)) continue;
      report({ path, message: `No rule of Ingress '${name}' leads to Service '${service}'.`, hint: 'Name that Service as a backend of the Ingress.' });
    }
  },
});
