import type { Chart } from 'cdk8s';
import { contract } from '../platform/contract';
import { resources, restrictedContainer, restrictedPod } from '../restricted';
import { names, servingUser } from './names';
import type { Settings } from './settings';
import { AuthorizationPolicy, DestinationRule, PeerAuthentication, RequestAuthentication, VirtualService } from 'cdk8s-mlops/imports/istio';
import { PodDisruptionBudget } from 'cdk8s-mlops/imports/kubernetes';
import { SeldonDeployment } from 'cdk8s-mlops/imports/seldon';

const predictor = 'default';
/** Seldon's controller makes a Service of this name for each predictor. */
const service = `${names.model}-${predictor}.${names.namespace}.svc.cluster.local`;
const predictions = { port: 8000, path: '/api/v1.0/predictions' };

/** The model as a REST service, reachable from outside through the mesh's ingress alone. */
export function addServing(chart: Chart, settings: Settings): void {
  new SeldonDeployment(chart, 'model', {
    metadata: { name: names.model, annotations: { 'argocd.argoproj.io/sync-wave': '1' } },
    spec: {
      name: names.model,
      protocol: 'seldon',
      predictors: [
        {
          name: predictor,
          replicas: settings.target === 'aws' ? 2 : 1,
          traffic: 100,
          graph: {
            name: 'classifier',
            implementation: 'SKLEARN_SERVER',
            // The folder: the server loads model.joblib from it.
            modelUri: `pvc://${names.modelClaim}/${names.servedFolder}`,
            parameters: [{ name: 'method', type: 'STRING', value: 'predict_proba' }],
          },
          componentSpecs: [
            {
              spec: {
                securityContext: restrictedPod(servingUser),
                containers: [{ name: 'classifier', securityContext: { ...restrictedContainer, readOnlyRootFilesystem: false }, resources: resources('500m', '1Gi', '2Gi') }],
              },
            },
          ],
        },
      ],
    },
  });
  new PodDisruptionBudget(chart, 'disruptions', {
    metadata: { name: names.model },
    spec: { maxUnavailable: 1, selector: { matchLabels: { 'seldon-deployment-id': names.model } } },
  });
  addRoute(chart, settings);
  addMeshSecurity(chart, settings);
}

function addRoute(chart: Chart, { host }: Settings): void {
  new VirtualService(chart, 'route', {
    metadata: { name: names.model },
    spec: {
      hosts: [host],
      gateways: [`${contract.ingress.namespace}/${contract.ingress.gateway}`],
      http: [
        {
          match: [{ uri: { exact: predictions.path } }],
          route: [{ destination: { host: service, port: { number: predictions.port } } }],
          timeout: '5s',
        },
      ],
    },
  });
  new DestinationRule(chart, 'destination', {
    metadata: { name: names.model },
    spec: { host: service, trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' }, outlierDetection: { consecutive5xxErrors: 5, interval: '10s', baseEjectionTime: '30s' } } },
  });
}

function addMeshSecurity(chart: Chart, { target, host }: Settings): void {
  new PeerAuthentication(chart, 'mutual-tls', { metadata: { name: 'mutual-tls' }, spec: { mtls: { mode: 'STRICT' } } });
  const callers = { principals: [`cluster.local/ns/${contract.ingress.namespace}/sa/${contract.ingress.serviceAccount}`] };
  const clients = target === 'aws' ? [{ source: { ...callers, requestPrincipals: [`https://login.${host}/*`] } }] : [{ source: callers }];
  if (target === 'aws') {
    new RequestAuthentication(chart, 'token', {
      metadata: { name: 'token' },
      spec: { selector: modelPods, jwtRules: [{ issuer: `https://login.${host}/`, jwksUri: `https://login.${host}/.well-known/jwks.json` }] },
    });
  }
  new AuthorizationPolicy(chart, 'callers', {
    metadata: { name: 'callers' },
    spec: { selector: modelPods, action: 'ALLOW', rules: [{ from: clients, to: [{ operation: { methods: ['POST'], paths: [predictions.path] } }] }] },
  });
}

const modelPods = { matchLabels: { 'seldon-deployment-id': names.model } };
