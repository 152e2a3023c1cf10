import { referenceModels } from '../../../constructs/gateway-api/references';
import { expectEveryRenameFound, find, objectsOf, setOf, tell } from '../../references/support';

const objects = objectsOf(`
{ apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: { name: class-1 } }
---
{ apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: { name: gateway-1, namespace: edge },
  spec: { gatewayClassName: class-1, listeners: [{ name: https, port: 443, tls: { certificateRefs: [{ name: tls-1 }] } }] } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: tls-1, namespace: edge } }
---
{ apiVersion: v1, kind: Service, metadata: { name: web-1, namespace: shop }, spec: { ports: [{ port: 80 }] } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: ca-1, namespace: shop } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route-1, namespace: shop }
spec:
  parentRefs: [{ name: gateway-1, namespace: edge, sectionName: https }]
  rules: [{ backendRefs: [{ name: web-1, port: 80 }], filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: web-1, port: 80 } } }] }]
---
{ apiVersion: gateway.networking.k8s.io/v1, kind: BackendTLSPolicy, metadata: { name: policy-1, namespace: shop },
  spec: { targetRefs: [{ group: '', kind: Service, name: web-1 }], validation: { caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca-1 }] } } }
`);

test('a complete set has no problems', () => expect(tell(find(setOf(objects), referenceModels))).toEqual([]));

test('any object that is renamed leaves exactly its references broken', () => expect(expectEveryRenameFound(objects, referenceModels)).toBe(7));

test('listener and port are those of the gateway and the Service', () => {
  const text = JSON.stringify(objects).replace('"sectionName":"https"', '"sectionName":"http"').replace('"port":80}]', '"port":81}]');
  const wrong = text.replace('"name":"web-1","port":80', '"name":"web-1","port":8080');
  expect(tell(find(setOf(JSON.parse(wrong) as typeof objects), referenceModels))).toContain(
    "HTTPRoute route-1 spec.parentRefs[0].sectionName: Gateway 'gateway-1' in namespace 'edge' has no listener 'http'.",
  );
  expect(tell(find(setOf(JSON.parse(wrong) as typeof objects), referenceModels)).filter((line) => line.includes('has no port'))).not.toEqual([]);
});

test('the Service that a gateway gets is there, with the ports of its listeners', () => {
  const ingress = objectsOf('{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: i, namespace: edge }, spec: { defaultBackend: { service: { name: gateway-1-class-1, port: { number: 80 } } } } }');
  expect(tell(find(setOf([...objects, ...ingress]), referenceModels))).toEqual([
    "Ingress i spec.defaultBackend.service.port.number: Service 'gateway-1-class-1' in namespace 'edge' has no port '80'.",
  ]);
});
