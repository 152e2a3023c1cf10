import { referenceModels } from '../../../constructs/seldon/references';
import { expectEveryRenameFound, find, objectsOf, setOf, tell } from '../../references/support';

const objects = objectsOf(`
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: { name: triage, namespace: ml, annotations: { seldon.io/istio-gateway: gateway-1 } }
spec:
  predictors:
    - name: main
      labels: { team: ml }
      graph:
        name: combiner
        children:
          - { name: a, serviceAccountName: account-1, envSecretRefName: secret-1, children: [{ name: b, envSecretRefName: secret-1 }] }
      explainer: { envSecretRefName: secret-2 }
      svcOrchSpec: { env: [{ name: A, valueFrom: { configMapKeyRef: { name: config-1, key: a } } }] }
      componentSpecs: [{ spec: { containers: [{ name: a, envFrom: [{ secretRef: { name: secret-1 } }] }] } }]
---
{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: gateway-1, namespace: ml } }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: account-1, namespace: ml } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: secret-1, namespace: ml } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: secret-2, namespace: ml } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: config-1, namespace: ml }, data: { a: x } }
`);

const model = (predictor: string) =>
  `{ apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, metadata: { name: triage, namespace: ml }, spec: { predictors: [{ name: main, ${predictor} }] } }`;
const judge = (...documents: string[]) => tell(find(setOf(objectsOf(documents.join('\n---\n'))), referenceModels));

test('a complete set has no problems', () => expect(tell(find(setOf(objects), referenceModels))).toEqual([]));

test('any object that is renamed leaves exactly its references broken', () => expect(expectEveryRenameFound(objects, referenceModels)).toBe(7));

test('a model on a volume names a claim of the same namespace', () => {
  const served = model('graph: { name: m, modelUri: "pvc://models/triage/3" }');
  expect(judge(served, '{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: models, namespace: ml } }')).toEqual([]);
  expect(judge(served)).toEqual([
    "SeldonDeployment triage spec.predictors[0].graph.modelUri: PersistentVolumeClaim 'models' in namespace 'ml' does not exist.",
  ]);
  expect(judge(model('graph: { name: m, modelUri: "s3://models/triage" }'))).toEqual([]);
});

test('each predictor has a Service for REST and gRPC', () => {
  const ingress = (name: string, port: number) =>
    `{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: i, namespace: ml }, spec: { defaultBackend: { service: { name: ${name}, port: { number: ${port} } } } } }`;
  expect(judge(model('graph: {}'), ingress('triage-main', 8000))).toEqual([]);
  expect(judge(model('graph: {}, annotations: { seldon.io/svc-name: predict }'), ingress('predict', 5001))).toEqual([]);
  expect(judge(model('graph: {}'), ingress('triage-main', 80))).toEqual([
    "Ingress i spec.defaultBackend.service.port.number: Service 'triage-main' in namespace 'ml' has no port '80'.",
  ]);
});

test('a policy chooses the pods by the labels of the predictor and of the controller', () => {
  const policy = (labels: string) => `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: n, namespace: ml }, spec: { podSelector: { matchLabels: ${labels} } } }`;
  expect(judge(model('labels: { team: ml }'), policy('{ team: ml, seldon-deployment-id: triage }'))).toEqual([]);
  expect(judge(model('labels: { team: ml }'), policy('{ team: data }'))).toHaveLength(1);
});
