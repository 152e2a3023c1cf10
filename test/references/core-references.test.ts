import { expectEveryRenameFound, external, find, findAll, objectsOf, setOf, tell } from './support';

/** A pod with something in its spec. */
const pod = (spec: string) => `{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop }, spec: { containers: [], ${spec} } }`;
const container = (spec: string) => pod('').replace('containers: []', `containers: [{ name: main, ${spec} }]`);
const make = (kind: string, name: string, apiVersion = 'v1', namespace = ', namespace: shop') =>
  `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: ${name}${namespace} } }`;
const secret = make('Secret', 'db');
const config = make('ConfigMap', 'conf');
const object = (kind: string, apiVersion: string, rest: string) => `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: x, namespace: shop }, ${rest} }`;

const noSecret = "Secret 'db' in namespace 'shop' does not exist.";
const noConfig = "ConfigMap 'conf' in namespace 'shop' does not exist.";
const noService = "Service 'web' in namespace 'shop' does not exist.";
const web = '{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop }, spec: { ports: [{ name: https, port: 443 }] } }';

/** What refers, what it refers to, the field with the name, the exact message. */
const rows: [title: string, from: string, to: string, path: string, message: string][] = [
  ['ServiceAccount of a pod', pod('serviceAccountName: robot'), make('ServiceAccount', 'robot'), 'spec.serviceAccountName', "ServiceAccount 'robot' in namespace 'shop' does not exist."],
  ['ServiceAccount by the old field', pod('serviceAccount: robot'), make('ServiceAccount', 'robot'), 'spec.serviceAccount', "ServiceAccount 'robot' in namespace 'shop' does not exist."],
  ['pull secret', pod('imagePullSecrets: [{ name: db }]'), secret, 'spec.imagePullSecrets[0].name', noSecret],
  ['priority class', pod('priorityClassName: high'), make('PriorityClass', 'high', 'scheduling.k8s.io/v1', ''), 'spec.priorityClassName', "PriorityClass 'high' does not exist."],
  ['runtime class', pod('runtimeClassName: kata'), make('RuntimeClass', 'kata', 'node.k8s.io/v1', ''), 'spec.runtimeClassName', "RuntimeClass 'kata' does not exist."],
  ['Secret volume', pod('volumes: [{ name: v, secret: { secretName: db } }]'), secret, 'spec.volumes[0].secret.secretName', noSecret],
  ['ConfigMap volume', pod('volumes: [{ name: v, configMap: { name: conf } }]'), config, 'spec.volumes[0].configMap.name', noConfig],
  ['projected Secret', pod('volumes: [{ name: v, projected: { sources: [{ secret: { name: db } }] } }]'), secret, 'spec.volumes[0].projected.sources[0].secret.name', noSecret],
  ['projected ConfigMap', pod('volumes: [{ name: v, projected: { sources: [{ configMap: { name: conf } }] } }]'), config, 'spec.volumes[0].projected.sources[0].configMap.name', noConfig],
  ['claim', pod('volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]'), make('PersistentVolumeClaim', 'data'), 'spec.volumes[0].persistentVolumeClaim.claimName', "PersistentVolumeClaim 'data' in namespace 'shop' does not exist."],
  ['CSI publish secret', pod('volumes: [{ name: v, csi: { nodePublishSecretRef: { name: db } } }]'), secret, 'spec.volumes[0].csi.nodePublishSecretRef.name', noSecret],
  ['storage class of an ephemeral volume', pod('volumes: [{ name: v, ephemeral: { volumeClaimTemplate: { spec: { storageClassName: fast } } } }]'), make('StorageClass', 'fast', 'storage.k8s.io/v1', ''), 'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName', "StorageClass 'fast' does not exist."],
  ['Secret in env', container('env: [{ name: A, valueFrom: { secretKeyRef: { name: db } } }]'), secret, 'spec.containers[0].env[0].valueFrom.secretKeyRef.name', noSecret],
  ['ConfigMap in env', container('env: [{ name: A, valueFrom: { configMapKeyRef: { name: conf } } }]'), config, 'spec.containers[0].env[0].valueFrom.configMapKeyRef.name', noConfig],
  ['Secret in envFrom', container('envFrom: [{ secretRef: { name: db } }]'), secret, 'spec.containers[0].envFrom[0].secretRef.name', noSecret],
  ['ConfigMap in envFrom', container('envFrom: [{ configMapRef: { name: conf } }]'), config, 'spec.containers[0].envFrom[0].configMapRef.name', noConfig],
  ['init container', pod('initContainers: [{ name: i, envFrom: [{ secretRef: { name: db } }] }]'), secret, 'spec.initContainers[0].envFrom[0].secretRef.name', noSecret],
  ['Deployment', object('Deployment', 'apps/v1', 'spec: { template: { spec: { imagePullSecrets: [{ name: db }] } } }'), secret, 'spec.template.spec.imagePullSecrets[0].name', noSecret],
  ['DaemonSet', object('DaemonSet', 'apps/v1', 'spec: { template: { spec: { imagePullSecrets: [{ name: db }] } } }'), secret, 'spec.template.spec.imagePullSecrets[0].name', noSecret],
  ['ReplicaSet', object('ReplicaSet', 'apps/v1', 'spec: { template: { spec: { imagePullSecrets: [{ name: db }] } } }'), secret, 'spec.template.spec.imagePullSecrets[0].name', noSecret],
  ['Job', object('Job', 'batch/v1', 'spec: { template: { spec: { imagePullSecrets: [{ name: db }] } } }'), secret, 'spec.template.spec.imagePullSecrets[0].name', noSecret],
  ['CronJob', object('CronJob', 'batch/v1', 'spec: { jobTemplate: { spec: { template: { spec: { imagePullSecrets: [{ name: db }] } } } } }'), secret, 'spec.jobTemplate.spec.template.spec.imagePullSecrets[0].name', noSecret],
  ['StatefulSet', object('StatefulSet', 'apps/v1', 'spec: { template: { spec: { imagePullSecrets: [{ name: db }] } } }'), secret, 'spec.template.spec.imagePullSecrets[0].name', noSecret],
  ['Service of a StatefulSet', object('StatefulSet', 'apps/v1', 'spec: { serviceName: web }'), web, 'spec.serviceName', noService],
  ['claim template', object('StatefulSet', 'apps/v1', 'spec: { volumeClaimTemplates: [{ spec: { storageClassName: fast } }] }'), make('StorageClass', 'fast', 'storage.k8s.io/v1', ''), 'spec.volumeClaimTemplates[0].spec.storageClassName', "StorageClass 'fast' does not exist."],
  ['what an HPA scales', object('HorizontalPodAutoscaler', 'autoscaling/v2', 'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }'), make('Deployment', 'web', 'apps/v1'), 'spec.scaleTargetRef.name', "Deployment 'web' in namespace 'shop' does not exist."],
  ['secret of a ServiceAccount', object('ServiceAccount', 'v1', 'secrets: [{ name: db }]'), secret, 'secrets[0].name', noSecret],
  ['pull secret of a ServiceAccount', object('ServiceAccount', 'v1', 'imagePullSecrets: [{ name: db }]'), secret, 'imagePullSecrets[0].name', noSecret],
  ['Role of a binding', object('RoleBinding', 'rbac.authorization.k8s.io/v1', 'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }'), make('Role', 'reader', 'rbac.authorization.k8s.io/v1'), 'roleRef.name', "Role 'reader' in namespace 'shop' does not exist."],
  ['ClusterRole of a binding', object('RoleBinding', 'rbac.authorization.k8s.io/v1', 'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader }'), make('ClusterRole', 'reader', 'rbac.authorization.k8s.io/v1', ''), 'roleRef.name', "ClusterRole 'reader' does not exist."],
  ['subject of a binding', object('RoleBinding', 'rbac.authorization.k8s.io/v1', 'subjects: [{ kind: ServiceAccount, name: robot, namespace: ci }]'), make('ServiceAccount', 'robot', 'v1', ', namespace: ci'), 'subjects[0].name', "ServiceAccount 'robot' in namespace 'ci' does not exist."],
  ['volume of a claim', object('PersistentVolumeClaim', 'v1', 'spec: { storageClassName: "", volumeName: disk }'), make('PersistentVolume', 'disk', 'v1', ''), 'spec.volumeName', "PersistentVolume 'disk' does not exist."],
  ['storage class of a claim', object('PersistentVolumeClaim', 'v1', 'spec: { storageClassName: fast }'), make('StorageClass', 'fast', 'storage.k8s.io/v1', ''), 'spec.storageClassName', "StorageClass 'fast' does not exist."],
  ['claim of a volume', '{ apiVersion: v1, kind: PersistentVolume, metadata: { name: x }, spec: { claimRef: { namespace: shop, name: data } } }', make('PersistentVolumeClaim', 'data'), 'spec.claimRef.name', "PersistentVolumeClaim 'data' in namespace 'shop' does not exist."],
  ['driver secret of a volume', '{ apiVersion: v1, kind: PersistentVolume, metadata: { name: x }, spec: { csi: { nodeStageSecretRef: { namespace: shop, name: db } } } }', secret, 'spec.csi.nodeStageSecretRef.name', noSecret],
  ['backend of an Ingress', object('Ingress', 'networking.k8s.io/v1', 'spec: { rules: [{ http: { paths: [{ backend: { service: { name: web } } }] } }] }'), web, 'spec.rules[0].http.paths[0].backend.service.name', noService],
  ['default backend', object('Ingress', 'networking.k8s.io/v1', 'spec: { defaultBackend: { service: { name: web } } }'), web, 'spec.defaultBackend.service.name', noService],
  ['TLS of an Ingress', object('Ingress', 'networking.k8s.io/v1', 'spec: { tls: [{ secretName: db }] }'), secret, 'spec.tls[0].secretName', noSecret],
  ['class of an Ingress', object('Ingress', 'networking.k8s.io/v1', 'spec: { ingressClassName: edge }'), make('IngressClass', 'edge', 'networking.k8s.io/v1', ''), 'spec.ingressClassName', "IngressClass 'edge' does not exist."],
  ['webhook', '{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: { name: x }, webhooks: [{ clientConfig: { service: { namespace: shop, name: web } } }] }', web, 'webhooks[0].clientConfig.service.name', noService],
  ['aggregated API', '{ apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: { name: x }, spec: { service: { namespace: shop, name: web } } }', web, 'spec.service.name', noService],
  ['conversion webhook', '{ apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: { name: x }, spec: { conversion: { webhook: { clientConfig: { service: { namespace: shop, name: web } } } } } }', web, 'spec.conversion.webhook.clientConfig.service.name', noService],
];

describe('a reference of a kind of Kubernetes', () => {
  test.each(rows)('resolves when it is there, and is told when not: %s', (_title, from, to, path, message) => {
    expect(find(setOf(objectsOf(`${from}\n---\n${to}`)))).toEqual([]);
    expect(find(setOf(objectsOf(from))).map((found) => [found.path, found.message])).toEqual([[path, message]]);
  });

  test.each(rows)('is met by what is declared external: %s', (_title, from, to) => {
    const [{ apiVersion, kind, metadata }] = objectsOf(to);
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const declared = external(kind, String(metadata?.name), { group, namespace: metadata?.namespace ?? '' });
    expect(find(setOf(objectsOf(from), [declared]))).toEqual([]);
    expect(find(setOf(objectsOf(from), [{ ...declared, name: 'other' }]))).toHaveLength(1);
  });

  test('that is optional may be missing', () => {
    const spec = `volumes: [{ name: a, secret: { secretName: db, optional: true } }, { name: b, configMap: { name: conf, optional: true } },
      { name: c, projected: { sources: [{ secret: { name: db, optional: true } }, { configMap: { name: conf, optional: true } }] } }],
      initContainers: [{ name: i, env: [{ name: A, valueFrom: { secretKeyRef: { name: db, key: k, optional: true } } },
        { name: B, valueFrom: { configMapKeyRef: { name: conf, key: k, optional: true } } }],
        envFrom: [{ secretRef: { name: db, optional: true } }, { configMapRef: { name: conf, optional: true } }] }]`;
    expect(find(setOf(objectsOf(pod(spec))))).toEqual([]);
    expect(find(setOf(objectsOf(pod(spec.replaceAll('optional: true', 'optional: false')))))).toHaveLength(8);
  });

  test('to a class that clusters bring is a warning, every other an error', () => {
    const objects = objectsOf(pod('priorityClassName: high, serviceAccountName: robot'));
    expect(find(setOf(objects)).map(({ code, severity }) => [code, severity])).toEqual([
      ['references/missing-object', 'error'],
      ['references/missing-class', 'warning'],
    ]);
  });

  test('to what every cluster has resolves', () => {
    const builtIn = `${pod('serviceAccountName: default, priorityClassName: system-node-critical, volumes: [{ name: v, configMap: { name: kube-root-ca.crt } }]')}
---
${['admin', 'cluster-admin', 'edit', 'view', 'system:auth-delegator']
  .map((name) => object('RoleBinding', 'rbac.authorization.k8s.io/v1', `roleRef: { kind: ClusterRole, name: "${name}" }`))
  .join('\n---\n')}
---
{ apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: { name: y, namespace: kube-system },
  roleRef: { kind: Role, name: extension-apiserver-authentication-reader } }`;
    expect(findAll(setOf(objectsOf(builtIn), [external('Namespace', 'shop')]))).toEqual([]);
    const similar = object('RoleBinding', 'rbac.authorization.k8s.io/v1', 'roleRef: { kind: Role, name: extension-apiserver-authentication-reader }');
    expect(tell(find(setOf(objectsOf(similar))))).toEqual([
      "RoleBinding x roleRef.name: Role 'extension-apiserver-authentication-reader' in namespace 'shop' does not exist.",
    ]);
  });

  test('to users and groups is nobody’s object', () => {
    const binding = object('RoleBinding', 'rbac.authorization.k8s.io/v1', 'subjects: [{ kind: User, name: ann }, { kind: Group, name: devs }]');
    expect(find(setOf(objectsOf(binding)))).toEqual([]);
  });
});

describe('things that come to be', () => {
  test('a StatefulSet makes a claim for each replica', () => {
    const set = object('StatefulSet', 'apps/v1', 'spec: { replicas: 2, volumeClaimTemplates: [{ metadata: { name: data } }] }');
    const mount = (claim: string) => pod(`volumes: [{ name: v, persistentVolumeClaim: { claimName: ${claim} } }]`);
    expect(find(setOf(objectsOf(`${set}\n---\n${mount('data-x-1')}`)))).toEqual([]);
    const later = set.replace('replicas: 2', 'replicas: 2, ordinals: { start: 5 }');
    expect(find(setOf(objectsOf(`${later}\n---\n${mount('data-x-6')}`)))).toEqual([]);
    expect(find(setOf(objectsOf(`${set}\n---\n${mount('data-x-2')}`)))[0].message).toBe("PersistentVolumeClaim 'data-x-2' in namespace 'shop' does not exist.");
  });

  test('a volume and a claim made by hand share a class name that has no StorageClass', () => {
    const volume = '{ apiVersion: v1, kind: PersistentVolume, metadata: { name: disk }, spec: { storageClassName: manual } }';
    const claim = object('PersistentVolumeClaim', 'v1', 'spec: { storageClassName: manual }');
    expect(find(setOf(objectsOf(`${volume}\n---\n${claim}`)))).toEqual([]);
  });

  test('the keys of a ServiceAccount’s token are not in its manifest', () => {
    const token = '{ apiVersion: v1, kind: Secret, metadata: { name: db, namespace: shop }, type: kubernetes.io/service-account-token }';
    const reader = container('env: [{ name: A, valueFrom: { secretKeyRef: { name: db, key: token } } }]');
    expect(find(setOf(objectsOf(`${token}\n---\n${reader}`)))).toEqual([]);
  });
});

describe('a set that is complete', () => {
  const objects = objectsOf(`
{ apiVersion: v1, kind: Namespace, metadata: { name: ns-1 } }
--- # each name occurs nowhere by chance
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: account-1, namespace: ns-1 }, imagePullSecrets: [{ name: pull-1 }] }
---
{ apiVersion: v1, kind: Secret, metadata: { name: pull-1, namespace: ns-1 } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: secret-1, namespace: ns-1 }, stringData: { password: x } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: config-1, namespace: ns-1 }, data: { app.conf: x } }
---
{ apiVersion: v1, kind: PersistentVolume, metadata: { name: volume-1 }, spec: { claimRef: { namespace: ns-1, name: claim-1 } } }
---
{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: claim-1, namespace: ns-1 }, spec: { volumeName: volume-1, storageClassName: class-1 } }
---
{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: class-1 } }
---
{ apiVersion: v1, kind: Service, metadata: { name: service-1, namespace: ns-1 }, spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: deployment-1, namespace: ns-1 }
spec:
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      serviceAccountName: account-1
      volumes:
        - { name: data, persistentVolumeClaim: { claimName: claim-1 } }
        - { name: conf, configMap: { name: config-1, items: [{ key: app.conf, path: app.conf }] } }
      containers:
        - name: main
          env: [{ name: PASSWORD, valueFrom: { secretKeyRef: { name: secret-1, key: password } } }]
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: http } }
          volumeMounts: [{ name: data, mountPath: /data }, { name: conf, mountPath: /etc/app }]
---
{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: budget-1, namespace: ns-1 }, spec: { selector: { matchLabels: { app: web } } } }
---
{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: policy-1, namespace: ns-1 },
  spec: { podSelector: { matchExpressions: [{ key: tier, operator: In, values: [front, back] }] } } }
---
{ apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: scaler-1, namespace: ns-1 },
  spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: deployment-1 } } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ingress-1, namespace: ns-1 }
spec: { rules: [{ http: { paths: [{ path: /, backend: { service: { name: service-1, port: { name: http } } } }] } }] }
---
{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: role-1, namespace: ns-1 } }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: binding-1, namespace: ns-1 }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: role-1 }
subjects: [{ kind: ServiceAccount, name: account-1 }]
`);

  test('has no problems', () => expect(findAll(setOf(objects))).toEqual([]));

  test('has exactly the broken references after any one object is renamed', () => {
    const named = objects.filter(({ kind }) => kind !== 'Namespace');
    expect(expectEveryRenameFound(named)).toBe(12);
  });

  test('has one warning when its namespace is renamed', () => {
    const moved = objects.map((object) => (object.kind === 'Namespace' ? { ...object, metadata: { name: 'ns-2' } } : object));
    expect(findAll(setOf(moved)).map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['references/missing-namespace', 'warning', "Namespace 'ns-1' of 13 objects does not exist."],
    ]);
  });
});
