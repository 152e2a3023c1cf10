/** Objects as people write them; the number makes each its own. */

export function deploymentProps(i) {
  const labels = { 'app.kubernetes.io/name': `web-${i}`, 'app.kubernetes.io/part-of': 'shop' };
  return {
    metadata: { name: `web-${i}`, namespace: 'default', labels, annotations: { 'example.org/owner': 'team-a' } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { 'app.kubernetes.io/name': `web-${i}` } },
      template: {
        metadata: { labels },
        spec: {
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: 'main',
              image: `registry.example.org/shop/web:1.${i}`,
              args: ['--port=8080', '--verbose'],
              env: [
                { name: 'MODE', value: 'on' },
                { name: 'GREETING', value: 'hello: "world"' },
                { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
              ],
              ports: [{ name: 'http', containerPort: 8080 }],
              resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: 1, memory: '256Mi' } },
              readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 10 },
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            },
          ],
        },
      },
    },
  };
}

export function deployment(i) {
  return { apiVersion: 'apps/v1', kind: 'Deployment', ...deploymentProps(i) };
}

export function configMapProps(i) {
  return { metadata: { name: `settings-${i}`, namespace: 'default' }, data: { mode: 'on', number: String(i) } };
}

export function workflow(i) {
  const step = (name, dependencies) => ({ name, template: 'step', dependencies, arguments: { parameters: [{ name: 'input', value: `part-${i}` }] } });
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { name: `train-${i}`, namespace: 'default' },
    spec: {
      entrypoint: 'main',
      serviceAccountName: 'trainer',
      templates: [
        { name: 'main', dag: { tasks: [step('load', []), step('train', ['load']), step('serve', ['train'])] } },
        {
          name: 'step',
          inputs: { parameters: [{ name: 'input' }] },
          container: {
            image: 'registry.example.org/ml/train:2',
            command: ['python', '-m', 'train'],
            args: ['{{inputs.parameters.input}}'],
            resources: { limits: { cpu: 2, memory: '4Gi' } },
          },
        },
      ],
    },
  };
}

const istioSpecs = [
  ['VirtualService', (i) => ({ hosts: [`web-${i}`], http: [{ match: [{ uri: { prefix: '/' } }], route: [{ destination: { host: `web-${i}`, port: { number: 80 } } }] }] })],
  ['DestinationRule', (i) => ({ host: `web-${i}`, trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } }, subsets: [{ name: 'v1', labels: { version: 'v1' } }] })],
  ['Gateway', (i) => ({ selector: { istio: 'ingressgateway' }, servers: [{ hosts: [`web-${i}.example.org`], port: { name: 'http', number: 80, protocol: 'HTTP' } }] })],
];

export function istio(i) {
  const [kind, spec] = istioSpecs[i % istioSpecs.length];
  return { apiVersion: 'networking.istio.io/v1', kind, metadata: { name: `web-${i}`, namespace: 'default' }, spec: spec(i) };
}
