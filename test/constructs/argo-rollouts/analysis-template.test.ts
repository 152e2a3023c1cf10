import { Duration, JsonPatch } from 'cdk8s';
import fc from 'fast-check';
import { AnalysisArgument, AnalysisTemplate, ArgumentSource, ClusterAnalysisTemplate, result, type AnalysisMetric } from '../../../constructs/argo-rollouts';
import { expectValid, synthObjects } from '../../../lib/testing';
import { appOf, chartIn, madeIn } from './support';

const service = AnalysisArgument.text('service');
const port = AnalysisArgument.number('port', { default: 9090 });
const region = AnalysisArgument.text('region', { default: 'eu' });
const token = AnalysisArgument.secret('token', { name: 'monitoring' }, 'api-token');
const web = { url: `http://${service}:${port}/?region=${region}`, headers: [{ key: 'Authorization', value: `Bearer ${token}` }] };
const metricOf = (metric: Partial<AnalysisMetric>) =>
  madeIn((chart) => new AnalysisTemplate(chart, 'a', { name: 'a', metrics: [{ name: 'm', provider: { web: { url: 'http://w' } }, ...metric }] })).spec.metrics[0];

test('arguments are declared in their order, each with the source of its value, and are placeholders within texts', () => {
  const made = madeIn((chart) => new AnalysisTemplate(chart, 'errors', { name: 'errors', args: [service, port, region, token], metrics: [{ name: 'errors', provider: { web } }] }));
  expect(made).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: 'errors', namespace: 'shop' },
    spec: {
      args: [
        { name: 'service' },
        { name: 'port', value: '9090' },
        { name: 'region', value: 'eu' },
        { name: 'token', valueFrom: { secretKeyRef: { name: 'monitoring', key: 'api-token' } } },
      ],
      metrics: [
        {
          name: 'errors',
          provider: {
            web: {
              url: 'http://{{args.service}}:{{args.port}}/?region={{args.region}}',
              headers: [{ key: 'Authorization', value: 'Bearer {{args.token}}' }],
            },
          },
        },
      ],
    },
  });
});

test('a ClusterAnalysisTemplate has no namespace', () => {
  const made = madeIn((chart) => new ClusterAnalysisTemplate(chart, 'a', { name: 'a', metrics: [{ name: 'm', provider: { web } }] }));
  expect([made.kind, made.metadata]).toEqual(['ClusterAnalysisTemplate', { name: 'a' }]);
});

test('metadata is that of the object', () => {
  const metadata = { name: 'a', namespace: 'b', labels: { c: 'd' }, annotations: { e: 'f' } };
  expect(madeIn((chart) => new AnalysisTemplate(chart, 'a', { ...metadata, metrics: [] })).metadata).toEqual(metadata);
});

test.each<[string, Partial<AnalysisMetric>, object]>([
  ['lengths of time', { interval: Duration.minutes(5), initialDelay: Duration.seconds(90) }, { interval: '5m', initialDelay: '1m30s' }],
  ['conditions', { successCondition: result.at(0).atLeast(0.95), failureCondition: 'result[0] < 0.5' }, { successCondition: 'result[0] >= 0.95', failureCondition: 'result[0] < 0.5' }],
  ['limits', { count: 5, failureLimit: -1, inconclusiveLimit: 1, consecutiveErrorLimit: 0, consecutiveSuccessLimit: 2 }, {
    count: 5, failureLimit: -1, inconclusiveLimit: 1, consecutiveErrorLimit: 0, consecutiveSuccessLimit: 2,
  }],
  ['a limit that is an argument', { count: port }, { count: '{{args.port}}' }],
])('%s of a metric', (_, metric, expected) => expect(metricOf(metric)).toEqual({ name: 'm', provider: { web: { url: 'http://w' } }, ...expected }));

test('Prometheus is asked in the words of upstream', () => {
  const prometheus = { address: 'http://prometheus:9090', query: `up{service="${service}"}`, timeout: 20 };
  expect(metricOf({ provider: { prometheus } }).provider).toEqual({ prometheus: { ...prometheus, query: 'up{service="{{args.service}}"}' } });
});

test('a Job runs restricted pods that are not restarted', () => {
  const pod = { containers: [{ name: 'test', image: 'ghcr.io/example/test:1', resources: {} }], labels: { a: 'b' } };
  expect(metricOf({ provider: { job: { pod, backoffLimit: 0, metadata: { labels: { c: 'd' } } } } }).provider.job).toEqual({
    metadata: { labels: { c: 'd' } },
    spec: {
      backoffLimit: 0,
      template: {
        metadata: { labels: { a: 'b' } },
        spec: {
          restartPolicy: 'Never',
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{ ...pod.containers[0], securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
        },
      },
    },
  });
});

test('other templates are named, with their scope', () => {
  const inner = ClusterAnalysisTemplate.fromClusterAnalysisTemplateName('inner');
  const { spec } = madeIn((chart) => new AnalysisTemplate(chart, 'a', { name: 'a', templates: [inner, AnalysisTemplate.fromAnalysisTemplateName('b')] }));
  expect(spec).toEqual({ templates: [{ templateName: 'inner', clusterScope: true }, { templateName: 'b' }] });
});

test('retention and dry runs reach their fields, overrides win', () => {
  const spec = { dryRun: [{ metricName: 'm' }], measurementRetention: [{ metricName: 'm', limit: 3 }] };
  expect(madeIn((chart) => new AnalysisTemplate(chart, 'a', { name: 'a', ...spec })).spec).toEqual(spec);
  expect(madeIn((chart) => new AnalysisTemplate(chart, 'a', { name: 'a', ...spec, overrides: { dryRun: undefined } })).spec).toEqual({ measurementRetention: spec.measurementRetention });
});

test('a call has the values as texts or as what the controller finds, and nothing for what is left out', () => {
  const template = new AnalysisTemplate(chartIn(), 'errors', { name: 'errors', args: [service, port, region], metrics: [{ name: 'errors', provider: { web } }] });
  expect(template.withArgs({ service: 'web' })).toEqual({ templateName: 'errors', clusterScope: false, args: [{ name: 'service', value: 'web' }] });
  expect(template.withArgs({ service: ArgumentSource.field("metadata.labels['app']"), port: 80, region: ArgumentSource.podTemplateHash('Latest') }).args).toEqual([
    { name: 'service', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
    { name: 'port', value: '80' },
    { name: 'region', valueFrom: { podTemplateHashValue: 'Latest' } },
  ]);
});

test('a template that is made elsewhere is called like one of the app', () => {
  for (const args of [{ service: 'web' }, { service: 'web', port: 1 }]) {
    const made = new ClusterAnalysisTemplate(chartIn(), 'a', { name: 'a', args: [service, port] }).withArgs(args);
    expect(ClusterAnalysisTemplate.fromClusterAnalysisTemplateName('a', [service, port]).withArgs(args)).toEqual(made);
  }
});

test('any number is given as a text that is that number', () => {
  const { withArgs } = AnalysisTemplate.fromAnalysisTemplateName('a', [port]);
  fc.assert(fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
    expect(Number(withArgs({ port: value }).args[0]!.value) + 0).toBe(value + 0);
  }));
});

test('templates are valid, and what nobody knows is emitted all the same', () => {
  const chart = chartIn();
  const secret = AnalysisArgument.text('token', { default: '' });
  const metrics = [{ name: 'errors', provider: { web: { url: `http://${service}/${secret}` } } }];
  const template = new AnalysisTemplate(chart, 'a', { name: 'a', args: [service, secret], metrics });
  new ClusterAnalysisTemplate(chart, 'b', { name: 'b', args: [service, secret], metrics });
  expectValid(appOf(chart));
  template.resource.addJsonPatch(JsonPatch.add('/spec/speed', 'fast'));
  expect(synthObjects(chart)[0]!.spec.speed).toBe('fast');
});
