import { awsProviderVersion, charts } from '../../apps/versions';
import { config } from './published-apps';

/** Versions in the URLs of cdk8s.yaml, by system. */
const versionsOf = (system: string): string[] => {
  const urls = config.imports.filter((entry) => entry.startsWith(`${system}:=`));
  return [...new Set(urls.map((url) => /\/(v?\d+\.\d+\.\d+)\//.exec(url)![1]!))];
};

/** Which system's definitions a chart brings. */
const systemOf: Readonly<Record<string, string>> = {
  'argo-events': 'argo-events',
  'argo-workflows': 'argo-workflows',
  crossplane: 'crossplane',
  istiod: 'istio',
  'istio-base': 'istio',
  'istio-gateway': 'istio',
  'seldon-core-operator': 'seldon',
};

const withDefinitions = Object.entries(charts).flatMap(([name, chart]) => ('crds' in chart ? [[name, chart.crds] as const] : []));

test.each(withDefinitions)('the chart %s brings the kinds that imports/ was made from', (name, crds) => {
  expect(versionsOf(systemOf[name]!)).toEqual([crds]);
});

test('every chart of a system that imports/ knows states the version of its kinds', () => {
  expect(withDefinitions.map(([name]) => name).sort()).toEqual(Object.keys(systemOf).sort());
});

test('the AWS providers are of the version that imports/ was made from', () => {
  expect(versionsOf('crossplane-aws')).toEqual([awsProviderVersion]);
});
