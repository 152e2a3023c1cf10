import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, isFields, itemsOf, textOf } from '../../lib/references/fields';
import { placedItems } from '../../lib/references/pod-template';
import { canaryOf, canaryPath, routingOf } from './parts';

/** Routers that change Ingresses, and where they name these. */
export const ingressRouters = [
  { router: 'nginx', one: 'stableIngress', several: 'stableIngresses' },
  { router: 'alb', one: 'ingress', several: 'ingresses' },
] as const;

/** An Ingress that a Rollout names, and the Service that it must lead to. */
export interface NamedIngress {
  readonly path: string;
  readonly name: string;
  readonly service: string;
}

export function ingressesOf(rollout: KubeObject): NamedIngress[] {
  const canary = canaryOf(rollout) ?? {};
  return ingressRouters.flatMap(({ router, one, several }) => {
    const routing = routingOf(canary)?.[router];
    if (!isFields(routing)) return [];
    const service = textOf(routing.rootService) ?? textOf(canary.stableService);
    const named = [{ at: one, value: routing[one] }, ...itemsOf(routing[several]).map((value, index) => ({ at: `${several}[${index}]`, value }))];
    return named.flatMap(({ at, value }) => {
      const name = textOf(value);
      return name === undefined || service === undefined ? [] : [{ path: `${canaryPath}.trafficRouting.${router}.${at}`, name, service }];
    });
  });
}

/** Services that the rules of an Ingress lead to, in the form of either version. */
export function backendsOf(ingress: KubeObject): string[] {
  return placedItems('', fieldAt(ingress, 'spec', 'rules'))
    .flatMap(({ fields }) => placedItems('', fieldAt(fields, 'http', 'paths')))
    .flatMap(({ fields }) => textOf(fieldAt(fields, 'backend', 'service', 'name')) ?? textOf(fieldAt(fields, 'backend', 'serviceName')) ?? []);
}
