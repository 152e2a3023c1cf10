import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../lib/references/pod-template';
import { canaryOf, canaryPath, numberOf, routingOf } from './parts';

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

/** The VirtualServices that a Rollout changes, with their paths in it. */
export function namedVirtualServices(rollout: KubeObject): (PlacedFields & { readonly name: string; readonly namespace: string })[] {
  const istio = fieldsOf(routingOf(canaryOf(rollout) ?? {})?.istio);
  const path = `${canaryPath}.trafficRouting.istio`;
  const one: PlacedFields[] = isFields(istio.virtualService) ? [{ path: `${path}.virtualService`, fields: istio.virtualService }] : [];
  return [...one, ...placedItems(`${path}.virtualServices`, istio.virtualServices)].map((named) => {
    const [name = '', namespace = rollout.metadata?.namespace ?? ''] = (textOf(named.fields.name) ?? '').split('.');
    return { ...named, name, namespace };
  });
}

/** Compares the routes that a Rollout names with those of a VirtualService. */
export function problemsOfRoutes(rollout: KubeObject, named: Fields, virtualService: KubeObject): RouteProblem[] {
  const lists = kinds.filter(({ list }) => Array.isArray(fieldAt(virtualService, 'spec', list)));
  if (lists.length === 0) return [{ field: 'name', what: 'has no routes', hint: "Give it 'http' routes." }];
  return lists.flatMap(({ list, chosen }) => {
    return problemsOfList({ rollout, list, chosen, routes: routesIn(rollout, virtualService, list), wanted: itemsOf(named[chosen]) });
  });
}

/** The weight that each route which the Rollout changes gives to the new pods; none where two Services take turns. */
export function weightsOfNewPods(rollout: KubeObject, named: Fields, virtualService: KubeObject): number[] {
  const [, fresh] = neededEnds(rollout);
  if (fresh === undefined || isFields(canaryOf(rollout)?.pingPong)) return [];
  return changedRoutes(rollout, named, virtualService).flatMap((route) => {
    const destination = itemsOf(route.route).map(fieldsOf).find((one) => leadsTo(fieldsOf(one.destination), fresh));
    return numberOf(destination?.weight) ?? [];
  });
}

function changedRoutes(rollout: KubeObject, named: Fields, virtualService: KubeObject): Fields[] {
  return kinds.flatMap(({ list, chosen }) => {
    const [routes, wanted] = [routesIn(rollout, virtualService, list), itemsOf(named[chosen])];
    return wanted.length === 0 ? routes : routes.filter((route) => wanted.some((want) => isWanted(route, want, list)));
  });
}

function routesIn(rollout: KubeObject, virtualService: KubeObject, list: string): Fields[] {
  return itemsOf(fieldAt(virtualService, 'spec', list)).map(fieldsOf).filter((route) => !isManaged(rollout, route));
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
    const found = routes.filter((route) => isWanted(route, want, list));
    if (found.length === 0) return [{ field, what: `has no ${list} route ${describeWanted(want)}`, hint: hintOf(want, routes) }];
    return found.flatMap((route) => problemsOfRoute(rollout, list, field, route));
  });
}

function isWanted(route: Fields, want: unknown, list: 'http' | 'tls' | 'tcp'): boolean {
  return list === 'http' ? route.name === want : isPortRoute(route, fieldsOf(want), list);
}

function hintOf(want: unknown, routes: readonly Fields[]): string {
  const names = routes.map((route) => describeWanted(route.name ?? wantedBy(route))).filter((name) => name !== '');
  if (names.length === 0) return typeof want === 'string' ? `Name the route '${want}' there.` : 'Add it there.';
  return `Name one that it has: ${names.join(', ')}.`;
}

/** How a Rollout names a route that has no name. */
function wantedBy(route: Fields): Fields {
  const matches = itemsOf(route.match).map(fieldsOf);
  const all = (field: string) => [...new Set(matches.flatMap((match) => match[field] ?? []).map(String))];
  const [ports, sniHosts] = [all('port'), all('sniHosts')];
  return { ...(ports.length > 0 && { port: ports.join(', ') }), ...(sniHosts.length > 0 && { sniHosts }) };
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
  return neededEnds(rollout).flatMap((end) => {
    const { subset, host } = end;
    if (destinations.some((to) => leadsTo(to, end))) return [];
    return [{ field, what: `has a ${label} that does not lead to ${subset === undefined ? `Service '${host}'` : `subset '${subset}'`}`, hint: 'Add it as a destination.' }];
  });
}

interface End {
  readonly subset?: string;
  readonly host?: string;
}

function leadsTo(destination: Fields, { subset, host }: End): boolean {
  return subset === undefined ? textOf(destination.host)?.split('.')[0] === host : destination.subset === subset;
}

/** Where each route must lead: to two subsets of one Service, or to two Services; the old pods come first. */
function neededEnds(rollout: KubeObject): End[] {
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
