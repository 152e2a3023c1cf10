import { deserialize, serialize } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ApiObject, Chart, JsonPatch, Lazy } from 'cdk8s';
import { IntOrString } from 'cdk8s-plus-28/lib/imports/k8s';
import { captureCallSite, type CallSite } from '../../lib/source/call-site';
import { rememberFieldSources } from '../../lib/source/field-sources';
import { sourceOf } from '../../lib/source/remember-source';
import { collectManifests } from '../../lib/synth/collect-manifests';
import { ExternalObjects, Manifest, MlopsApp, Waivers } from 'cdk8s-mlops';

const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
const file = 'test/synth/collect-manifests.test.ts';

function chartOf(): { app: MlopsApp; chart: Chart } {
  const app = new MlopsApp();
  return { app, chart: new Chart(app, 'chart') };
}

function problemsOf(app: MlopsApp) {
  const { problems } = app.manifestSet();
  return problems.map(({ code, message, path, constructPath, source }) => ({ code, message, path, constructPath, file: source?.file }));
}

test("what constructs' own validations say are problems, with construct and line", () => {
  const { app, chart } = chartOf();
  new Manifest(chart, 'a', kind).node.addValidation({ validate: () => ['first', 'second'] });
  chart.node.addValidation({
    validate: () => {
      throw new Error('broken validation');
    },
  });
  expect(problemsOf(app)).toEqual([
    { code: 'construct/validation', message: 'broken validation', path: '', constructPath: 'chart', file },
    { code: 'construct/validation', message: 'first', path: '', constructPath: 'chart/a', file },
    { code: 'construct/validation', message: 'second', path: '', constructPath: 'chart/a', file },
  ]);
});

test('values without a form in a manifest are left out and reported, all of them', () => {
  const { app, chart } = chartOf();
  class Model {}
  const data = { nan: NaN, list: [new Date(0), () => 1], 'a.b': new Model(), symbol: Symbol('s'), fine: 1 };
  new Manifest(chart, 'a', kind, { metadata: { name: 'a' }, data });
  expect(app.manifestSet().entries[0]!.object.data).toEqual({ list: [null, null], fine: 1 });
  expect(problemsOf(app).map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'data.nan: The value is NaN, and JSON has no number for it.',
    'data.list[0]: The value is an instance of Date, which has no form in a manifest.',
    'data.list[1]: The value is a function, which has no form in a manifest.',
    'data[a.b]: The value is an instance of Model, which has no form in a manifest.',
    'data.symbol: The value is a symbol, which has no form in a manifest.',
  ]);
});

function writePart(): CallSite | undefined {
  return captureCallSite(writePart);
}

test('a value without a form is reported at the call that wrote the part it is in', () => {
  const { app, chart } = chartOf();
  const made = new Manifest(chart, 'a', kind, { data: { part: { x: NaN }, other: NaN } });
  const part = writePart();
  rememberFieldSources(made, () => [{ path: 'data.part', callSite: part }]);
  const [inPart, other] = app.manifestSet().problems;
  expect(inPart).toMatchObject({ path: 'data.part.x', source: { file, line: other!.source!.line + 1 } });
});

test('a value that contains itself is reported, once', () => {
  const { app, chart } = chartOf();
  const data: Record<string, unknown> = {};
  data.self = data;
  new Manifest(chart, 'a', kind, { data });
  expect(problemsOf(app).map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'data.self.self.self.self.self: The value nests deeper than 500 levels. It probably contains itself.',
  ]);
});

test('an object that cannot be rendered does not keep the others from being made', () => {
  const { app, chart } = chartOf();
  new Manifest(chart, 'a', kind, {
    data: Lazy.any({
      produce: () => {
        throw new Error('not yet bound');
      },
    }),
  });
  new Manifest(chart, 'b', kind);
  expect(app.manifestSet().entries.map(({ origin }) => origin.constructPath)).toEqual(['chart/b']);
  expect(problemsOf(app)).toEqual([
    { code: 'construct/cannot-render', message: 'The object cannot be rendered: not yet bound', path: '', constructPath: 'chart/a', file },
  ]);
});

test('a patch that fails is reported at its line, and the next ones apply', () => {
  const { app, chart } = chartOf();
  const manifest = new Manifest(chart, 'a', kind, { metadata: { name: 'a' }, data: { a: '1' } });
  manifest.addJsonPatch(JsonPatch.add('/data/b', '2'));
  manifest.addJsonPatch(JsonPatch.test('/data/a', 'other'));
  manifest.addJsonPatch(JsonPatch.add('/data/c', '3'));
  const { entries, problems } = app.manifestSet();
  expect(entries[0]!.object.data).toEqual({ a: '1', b: '2', c: '3' });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ code: 'construct/patch-failed', message: `The patch expects "other" at '/data/a', and something else is there.` });
  expect(problems[0]!.source).toEqual(entries[0]!.origin.patches![1]!.source);
  expect(problems[0]!.source!.line).toBe(entries[0]!.origin.source!.line + 2);
});

test.each([
  [JsonPatch.add('/spec/deep/field', 1), "The patch 'add' of '/spec/deep/field' cannot be applied: there is nothing above it."],
  [JsonPatch.remove('/spec/deep/field'), "The patch 'remove' of '/spec/deep/field' cannot be applied: there is nothing above it."],
])('a patch below what is not there says so', (patch, message) => {
  const { app, chart } = chartOf();
  new Manifest(chart, 'a', kind, { metadata: { name: 'a' } }).addJsonPatch(patch);
  expect(app.manifestSet().problems.map((problem) => problem.message)).toEqual([message]);
});

test('a cycle is a problem that names the constructs', () => {
  const { app, chart } = chartOf();
  const [a, b] = [new Manifest(chart, 'a', kind), new Manifest(chart, 'b', kind)];
  a.addDependency(b);
  b.addDependency(a);
  expect(problemsOf(app)).toEqual([
    {
      code: 'construct/dependency-cycle',
      message: 'These constructs depend on each other in a circle: chart/a -> chart/b -> chart/a.',
      path: '',
      constructPath: 'chart/a',
      file,
    },
  ]);
});

test('objects that are not ours have the line of the nearest scope that is known', () => {
  const { app, chart } = chartOf();
  new ApiObject(chart, 'plain', kind);
  const owner = new Manifest(chart, 'owner', kind);
  new ApiObject(owner, 'owned', kind);
  const [plain, ofOwner, owned] = app.manifestSet().entries.map(({ origin }) => origin.source);
  expect(plain).toBe(sourceOf(app));
  expect(owned).toBe(ofOwner);
  expect(owned).not.toEqual(plain);
});

test('waivers and external objects come with their construct, line and reason', () => {
  const { app, chart } = chartOf();
  Waivers.of(app).add('names/invalid-name', 'old names').add('schema/type', 'too');
  Waivers.of(chart).add('schema/unknown-field', 'in preview');
  ExternalObjects.of(chart).add(
    { kind: 'Secret', name: 'registry', namespace: 'ci', keys: ['token'], reason: 'by hand' },
    { group: 'storage.k8s.io', kind: 'StorageClass', name: 'fast', reason: 'by the cluster' },
  );
  const { waivers, externals } = app.manifestSet();
  expect(waivers).toMatchObject([
    { code: 'names/invalid-name', reason: 'old names', source: { file } },
    { code: 'schema/type', reason: 'too', source: { file } },
    { code: 'schema/unknown-field', reason: 'in preview', constructPath: 'chart', source: { file } },
  ]);
  expect(waivers[0]).not.toHaveProperty('constructPath');
  expect(externals).toEqual([
    { group: '', kind: 'Secret', name: 'registry', namespace: 'ci', keys: ['token'], reason: 'by hand' },
    { group: 'storage.k8s.io', kind: 'StorageClass', name: 'fast', namespace: '', reason: 'by the cluster' },
  ]);
});

test('a union class of cdk8s-plus stands bare in a Manifest', () => {
  const { app, chart } = chartOf();
  new Manifest(chart, 'a', kind, { metadata: { name: 'a' }, spec: { port: IntOrString.fromNumber(80), surge: IntOrString.fromString('25%') } });
  expect(app.manifestSet().entries[0]!.object.spec).toEqual({ port: 80, surge: '25%' });
});

test('the set is a copy: what happens to the given values later does not change it', () => {
  const { app, chart } = chartOf();
  const data = { a: ['1'], deep: { b: '2' } };
  new Manifest(chart, 'a', kind, { metadata: { name: 'a' }, data });
  const { object } = app.manifestSet().entries[0]!;
  data.a.push('2');
  data.deep.b = '3';
  expect(object.data).toEqual({ a: ['1'], deep: { b: '2' } });
});

test('patches and synth leave the given values as they are', () => {
  const { app, chart } = chartOf();
  const data = { a: '1', list: ['x'] };
  const manifest = new Manifest(chart, 'a', kind, { metadata: { name: 'a' }, data });
  manifest.addJsonPatch(JsonPatch.replace('/data/a', '2'), JsonPatch.remove('/data/list/0'));
  expect(collectManifests(app, { share: true }).set.entries[0]!.object.data).toEqual({ a: '2', list: [] });
  expect(data).toEqual({ a: '1', list: ['x'] });
});

test('null that a class renders itself is meant, and undefined is not', () => {
  class Rendering extends ApiObject {
    override toJson(): unknown {
      return { ...kind, spec: { unset: null, left: undefined } };
    }
  }
  class Silent extends ApiObject {
    override toJson(): unknown {
      return undefined;
    }
  }
  const { app, chart } = chartOf();
  new Rendering(chart, 'a', kind);
  new Silent(chart, 'b', kind);
  expect(app.manifestSet().entries.map(({ object }) => object)).toStrictEqual([{ ...kind, spec: { unset: null } }]);
});

test('keys of any text survive, and objects of other realms are plain too', () => {
  const { app, chart } = chartOf();
  const data = runInNewContext(`JSON.parse('{"__proto__": {"late": 1}, "constructor": "c", "a": {"b": null}}')`) as object;
  new Manifest(chart, 'a', kind, { metadata: { name: 'a' }, data, late: Object.assign(Object.create(null), { x: 1n }) });
  const { object } = app.manifestSet().entries[0]!;
  expect(Object.entries(object.data as object)).toEqual([
    ['__proto__', { late: 1 }],
    ['constructor', 'c'],
    ['a', {}],
  ]);
  expect(object.late).toEqual({ x: 1n });
});

test('the set is plain data: it travels to another process whole', () => {
  const { app, chart } = chartOf();
  const manifest = new Manifest(chart, 'a', kind, { metadata: { name: 'a' } });
  manifest.addJsonPatch(JsonPatch.add('/data', { a: 'b' }));
  Waivers.of(manifest).add('a/b', 'c');
  const set = app.manifestSet();
  expect(deserialize(serialize(set))).toEqual(JSON.parse(JSON.stringify(set)));
});
