import { referenceModels } from '../../../constructs/argo-rollouts/references';
import { rules } from '../../../constructs/argo-rollouts/rules';
import { expectEveryRenameFound, objectsOf } from '../../references/support';
import { tell } from '../rule-table';

const rollout = (canary: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: a, image: i }] } }
  strategy: { canary: { ${canary} } }`;
const told = (...yaml: string[]) => tell(rules, yaml.join('\n---\n'));
const two = 'stableService: old, canaryService: fresh';
const at = 'spec.strategy.canary.trafficRouting';

describe('routes of the Gateway API', () => {
  const plugin = (settings: string) => rollout(`${two}, trafficRouting: { plugins: { argoproj-labs/gatewayAPI: { ${settings} } } }`);
  const route = (rules: string, kind = 'HTTPRoute', namespace = 'shop') => `{ apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: { name: r, namespace: ${namespace} }, spec: { rules: [${rules}] } }`;
  const both = '{ backendRefs: [{ name: old }, { name: fresh }] }';
  const place = `gateway-routes ${at}.plugins[argoproj-labs/gatewayAPI]`;

  test.each([
    ['one of them', 'httpRoute: r', route(`{ backendRefs: [{ name: x }] }, ${both}`)],
    ['a list', 'httpRoutes: [{ name: r }]', route(both)],
    ['another kind', 'grpcRoutes: [{ name: r }]', route(both, 'GRPCRoute')],
    ['another namespace', 'tcpRoutes: [{ name: r }], namespace: mesh', route(both, 'TCPRoute', 'mesh')],
    ['one that is not there', 'tlsRoute: s', route('', 'TLSRoute')],
    ['those with labels', 'httpRouteSelector: { matchLabels: { a: b } }', route('')],
  ])('%s is right', (_, settings, other) => expect(told(plugin(settings), other)).toEqual([]));

  test.each([
    ['', route(both), `${place}: The router names no route. Set 'httpRoutes', or a list of another kind.`],
    ['httpRoute: r', route('{ backendRefs: [{ name: old }] }, { backendRefs: [{ name: fresh }] }'), `${place}.httpRoute: HTTPRoute 'r' has no rule that leads to 'fresh' and 'old'. Name both Services below 'backendRefs' of one rule.`],
    ['grpcRoutes: [{ name: r }]', route('', 'GRPCRoute'), `${place}.grpcRoutes[0].name: GRPCRoute 'r' has no rule that leads to 'fresh' and 'old'. Name both Services below 'backendRefs' of one rule.`],
  ])('%s is told', (settings, other, message) => expect(told(plugin(settings), other)).toEqual([message]));

  test('other plugins are not looked at', () => expect(told(rollout(`${two}, trafficRouting: { plugins: { a/b: {} } }`))).toEqual([]));

  test('any route that is renamed leaves exactly its reference broken', () => {
    const objects = objectsOf(`
{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: { name: rollout-1, namespace: shop }, spec: { strategy: { canary: { trafficRouting: { plugins: { argoproj-labs/gatewayAPI: { namespace: mesh, httpRoute: route-1, httpRoutes: [{ name: route-2 }], grpcRoutes: [{ name: route-3 }] } } } } } } }
---
{ apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: { name: route-1, namespace: mesh } }
---
{ apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: { name: route-2, namespace: mesh } }
---
{ apiVersion: gateway.networking.k8s.io/v1, kind: GRPCRoute, metadata: { name: route-3, namespace: mesh } }`);
    expect(expectEveryRenameFound(objects, referenceModels)).toBe(3);
  });
});

describe('weights of a VirtualService at the start', () => {
  const istio = (fields = '') => rollout(`${two}, trafficRouting: { istio: { virtualService: { name: v, ${fields} } } }`);
  const ends = (old: string, fresh: string) => `route: [{ destination: { host: old }, ${old} }, { destination: { host: fresh }, ${fresh} }]`;
  const service = (...routes: string[]) => `{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: v, namespace: shop }, spec: { http: [${routes.map((route) => `{ ${route} }`).join(', ')}] } }`;
  const warned = (weight: number) => [`(virtual-service-weights) ${at}.istio.virtualService.name: VirtualService 'v' starts with weight ${weight} for the new pods. Give them 0, and the old ones 100.`];

  test('are all for the old pods', () => {
    expect(told(istio(), service(ends('weight: 100', 'weight: 0')))).toEqual([]);
    expect(told(istio(), service(ends('', '')))).toEqual([]);
    expect(told(istio(), service(ends('weight: 80', 'weight: 20')))).toEqual(warned(20));
  });
  test('count in the routes that the Rollout changes', () => {
    const routes = service(`name: a, ${ends('weight: 100', 'weight: 0')}`, `name: b, ${ends('weight: 50', 'weight: 50')}`);
    expect(told(istio('routes: [a]'), routes)).toEqual([]);
    expect(told(istio('routes: [a, b]'), routes)).toEqual(warned(50));
  });
  test('are free where two Services take turns', () => {
    const pingPong = rollout('pingPong: { pingService: old, pongService: fresh }, trafficRouting: { istio: { virtualService: { name: v } } }');
    expect(told(pingPong, service(ends('weight: 0', 'weight: 100')))).toEqual([]);
  });
});

describe('subsets of a DestinationRule', () => {
  const istio = (stable: string, canary: string) => rollout(`trafficRouting: { istio: { virtualService: { name: v }, destinationRule: { name: d, stableSubsetName: ${stable}, canarySubsetName: ${canary} } } }`);
  const rule = '{ apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: { name: d, namespace: shop }, spec: { host: web, subsets: [{ name: stable }, { name: canary }] } }';
  const place = `destination-rule-subsets ${at}.istio.destinationRule`;

  test('are there', () => {
    expect(told(istio('stable', 'canary'), rule)).toEqual([]);
    expect(told(istio('old', 'new'))).toEqual([]);
    expect(told(istio('stable', 'canry'), rule)).toEqual([`${place}.canarySubsetName: DestinationRule 'd' has no subset 'canry'. Did you mean 'canary'? Add it there.`]);
  });
  test('differ', () => {
    expect(told(istio('stable', 'stable'), rule)).toEqual([`${place}.canarySubsetName: Subset 'stable' is that of the old and of the new pods at once. Name two different subsets.`]);
  });
});
