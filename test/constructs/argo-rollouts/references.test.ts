import { referenceModels } from '../../../constructs/argo-rollouts/references';
import { expectEveryRenameFound, find, objectsOf, setOf, tell } from '../../references/support';

const objects = objectsOf(`
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: rollout-1, namespace: shop }
spec:
  template: { metadata: { labels: { app: web } }, spec: { serviceAccountName: account-1, containers: [{ name: main, ports: [{ name: http, containerPort: 80 }] }] } }
  strategy:
    canary:
      canaryService: canary-1
      stableService: stable-1
      analysis: { templates: [{ templateName: errors-1 }] }
      steps: [{ setWeight: 10 }, { analysis: { templates: [{ templateName: latency-1, clusterScope: true }] } }]
      trafficRouting: { istio: { virtualService: { name: routes-1 }, destinationRule: { name: rule-1 } } }
---
{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: { name: rollout-2, namespace: shop },
  spec: { workloadRef: { apiVersion: apps/v1, kind: Deployment, name: deployment-1 }, strategy: { blueGreen: { activeService: stable-1, prePromotionAnalysis: { templates: [{ templateName: errors-1 }] } } } } }
---
{ apiVersion: apps/v1, kind: Deployment, metadata: { name: deployment-1, namespace: shop }, spec: { template: {} } }
---
{ apiVersion: argoproj.io/v1alpha1, kind: AnalysisTemplate, metadata: { name: errors-1, namespace: shop }, spec: { args: [{ name: a, valueFrom: { secretKeyRef: { name: secret-1, key: token } } }] } }
---
{ apiVersion: argoproj.io/v1alpha1, kind: ClusterAnalysisTemplate, metadata: { name: latency-1 }, spec: { args: [{ name: a, valueFrom: { secretKeyRef: { name: secret-1, key: token } } }], metrics: [{ name: m, provider: { job: { spec: { template: { spec: { serviceAccountName: account-1, containers: [] } } } } } }] } }
---
{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: routes-1, namespace: shop } }
---
{ apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: { name: rule-1, namespace: shop } }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: account-1, namespace: shop } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: secret-1, namespace: shop }, stringData: { token: x } }
---
{ apiVersion: v1, kind: Service, metadata: { name: canary-1, namespace: shop }, spec: { selector: { app: web, rollouts-pod-template-hash: x }, ports: [{ port: 80, targetPort: http }] } }
---
{ apiVersion: v1, kind: Service, metadata: { name: stable-1, namespace: shop }, spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] } }
`);

test('a complete set has no problems', () => expect(tell(find(setOf(objects), referenceModels))).toEqual([]));

test('any object that is renamed leaves exactly its references broken', () => expect(expectEveryRenameFound(objects, referenceModels)).toBe(13));

test('an object of Istio may be of another namespace', () => {
  const rollout = '{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: { name: r, namespace: shop }, spec: { strategy: { canary: { trafficRouting: { istio: { virtualService: { name: routes.mesh } } } } } } }';
  const routes = '{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: routes, namespace: mesh } }';
  expect(find(setOf(objectsOf(`${rollout}\n---\n${routes}`)), referenceModels)).toEqual([]);
  expect(tell(find(setOf(objectsOf(rollout)), referenceModels))).toEqual([
    "Rollout r spec.strategy.canary.trafficRouting.istio.virtualService.name: VirtualService 'routes' in namespace 'mesh' does not exist.",
  ]);
});
