import { Duration, type Chart } from 'cdk8s';
import { AnalysisArgument, AnalysisTemplate, ArgumentSource, ClusterAnalysisTemplate, result } from 'cdk8s-mlops/argo-rollouts';

const service = AnalysisArgument.text('service');
const limit = AnalysisArgument.number('limit');
const limitOrDefault = AnalysisArgument.number('limit', { default: 0.05 });
const web = { name: 'web', provider: { web: { url: 'http://web' } } };

export function templates(chart: Chart) {
  const errors = new AnalysisTemplate(chart, 'errors', {
    args: [service, limitOrDefault, AnalysisArgument.secret('token', { name: 's' }, 'key')],
    metrics: [{ name: 'errors', provider: { web: { url: `http://${service}` } }, count: limit, failureCondition: result.at(0).above(limit) }],
  });
  const latency = new ClusterAnalysisTemplate(chart, 'latency', { args: [limit], metrics: [web] });
  return { errors, latency };
}

export function calls(chart: Chart): void {
  const { errors, latency } = templates(chart);
  const known = AnalysisTemplate.fromAnalysisTemplateName('known', [service]);
  const plain = AnalysisTemplate.fromAnalysisTemplateName('plain');
  plain.withArgs();
  errors.withArgs({ service: 'web' });
  errors.withArgs({ service: ArgumentSource.field("metadata.labels['app']"), limit: 0.1, token: 'x' });
  latency.withArgs({ limit: ArgumentSource.podTemplateHash('Latest') });

  // @ts-expect-error Expected 1 arguments, but got 0
  errors.withArgs();
  // @ts-expect-error Property 'service' is missing in type '{ limit: number; }' but required in type
  errors.withArgs({ limit: 3 });
  // @ts-expect-error 'limt' does not exist in type ... Did you mean to write 'limit'?
  errors.withArgs({ service: 'web', limt: 3 });
  // @ts-expect-error Type 'number' is not assignable to type 'string | ArgumentSource'
  errors.withArgs({ service: 3 });
  // @ts-expect-error Type 'string' is not assignable to type 'number | ArgumentSource | undefined'
  errors.withArgs({ service: 'web', limit: '3' });
  // @ts-expect-error Type 'string' is not assignable to type 'number | ArgumentSource'
  latency.withArgs({ limit: 'high' });
  // @ts-expect-error Property 'service' is missing in type '{}'
  known.withArgs({});
  // @ts-expect-error Argument of type '"metadata.label['app']"' is not assignable to parameter of type 'RolloutFieldPath'
  ArgumentSource.field("metadata.label['app']");
  // @ts-expect-error Argument of type '"latest"' is not assignable to parameter of type ...Stable
  ArgumentSource.podTemplateHash('latest');
}

export function metrics(chart: Chart): void {
  new AnalysisTemplate(chart, 'a', {
    args: [service, limit],
    metrics: [
      // @ts-expect-error Argument of type 'AnalysisArgument<"service", string, false>' is not assignable to parameter of type 'NumberOperand'
      { ...web, successCondition: result.at(0).below(service) },
      // @ts-expect-error Argument of type 'string' is not assignable to parameter of type 'NumberOperand'
      { ...web, successCondition: result.at(0).atLeast('0.95') },
      // @ts-expect-error Type 'AnalysisArgument<"service", string, false>' is not assignable to type 'number |
      { ...web, count: service },
      // @ts-expect-error Type 'AnalysisArgument<"limit", number, false>' is not assignable to type 'string'
      { name: 'b', provider: { web: { url: limit } } },
      // @ts-expect-error Type 'string' is not assignable to type 'Duration'
      { ...web, interval: '1m' },
    ],
  });
  // @ts-expect-error Type 'string' is not assignable to type 'AnalysisArgument
  new AnalysisTemplate(chart, 'b', { args: ['service'], metrics: [web] });
  // @ts-expect-error Property 'query' is missing in type '{ address: string; }' but required in type 'PrometheusMetric'
  new AnalysisTemplate(chart, 'c', { metrics: [{ name: 'a', provider: { prometheus: { address: 'http://p' } } }] });
  // @ts-expect-error 'adress' does not exist in type 'PrometheusMetric'
  new AnalysisTemplate(chart, 'd', { metrics: [{ name: 'a', provider: { prometheus: { query: 'up', adress: 'http://p' } } }] });
  // @ts-expect-error is not assignable to type ... Types of property
  new AnalysisTemplate(chart, 'e', { metrics: [{ name: 'a', provider: { web: { url: 'http://web' }, wavefront: {} } }] });
  // @ts-expect-error Type '{}' is not assignable to type 'MetricProvider'
  new AnalysisTemplate(chart, 'f', { metrics: [{ name: 'a', provider: {} }] });
  // @ts-expect-error Property 'resources' is missing in type '{ name: string; image: string; }' but required in type 'PodContainer'
  new AnalysisTemplate(chart, 'g', { metrics: [{ name: 'a', provider: { job: { pod: { containers: [{ name: 'a', image: 'i' }] } } } }] });
  // @ts-expect-error 'namespace' does not exist in type 'ClusterAnalysisTemplateProps
  new ClusterAnalysisTemplate(chart, 'h', { namespace: 'shop', metrics: [web] });
  // @ts-expect-error 'intervall' does not exist in type ... Did you mean to write 'interval'?
  new AnalysisTemplate(chart, 'i', { metrics: [{ ...web, intervall: Duration.minutes(1) }] });
}
