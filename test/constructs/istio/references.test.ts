import { referenceModels } from '../../../constructs/istio/references';
import { expectEveryRenameFound, external, find, objectsOf, setOf, tell } from '../../references/support';

const objects = objectsOf(`
{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: gateway-1, namespace: edge }, spec: { servers: [{ tls: { mode: SIMPLE, credentialName: tls-1 } }] } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: tls-1, namespace: istio-ingress } }
---
{ apiVersion: v1, kind: Service, metadata: { name: reviews-1, namespace: shop }, spec: { ports: [{ port: 80 }] } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: routes-1, namespace: shop }
spec:
  gateways: [mesh]
  http:
    - match: [{ gateways: [mesh] }]
      route: [{ destination: { host: reviews-1, subset: v1, port: { number: 80 } } }]
      mirror: { host: reviews-1 }
    - delegate: { name: more-1 }
    - route: [{ destination: { host: reviews-1.shop.svc.cluster.local } }, { destination: { host: api.example.com } }, { destination: { host: eu.example.org } }]
---
{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: more-1, namespace: shop } }
---
{ apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: { name: rule-1, namespace: shop }, spec: { host: reviews-1.shop.svc.cluster.local, subsets: [{ name: v1 }] } }
---
{ apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: { name: entry-1, namespace: shop }, spec: { hosts: [api.example.com, '*.example.org'] } }
---
{ apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: { name: policy-1, namespace: shop },
  spec: { targetRefs: [{ kind: Service, group: '', name: reviews-1 }] } }
`);

const judge = (yaml: string, externals = [external('Service', 'web')]) => tell(find(setOf(objectsOf(yaml), externals), referenceModels));
const routes = (spec: string) => `{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: r, namespace: shop }, spec: { ${spec} } }`;
const to = (destination: string) => routes(`http: [{ route: [{ destination: { ${destination} } }] }]`);
const place = 'VirtualService r spec.http[0].route[0].destination';

test('a complete set has no problems', () => expect(tell(find(setOf(objects), referenceModels))).toEqual([]));

test('any object that is renamed leaves exactly its references broken', () => {
  const shortHosts = objects.filter(({ metadata }) => metadata?.name !== 'rule-1');
  const plain = JSON.parse(JSON.stringify(shortHosts).replaceAll(',"subset":"v1"', '').replaceAll('reviews-1.shop.svc.cluster.local', 'reviews-1')) as typeof objects;
  expect(expectEveryRenameFound(plain, referenceModels)).toBe(6);
});

describe('a host', () => {
  test('without dots is the Service of the namespace', () => {
    expect(judge(to('host: web'))).toEqual([]);
    expect(judge(to('host: wbe'))).toEqual([`${place}.host: Service 'wbe' in namespace 'shop' does not exist.`]);
  });
  test('of the cluster names the namespace', () => {
    const service = '{ apiVersion: v1, kind: Service, metadata: { name: api, namespace: prod } }';
    for (const host of ['api.prod.svc', 'api.prod.svc.cluster.local']) expect(judge(`${to(`host: ${host}`)}\n---\n${service}`)).toEqual([]);
    expect(judge(`${to('host: api.test.svc.cluster.local')}\n---\n${service}`)).toEqual([`${place}.host: Service 'api' in namespace 'test' does not exist.`]);
  });
  test('with a wildcard is no one Service', () => expect(judge(to("host: '*.example.com'"))).toEqual([]));
  test('with other dots is one of a ServiceEntry, or external', () => {
    expect(judge(to('host: web.shop'))).toEqual([`${place}.host: ServiceEntry for host 'web.shop' does not exist.`]);
    expect(judge(to('host: web.shop'), [external('ServiceEntry', 'web.shop', { group: 'networking.istio.io' })])).toEqual([]);
  });
});

test('a subset is of a DestinationRule of the host, however the host is written', () => {
  const rule = (host: string) => `{ apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: { name: d, namespace: shop }, spec: { host: ${host}, subsets: [{ name: v1 }] } }`;
  const both = (host: string, subset: string) => judge(`${rule(host)}\n---\n${to(`host: web, subset: ${subset}`)}`);
  for (const host of ['web', 'web.shop.svc', 'web.shop.svc.cluster.local']) {
    expect(both(host, 'v1')).toEqual([]);
    expect(both(host, 'v2')).toEqual([`${place}.subset: DestinationRule for host 'web.shop.svc.cluster.local' has no subset 'v2'.`]);
  }
  expect(judge(to('host: web, subset: v1'))).toEqual([`${place}.subset: DestinationRule for host 'web.shop.svc.cluster.local' does not exist.`]);
});

test('two DestinationRules of a host add up', () => {
  const rule = (name: string, subset: string) =>
    `{ apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: { name: ${name}, namespace: shop }, spec: { host: web, subsets: [{ name: ${subset} }] } }`;
  const route = (subset: string) => judge([rule('a', 'v1'), rule('b', 'v2'), rule('c', 'v3'), to(`host: web, subset: ${subset}`)].join('\n---\n'));
  for (const subset of ['v1', 'v2', 'v3']) expect(route(subset)).toEqual([]);
  expect(route('v4')).toHaveLength(1);
});

test('a port is one of the Service', () => {
  const service = '{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop }, spec: { ports: [{ port: 80 }] } }';
  expect(judge(`${service}\n---\n${to('host: web, port: { number: 80 }')}`, [])).toEqual([]);
  expect(judge(`${service}\n---\n${to('host: web, port: { number: 81 }')}`, [])).toEqual([`${place}.port.number: Service 'web' in namespace 'shop' has no port '81'.`]);
});

test('a gateway is of the same namespace, or of the one before the slash', () => {
  const gateway = '{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: public, namespace: edge } }';
  expect(judge(`${gateway}\n---\n${routes('gateways: [mesh, edge/public]')}`)).toEqual([]);
  expect(judge(`${gateway}\n---\n${routes('gateways: [public]')}`)).toEqual(["VirtualService r spec.gateways[0]: Gateway 'public' in namespace 'shop' does not exist."]);
});

test('a policy chooses pods of its namespace, of all in the root namespace', () => {
  const policy = (namespace: string) =>
    `{ apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: { name: p, namespace: ${namespace} }, spec: { selector: { matchLabels: { app: web } } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: shop, labels: { app: web } } }`;
  expect(judge(policy('shop'))).toEqual([]);
  expect(judge(policy('istio-system'))).toEqual([]);
  expect(judge(policy('other'))).toEqual(['PeerAuthentication p spec.selector: The selector chooses none of the pods in the set.']);
});
