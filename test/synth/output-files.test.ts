import { Chart, YamlOutputType } from 'cdk8s';
import { collectManifests } from '../../lib/synth/collect-manifests';
import { shareOut } from '../../lib/synth/output-files';
import { Manifest, MlopsApp } from 'cdk8s-mlops';

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
const service = { apiVersion: 'v1', kind: 'Service' };
const knative = { apiVersion: 'serving.knative.dev/v1', kind: 'Service' };

function filesOf(app: MlopsApp, layout: YamlOutputType): Record<string, string[]> {
  const { set, makers } = collectManifests(app);
  const made = set.entries.map(({ object }, index) => ({ object, construct: makers[index]! }));
  const files = shareOut(made, layout, '.yaml').map(({ path, objects }) => [path, objects.map(({ metadata }) => metadata!.name ?? '')]);
  return Object.fromEntries(files) as Record<string, string[]>;
}

function appOf(build: (web: Chart, api: Chart) => void): MlopsApp {
  const app = new MlopsApp();
  build(new Chart(app, 'web'), new Chart(app, 'api'));
  return app;
}

const make = (chart: Chart, id: string, kind: typeof configMap, metadata: object) => new Manifest(chart, id, kind, { metadata });

describe('each layout names its files as cdk8s does, without order numbers', () => {
  const app = appOf((web, api) => {
    make(web, 'a', configMap, { name: 'a' });
    make(web, 'b', service, { name: 'b' });
    make(api, 'c', configMap, { name: 'c' });
    web.addDependency(api);
  });
  test.each([
    [YamlOutputType.FILE_PER_APP, { 'app.yaml': ['c', 'a', 'b'] }],
    [YamlOutputType.FILE_PER_CHART, { 'api.yaml': ['c'], 'web.yaml': ['a', 'b'] }],
    [YamlOutputType.FILE_PER_RESOURCE, { 'ConfigMap.c.yaml': ['c'], 'ConfigMap.a.yaml': ['a'], 'Service.b.yaml': ['b'] }],
    [
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
      { 'api/ConfigMap.c.yaml': ['c'], 'web/ConfigMap.a.yaml': ['a'], 'web/Service.b.yaml': ['b'] },
    ],
  ])('%s', (layout, files) => {
    expect(filesOf(app, layout)).toEqual(files);
  });
});

test('objects of one kind and name are told apart by group and namespace', () => {
  const app = appOf((web, api) => {
    make(web, 'a', service, { name: 'shop', namespace: 'eu' });
    make(api, 'b', service, { name: 'shop', namespace: 'us' });
    make(api, 'c', knative, { name: 'shop', namespace: 'us' });
    make(api, 'd', service, { name: 'other' });
  });
  expect(Object.keys(filesOf(app, YamlOutputType.FILE_PER_RESOURCE))).toEqual([
    'Service.eu.shop.yaml',
    'Service.us.shop.yaml',
    'Service.serving.knative.dev.us.shop.yaml',
    'Service.other.yaml',
  ]);
});

test('an object that the API server names is called after its prefix', () => {
  const app = appOf((web) => void make(web, 'a', configMap, { generateName: 'run-' }));
  expect(Object.keys(filesOf(app, YamlOutputType.FILE_PER_RESOURCE))).toEqual(['ConfigMap.run-.yaml']);
});

test('what would still share a file is refused, with both constructs', () => {
  const twice = appOf((web, api) => {
    make(web, 'a', configMap, { name: 'same' });
    make(api, 'b', configMap, { name: 'same' });
  });
  expect(() => filesOf(twice, YamlOutputType.FILE_PER_RESOURCE)).toThrow(
    "[web/a] and [api/b] would both be written to 'ConfigMap.same.yaml'. Name them apart, or choose an output with a folder or a file per chart.",
  );
  expect(Object.keys(filesOf(twice, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE))).toHaveLength(2);
  const spelledAlike = appOf((web) => {
    make(web, 'a', configMap, { name: 'long.name', namespace: 'x' });
    make(web, 'b', configMap, { name: 'name', namespace: 'x.long' });
    make(web, 'c', configMap, { name: 'name', namespace: 'y' });
    make(web, 'd', configMap, { name: 'x.long.name' });
  });
  expect(() => filesOf(spelledAlike, YamlOutputType.FILE_PER_RESOURCE)).toThrow("[web/b] and [web/d] would both be written to 'ConfigMap.x.long.name.yaml'");
});

test('names that differ in case only share a file on some systems, and are refused on all', () => {
  const app = appOf((web) => {
    make(web, 'a', { apiVersion: 'a.example/v1', kind: 'Thing' }, { name: 'x' });
    make(web, 'b', { apiVersion: 'a.example/v1', kind: 'THING' }, { name: 'x' });
  });
  expect(() => filesOf(app, YamlOutputType.FILE_PER_RESOURCE)).toThrow("[web/a] and [web/b] would both be written to 'THING.a.example.x.yaml'");
});

test('no name leads out of the folder', () => {
  const app = appOf((web) => {
    make(web, 'a', { apiVersion: 'v1', kind: '../../Evil' }, { name: '../../etc/passwd' });
  });
  expect(Object.keys(filesOf(app, YamlOutputType.FILE_PER_RESOURCE))).toEqual(['....Evil.....etcpasswd.yaml']);
});
