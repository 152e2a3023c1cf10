import { findInSet } from '../../../lib/checks/objects-of-set';
import { textOf } from '../../../lib/references/fields';
import { backendsOfRules, gatewayPath, gatewaySettings, namedRoutes, selectsRoutes } from '../gateway-routes';
import { servicesOf } from '../services';
import { rolloutRule } from './kinds';

export const gatewayRoutes = rolloutRule({
  code: 'argo-rollouts/gateway-routes',
  summary: 'The plugin for the Gateway API has routes to change, and each has a rule that leads to the old and to the new pods.',
  docs: 'https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/en/latest/',
  checkObject(object, report, { set }) {
    const settings = gatewaySettings(object);
    if (settings === undefined) return;
    const routes = namedRoutes(settings);
    if (routes.length === 0 && !selectsRoutes(settings)) report({ path: gatewayPath, message: 'The router names no route.', hint: "Set 'httpRoutes', or a list of another kind." });
    const services = servicesOf(object).map(({ name }) => name);
    for (const { kind, name, at } of routes) {
      const namespace = textOf(settings.namespace) ?? object.metadata?.namespace ?? '';
      const route = findInSet(set, 'gateway.networking.k8s.io', kind, namespace, name)?.object;
      if (route === undefined || backendsOfRules(route).some((backends) => services.every((service) => backends.includes(service)))) continue;
      report({
        path: `${gatewayPath}.${at}`,
        message: `${kind} '${name}' has no rule that leads to ${services.map((service) => `'${service}'`).join(' and ')}.`,
        hint: "Name both Services below 'backendRefs' of one rule.",
      });
    }
  },
});
