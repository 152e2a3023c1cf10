import { external, find, objectsOf, setOf } from './support';

const secret = '{ apiVersion: v1, kind: Secret, metadata: { name: db, namespace: shop }, data: { username: YQ== }, stringData: { password: x } }';
const config = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: conf, namespace: shop }, data: { app.conf: x }, binaryData: { logo: YQ== } }';
const service = '{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop }, spec: { ports: [{ name: http, port: 80 }, { port: 9090 }] } }';

const pod = (spec: string) => `{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop }, spec: { ${spec} } }`;
const env = (kind: string, name: string, key: string) => pod(`containers: [{ name: main, env: [{ name: A, valueFrom: { ${kind}: { name: ${name}, key: ${key} } } }] }]`);
const ingress = (port: string) =>
  `{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: i, namespace: shop },
     spec: { defaultBackend: { service: { name: web, port: { ${port} } } } } }`;
const webhook = (service: string) =>
  `{ apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: { name: w }, webhooks: [{ clientConfig: { service: { namespace: shop, name: web${service} } } }] }`;

const judge = (...documents: string[]) => find(setOf(objectsOf(documents.join('\n---\n')))).map(({ code, path, message, hint }) => [code, path, message, hint]);

describe('a key', () => {
  test.each(['username', 'password'])('may stand in data or stringData: %s', (key) => expect(judge(secret, env('secretKeyRef', 'db', key))).toEqual([]));
  test.each(['app.conf', 'logo'])('may stand in data or binaryData: %s', (key) => expect(judge(config, env('configMapKeyRef', 'conf', key))).toEqual([]));

  test('that the Secret lacks is told with the nearest and all', () => {
    expect(judge(secret, env('secretKeyRef', 'db', 'pasword'))).toEqual([
      [
        'references/missing-key',
        'spec.containers[0].env[0].valueFrom.secretKeyRef.key',
        "Secret 'db' in namespace 'shop' has no key 'pasword'.",
        "Did you mean 'password'? It has 'username', 'password'.",
      ],
    ]);
  });

  test('that becomes a file of a volume is looked up too', () => {
    const volumes = `volumes: [{ name: a, configMap: { name: conf, items: [{ key: app.conf, path: x }, { key: nginx.conf, path: y }] } },
      { name: b, secret: { secretName: db, items: [{ key: token, path: x }] } },
      { name: c, projected: { sources: [{ secret: { name: db, items: [{ key: cert, path: x }] } }] } }]`;
    expect(judge(secret, config, pod(volumes)).map(([, path, message]) => [path, message])).toEqual([
      ['spec.volumes[0].configMap.items[1].key', "ConfigMap 'conf' in namespace 'shop' has no key 'nginx.conf'."],
      ['spec.volumes[1].secret.items[0].key', "Secret 'db' in namespace 'shop' has no key 'token'."],
      ['spec.volumes[2].projected.sources[0].secret.items[0].key', "Secret 'db' in namespace 'shop' has no key 'cert'."],
    ]);
  });

  test('is missing in a Secret without any', () => {
    const empty = '{ apiVersion: v1, kind: Secret, metadata: { name: db, namespace: shop } }';
    expect(judge(empty, env('secretKeyRef', 'db', 'a'))[0].slice(2)).toEqual(["Secret 'db' in namespace 'shop' has no key 'a'.", 'It has no key at all.']);
  });

  test('may be missing where it is optional', () => {
    expect(judge(secret, env('secretKeyRef', 'db', 'token, optional: true'))).toEqual([]);
  });

  test('of an external Secret is looked up where its keys are declared', () => {
    const objects = objectsOf(env('secretKeyRef', 'db', 'token'));
    expect(find(setOf(objects, [external('Secret', 'db')]))).toEqual([]);
    expect(find(setOf(objects, [external('Secret', 'db', { keys: ['token'] })]))).toEqual([]);
    expect(find(setOf(objects, [external('Secret', 'db', { keys: ['password'] })])).map(({ message }) => message)).toEqual([
      "Secret 'db' in namespace 'shop' has no key 'token'.",
    ]);
  });
});

describe('a port of a Service', () => {
  test.each(['name: http', 'number: 80', 'number: 9090'])('goes by name and by number: %s', (port) => expect(judge(service, ingress(port))).toEqual([]));

  test('that is missing is told where it is named', () => {
    expect(judge(service, ingress('name: htpp'))).toEqual([
      ['references/missing-port', 'spec.defaultBackend.service.port.name', "Service 'web' in namespace 'shop' has no port 'htpp'.", "Did you mean 'http'? It has '80', 'http', '9090'."],
    ]);
    expect(judge(service, ingress('number: 8080')).map(([, path]) => path)).toEqual(['spec.defaultBackend.service.port.number']);
  });

  test('may be left to an annotation of the Ingress', () => expect(judge(ingress('name: use-annotation'))).toEqual([]));

  test('of a webhook is 443 where it is left out', () => {
    expect(judge(service, webhook(''))[0].slice(1, 3)).toEqual(['webhooks[0].clientConfig.service.port', "Service 'web' in namespace 'shop' has no port '443'."]);
    expect(judge(service, webhook(', port: 80'))).toEqual([]);
  });

  test('of a Service that stands for a DNS name may be any', () => {
    const alias = '{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop }, spec: { type: ExternalName, externalName: example.com } }';
    expect(judge(alias, ingress('number: 1234'))).toEqual([]);
  });
});
