import { referenceModels as gatewayModels } from '../../../constructs/gateway-api/references';
import { referenceModels } from '../../../constructs/secrets/references';
import { expectEveryRenameFound, find, objectsOf, setOf, tell } from '../../references/support';

const objects = objectsOf(`
{ apiVersion: external-secrets.io/v1, kind: SecretStore, metadata: { name: store-1, namespace: shop },
  spec: { provider: { aws: { auth: { secretRef: { accessKeyIDSecretRef: { name: aws-1, key: id } }, jwt: { serviceAccountRef: { name: account-1 } } } } } } }
---
{ apiVersion: external-secrets.io/v1, kind: ClusterSecretStore, metadata: { name: store-2 },
  spec: { provider: { vault: { caProvider: { type: ConfigMap, name: ca-1, key: ca, namespace: shop } } } } }
---
{ apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: { name: db-1, namespace: shop },
  spec: { secretStoreRef: { name: store-1 }, data: [{ secretKey: password, sourceRef: { storeRef: { name: store-2, kind: ClusterSecretStore } } }] } }
---
{ apiVersion: external-secrets.io/v1alpha1, kind: PushSecret, metadata: { name: push-1, namespace: shop },
  spec: { secretStoreRefs: [{ name: store-1, kind: SecretStore }], selector: { secret: { name: aws-1 } } } }
---
{ apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: { name: issuer-1 }, spec: { ca: { secretName: aws-1 } } }
---
{ apiVersion: cert-manager.io/v1, kind: Issuer, metadata: { name: issuer-2, namespace: shop },
  spec: { acme: { privateKeySecretRef: { name: made-here }, solvers: [{ dns01: { cloudflare: { apiTokenSecretRef: { name: aws-1, key: id } } } }] } } }
---
{ apiVersion: cert-manager.io/v1, kind: Certificate, metadata: { name: cert-1, namespace: shop }, spec: { secretName: tls, issuerRef: { name: issuer-1, kind: ClusterIssuer } } }
---
{ apiVersion: cert-manager.io/v1, kind: Certificate, metadata: { name: cert-2, namespace: shop }, spec: { secretName: tls-2, issuerRef: { name: issuer-2 } } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: aws-1, namespace: shop }, stringData: { id: x } }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: account-1, namespace: shop } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: ca-1, namespace: shop }, data: { ca: x } }
`);

const reader = (name: string, key: string) =>
  `{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop }, spec: { containers: [{ name: main, env: [{ name: A, valueFrom: { secretKeyRef: { name: ${name}, key: ${key} } } }] }] } }`;
const judge = (...documents: string[]) => tell(find(setOf(objectsOf(documents.join('\n---\n'))), referenceModels));
const fetched = (spec: string) => `{ apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: { name: db, namespace: shop }, spec: { ${spec} } }`;
const env = 'Pod p spec.containers[0].env[0].valueFrom.secretKeyRef';

test('a complete set has no problems', () => expect(tell(find(setOf(objects), referenceModels))).toEqual([]));

test('any object that is renamed leaves exactly its references broken', () => expect(expectEveryRenameFound(objects, referenceModels)).toBe(11));

describe('an ExternalSecret makes a Secret', () => {
  test('of its own name, or of the target’s', () => {
    expect(judge(fetched('data: [{ secretKey: a }]'), reader('db', 'a'))).toEqual([]);
    expect(judge(fetched('target: { name: other }, data: [{ secretKey: a }]'), reader('other', 'a'))).toEqual([]);
    expect(judge(fetched('target: { name: other }'), reader('db', 'a'))).toEqual([`${env}.name: Secret 'db' in namespace 'shop' does not exist.`]);
  });
  test('with the keys that it fetches', () => {
    expect(judge(fetched('data: [{ secretKey: a }]'), reader('db', 'b'))).toEqual([`${env}.key: Secret 'db' in namespace 'shop' has no key 'b'.`]);
  });
  test('with the keys of its template in their place, or beside them', () => {
    const templated = (more: string) => fetched(`data: [{ secretKey: a }], target: { template: { data: { url: x } ${more} } }`);
    expect(judge(templated(''), reader('db', 'url'))).toEqual([]);
    expect(judge(templated(''), reader('db', 'a'))).toHaveLength(1);
    expect(judge(templated(', mergePolicy: Merge'), reader('db', 'a'))).toEqual([]);
  });
  test('with unknown keys where it fetches all of an entry', () => expect(judge(fetched('dataFrom: [{ extract: { key: x } }]'), reader('db', 'any'))).toEqual([]));
  test('with unknown keys where templates are elsewhere', () => {
    const templated = (more: string) => judge(fetched(`target: { template: { ${more} templateFrom: [{ literal: x }] } }`), reader('db', 'any'));
    expect(templated('')).toEqual([]);
    expect(templated('data: { a: x },')).toEqual([]);
  });
});

test('a SealedSecret makes a Secret with its keys', () => {
  const sealed = '{ apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: { name: db, namespace: shop }, spec: { encryptedData: { a: x }, template: { data: { b: y } } } }';
  for (const key of ['a', 'b']) expect(judge(sealed, reader('db', key))).toEqual([]);
  expect(judge(sealed, reader('db', 'c'))).toEqual([`${env}.key: Secret 'db' in namespace 'shop' has no key 'c'.`]);
});

test('a Certificate makes a Secret with key, certificate and authority', () => {
  const certificate = (more = '') => `{ apiVersion: cert-manager.io/v1, kind: Certificate, metadata: { name: c, namespace: shop }, spec: { secretName: tls ${more} } }`;
  for (const key of ['tls.crt', 'tls.key', 'ca.crt']) expect(judge(certificate(), reader('tls', key))).toEqual([]);
  expect(judge(certificate(), reader('tls', 'keystore.jks'))).toHaveLength(1);
  expect(judge(certificate(', keystores: { jks: {} }'), reader('tls', 'keystore.jks'))).toEqual([]);
});

test('an Issuer makes the key of its account', () => {
  const issuer = '{ apiVersion: cert-manager.io/v1, kind: Issuer, metadata: { name: i, namespace: shop }, spec: { acme: { privateKeySecretRef: { name: account } } } }';
  expect(judge(issuer, reader('account', 'tls.key'))).toEqual([]);
});

test('a Gateway that names an issuer gets its Secrets', () => {
  const gateway = (annotations: string) =>
    `{ apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: { name: g, namespace: shop, annotations: { ${annotations} } }, spec: { listeners: [{ tls: { certificateRefs: [{ name: web-tls }] } }] } }`;
  const found = (annotations: string) => tell(find(setOf(objectsOf(gateway(annotations))), [...referenceModels, ...gatewayModels]));
  expect(found('cert-manager.io/issuer: letters')).toEqual(["Gateway g metadata.annotations[cert-manager.io/issuer]: Issuer 'letters' in namespace 'shop' does not exist."]);
  expect(found('')).toEqual(["Gateway g spec.listeners[0].tls.certificateRefs[0].name: Secret 'web-tls' in namespace 'shop' does not exist."]);
});

test('an Ingress that names an issuer gets its Secret, and the issuer must exist', () => {
  const ingress = (annotations: string) => `{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: i, namespace: shop, annotations: { ${annotations} } }, spec: { tls: [{ secretName: web-tls }] } }`;
  const issuer = '{ apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: { name: letters } }';
  expect(judge(ingress('cert-manager.io/cluster-issuer: letters'), issuer)).toEqual([]);
  expect(judge(ingress('cert-manager.io/cluster-issuer: letters'))).toEqual([
    "Ingress i metadata.annotations[cert-manager.io/cluster-issuer]: ClusterIssuer 'letters' does not exist.",
  ]);
  expect(judge(ingress(''), issuer)).toEqual(["Ingress i spec.tls[0].secretName: Secret 'web-tls' in namespace 'shop' does not exist."]);
});
