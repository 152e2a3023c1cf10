import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Manifest, MlopsApp } from 'cdk8s-mlops';

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;
const clusterRole = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', scope: 'Cluster' } as const;

function chartOf(props = {}): Chart {
  return new Chart(new MlopsApp(), 'chart', props);
}

function objectsOf(chart: Chart) {
  return (App.of(chart) as MlopsApp).manifestSet().entries.map(({ object }) => object);
}

test('fields are emitted under the names they were given, also those that no type knows', () => {
  const chart = chartOf();
  new Manifest(chart, 'a', deployment, { metadata: { name: 'a' }, spec: { clusterIP: 'x', podGC: { unknown: [1] } } });
  expect(objectsOf(chart)).toEqual([{ ...deployment, metadata: { name: 'a' }, spec: { clusterIP: 'x', podGC: { unknown: [1] } } }]);
});

test('apiVersion and kind are those of the class, whatever the props say', () => {
  const chart = chartOf();
  new Manifest(chart, 'a', deployment, { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'a' } });
  expect(objectsOf(chart)).toEqual([{ ...deployment, metadata: { name: 'a' } }]);
});

test('patches apply last, survive, and know the line that added them', () => {
  const chart = chartOf();
  const manifest = new Manifest(chart, 'a', deployment, { metadata: { name: 'a' }, spec: {} });
  const first = JsonPatch.add('/spec/unknown', { deep: [true] });
  manifest.addJsonPatch(first);
  manifest.addJsonPatch(JsonPatch.replace('/spec/unknown/deep/0', null));
  expect(objectsOf(chart)[0]!.spec).toEqual({ unknown: { deep: [null] } });
  expect(manifest.recordedPatches[0]!.patch).toBe(first);
  expect(manifest.recordedPatches.map(({ callSite }) => callSite?.file)).toEqual([__filename, __filename]);
});

test('a name that is left out is made from the path, as cdk8s makes it', () => {
  const plain = Testing.chart();
  const expected = new ApiObject(plain, 'a', deployment).name;
  const chart = new Chart(new MlopsApp(), 'test');
  expect(new Manifest(chart, 'a', deployment).name).toBe(expected);
});

test('no name is made beside generateName, which it would make ineffective', () => {
  const chart = chartOf();
  new Manifest(chart, 'a', deployment, { metadata: { generateName: 'run-' } });
  expect(objectsOf(chart)[0]!.metadata).toEqual({ generateName: 'run-' });
});

test('the namespace of the chart goes to namespaced kinds alone', () => {
  const chart = chartOf({ namespace: 'shop' });
  new Manifest(chart, 'a', deployment, { metadata: { name: 'a' } });
  new Manifest(chart, 'b', clusterRole, { metadata: { name: 'b' } });
  new Manifest(chart, 'c', clusterRole, { metadata: { name: 'c', namespace: 'written' } });
  expect(objectsOf(chart).map(({ metadata }) => metadata?.namespace)).toEqual(['shop', undefined, 'written']);
});

test('isManifest tells manifests from other objects', () => {
  const chart = chartOf();
  expect(Manifest.isManifest(new Manifest(chart, 'a', deployment))).toBe(true);
  expect([new ApiObject(chart, 'b', deployment), chart, null, undefined, 'text'].filter(Manifest.isManifest)).toEqual([]);
});

test('in a plain cdk8s app it is a plain ApiObject', () => {
  const chart = Testing.chart();
  const manifest = new Manifest(chart, 'a', deployment, { metadata: { name: 'a' }, spec: { replicas: 1 } });
  manifest.addJsonPatch(JsonPatch.add('/spec/unknown', 1));
  expect(Testing.synth(chart)).toEqual([{ ...deployment, metadata: { name: 'a' }, spec: { replicas: 1, unknown: 1 } }]);
});
