import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { captureCallSite, type CallSite } from '../../lib/source/call-site';
import { rememberFieldSources } from '../../lib/source/field-sources';
import { sourceOf } from '../../lib/source/remember-source';
import { originOf } from '../../lib/synth/origin-of';
import { Manifest, MlopsApp } from 'cdk8s-mlops';

const kind = { apiVersion: 'example.org/v1', kind: 'Pipeline' };
const file = 'test/synth/origin-of.test.ts';

function step(): CallSite | undefined {
  return captureCallSite(step);
}

const steps = [
  step(),
  step(),
  step(),
];
const firstLine = readFileSync(__filename, 'utf8').split('\n').indexOf('  step(),') + 1;

/** A pipeline of three steps, each written by a call of its own. */
function pipeline(...patches: JsonPatch[]): Manifest {
  const made = new Manifest(new Chart(new MlopsApp(), 'chart'), 'pipeline', kind, { spec: { name: 'p', steps: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] } });
  rememberFieldSources(made, () => steps.map((callSite, index) => ({ path: `spec.steps[${index}]`, callSite })));
  made.addJsonPatch(...patches);
  return made;
}

function linesOf(object: ApiObject): Record<string, number> {
  return Object.fromEntries((originOf(object).fields ?? []).map(({ path, source }) => [path, source.line]));
}

const all = { 'spec.steps[0]': firstLine, 'spec.steps[1]': firstLine + 1, 'spec.steps[2]': firstLine + 2 };

test('an origin has the construct, its line and nothing that does not apply', () => {
  const plain = new Manifest(new Chart(new MlopsApp(), 'chart'), 'plain', kind);
  expect(Object.keys(originOf(plain))).toEqual(['constructPath', 'source']);
  expect(originOf(plain)).toEqual({ constructPath: 'chart/plain', source: sourceOf(plain) });
});

test('parts that calls of their own wrote have their lines', () => {
  expect(linesOf(pipeline())).toEqual(all);
  expect(originOf(pipeline()).fields![0]!.source.file).toBe(file);
});

test('the lines of parts are looked for once, and only when they are asked for', () => {
  const object = new ApiObject(new Chart(new MlopsApp(), 'chart'), 'object', kind);
  let asked = 0;
  rememberFieldSources(object, () => (asked++, []));
  const origin = originOf(object);
  expect(asked).toBe(0);
  expect([origin.fields, origin.fields]).toEqual([[], []]);
  expect(asked).toBe(1);
});

test('parts travel to another process as plain data', () => {
  const origin = originOf(pipeline(JsonPatch.add('/spec/name', 'q')));
  expect(deserialize(serialize(origin))).toEqual(JSON.parse(JSON.stringify(origin)));
  expect(JSON.parse(JSON.stringify(origin))).toMatchObject({
    patches: [{ pointer: '/spec/name' }],
    fields: Object.entries(all).map(([path, line]) => ({ path, source: { file, line } })),
  });
});

test.each([
  ['adds a field', JsonPatch.add('/spec/steps/0/image', 'x')],
  ['replaces an item', JsonPatch.replace('/spec/steps/0', { name: 'x' })],
  ['replaces a field', JsonPatch.replace('/spec/name', 'q')],
  ['tests an item', JsonPatch.test('/spec/steps/0', { name: 'a' })],
  ['appends an item', JsonPatch.add('/spec/steps/-', { name: 'd' })],
  ['removes a field', JsonPatch.remove('/spec/steps/0/name')],
  ['inserts into another list', JsonPatch.add('/spec/other/0', 'x')],
  ['copies an item elsewhere', JsonPatch.copy('/spec/steps/0', '/spec/first')],
])('a patch that %s leaves every part where it was', (_, patch) => {
  expect(linesOf(pipeline(patch))).toEqual(all);
});

test.each([
  ['inserts an item', JsonPatch.add('/spec/steps/0', { name: 'x' })],
  ['takes an item out', JsonPatch.remove('/spec/steps/0')],
  ['moves an item away', JsonPatch.move('/spec/steps/0', '/spec/first')],
  ['moves an item in', JsonPatch.move('/spec/first', '/spec/steps/0')],
  ['copies an item in', JsonPatch.copy('/spec/first', '/spec/steps/0')],
])('after a patch that %s, no line is told rather than a wrong one', (_, patch) => {
  expect(linesOf(pipeline(patch))).toEqual({});
});

test('a list that changed takes the lines of its items alone', () => {
  const object = pipeline(JsonPatch.remove('/spec/a~1b/0'));
  const [one, two, three] = steps;
  rememberFieldSources(object, () => [
    { path: 'spec[a/b]', callSite: one },
    { path: 'spec[a/b][1].name', callSite: two },
    { path: 'spec', callSite: three },
  ]);
  expect(linesOf(object)).toEqual({ 'spec[a/b]': firstLine, spec: firstLine + 2 });
});

test('of objects that are not ours, the lines of patches are not known', () => {
  const object = new ApiObject(new Chart(new MlopsApp(), 'chart'), 'object', kind);
  object.addJsonPatch(JsonPatch.add('/spec', {}));
  expect(originOf(object).patches).toEqual([{ pointer: '/spec' }]);
});
