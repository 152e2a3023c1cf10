import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../lib/references/fields';
import { canaryOf, numberOf, routingOf } from './parts';

/** What is wrong with a route, for the field of the Rollout that names it. */
export interface RouteProblem {
  readonly field: string;
  /** What follows the name of the VirtualService in a sentence. */
  readonly what: string;
  readonly hint: string;
}

const kinds = [
  { list: 'http', chosen: 'routes' },
  { list: 'tls', chosen: 'tlsRoutes' },
  { list: 'tcp', chosen: 'tcpRoutes' },
] as const;

/** Compares the routes that a Rollout names with those of a VirtualService. */
export function problemsOfRoutes(rollout: KubeObject, named: Fields, virtualService: KubeObject): RouteProblem[] {
  const lists = kinds.filter(({ list }) => Array.isArray(fieldAt(virtualService, 'spec', list)));
  if (lists.length === 0) return [{ field: 'name', what: 'has no routes', hint: "Give it 'http' routes." }];
  return lists.flatMap(({ list, chosen }) => {
    const routes = itemsOf(fieldAt(virtualService, 'spec', list)).map(fieldsOf).filter((route) => !isManaged(rollout, route));
    return problemsOfList({ rollout, list, chosen, routes, wanted: itemsOf(named[chosen]) });
  });
}

interface RouteList {
  readonly rollout: KubeObject;
  readonly list: 'http' | 'tls' | 'tcp';
  readonly chosen: string;
  readonly routes: readonly Fields[];
  readonly wanted: readonly unknown[];
}

/** Routes that steps set are made by the controller, and say nothing of the others. */
function isManaged(rollout: KubeObject, route: Fields): boolean {
  const managed = itemsOf(routingOf(canaryOf(rollout) ?? {})?.managedRoutes).map((one) => fieldsOf(one).name);
  return route.name !== undefined && managed.includes(route.name);
}

function problemsOfList({ rollout, list, chosen, routes, wanted }: RouteList): RouteProblem[] {
  if (wanted.length === 0) {
    if (routes.length > 1) return [{ field: chosen, what: `has ${routes.length} ${list} routes, and the Rollout does not say which to change`, hint: `Set '${chosen}'.` }];
    return routes.flatMap((route) => problemsOfRoute(rollout, list, 'name', route));
  }
  return wanted.flatMap((want, index) => {
    const field = `${chosen}[${index}]`;
    const found = routes.filter((route) => (list === 'http' ? route.name === want : isPortRoute(route, fieldsOf(want), list)));
    if (found.length === 0) return [{ field, what: `has no ${list} route ${describeWanted(want)}`, hint: 'Name a route that it has.' }];
    return found.flatMap((route) => problemsOfRoute(rollout, list, field, route));
  });
}

function describeWanted(want: unknown): string {
  if (typeof want === 'string') return `'${want}'`;
  const { port, sniHosts } = fieldsOf(want);
  return [port === undefined ? '' : `on port ${String(port)}`, sniHosts === undefined ? '' : `for ${itemsOf(sniHosts).join(', ')}`].filter((part) => part !== '').join(' ');
}

/** A route without a name is known by its one port, and with TLS by the hosts that it takes. */
function isPortRoute(route: Fields, want: Fields, list: 'tls' | 'tcp'): boolean {
  const matches = itemsOf(route.match).map(fieldsOf);
  const ports = new Set(matches.map(({ port }) => numberOf(port) ?? 0));
  if (ports.size > 1 || ([...ports][0] ?? 0) !== (numberOf(want.port) ?? 0)) return false;
  const hosts = [...new Set(matches.flatMap(({ sniHosts }) => itemsOf(sniHosts).map(String)))].sort();
  return list === 'tcp' || hosts.join() === itemsOf(want.sniHosts).map(String).sort().join();
}

function problemsOfRoute(rollout: KubeObject, list: string, field: string, route: Fields): RouteProblem[] {
  const destinations = itemsOf(route.route).map((one) => fieldsOf(fieldsOf(one).destination));
  const label = textOf(route.name) === undefined ? `${list} route` : `${list} route '${String(route.name)}'`;
  return neededEnds(rollout).flatMap(({ subset, host }) => {
    if (destinations.some((to) => (subset === undefined ? textOf(to.host)?.split('.')[0] === host : to.subset === subset))) return [];
    return [{ field, what: `has a ${label} that does not lead to ${subset === undefined ? `Service '${host}'` : `subset '${subset}'`}`, hint: 'Add it as a destination.' }];
  });
}

/** Where each route must lead: to two subsets of one Service, or to two Services. */
function neededEnds(rollout: KubeObject): { readonly subset?: string; readonly host?: string }[] {
  const canary = canaryOf(rollout) ?? {};
  const rule = fieldAt(routingOf(canary), 'istio', 'destinationRule');
  if (isFields(rule)) return textsOf(rule.stableSubsetName, rule.canarySubsetName).map((subset) => ({ subset }));
  const { stableService, canaryService, pingPong } = canary;
  const isPingPong = isFields(pingPong) && stableService === undefined && canaryService === undefined;
  const pair = isPingPong ? textsOf(pingPong.pingService, pingPong.pongService) : textsOf(stableService, canaryService);
  return pair.map((host) => ({ host }));
}

function textsOf(...values: readonly unknown[]): string[] {
  return values.flatMap((value) => textOf(value) ?? []);
}
