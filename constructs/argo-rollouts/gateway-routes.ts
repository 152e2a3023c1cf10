import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../lib/references/fields';
import { placedItems } from '../../lib/references/pod-template';
import { canaryOf, canaryPath, routingOf } from './parts';

/** Name under which the controller knows the plugin for the Gateway API. */
export const gatewayApiPlugin = 'argoproj-labs/gatewayAPI';

/** Where the settings of the plugin name routes: one, or a list, of a kind. */
const fields = [
  { kind: 'HTTPRoute', one: 'httpRoute', several: 'httpRoutes' },
  { kind: 'GRPCRoute', one: 'grpcRoute', several: 'grpcRoutes' },
  { kind: 'TCPRoute', one: 'tcpRoute', several: 'tcpRoutes' },
  { kind: 'TLSRoute', one: 'tlsRoute', several: 'tlsRoutes' },
] as const;

/** A route that the plugin changes. */
export interface NamedRoute {
  readonly kind: string;
  readonly name: string;
  /** Below the settings of the plugin. */
  readonly at: string;
}

export const gatewayPath = `${canaryPath}.trafficRouting.plugins[${gatewayApiPlugin}]`;

/** The settings of the plugin; undefined where the Rollout does not use it. */
export function gatewaySettings(rollout: KubeObject): Fields | undefined {
  const settings = fieldAt(routingOf(canaryOf(rollout) ?? {}), 'plugins', gatewayApiPlugin);
  return isFields(settings) ? settings : undefined;
}

export function namedRoutes(settings: Fields): NamedRoute[] {
  return fields.flatMap(({ kind, one, several }) => {
    const listed = itemsOf(settings[several]).map((item, index) => ({ at: `${several}[${index}].name`, value: fieldsOf(item).name }));
    return [{ at: one, value: settings[one] }, ...listed].flatMap(({ at, value }) => {
      const name = textOf(value);
      return name === undefined ? [] : [{ kind, name, at }];
    });
  });
}

/** Whether the plugin finds its routes by labels. */
export function selectsRoutes(settings: Fields): boolean {
  return fields.some(({ one }) => isFields(settings[`${one}Selector`]));
}

/** The Services that each rule of a route leads to. */
export function backendsOfRules(route: KubeObject): string[][] {
  return placedItems('', fieldAt(route, 'spec', 'rules')).map((rule) => itemsOf(rule.fields.backendRefs).flatMap((backend) => textOf(fieldsOf(backend).name) ?? []));
}
