import { positionOf } from '../../lib/checks/finding-position';
import { entry, object } from './support';

const at = (line: number) => ({ file: 'app.ts', line, column: 1 });
const deployment = object('apps/v1', 'Deployment', { name: 'web', labels: { 'example.org/team': 'a' } }, {
  spec: { template: { spec: { containers: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] } } },
});

function lineOf(path: string, ...pointers: string[]): number | undefined {
  const patches = pointers.map((pointer, index) => ({ pointer, source: at(100 + index) }));
  return positionOf(entry(deployment, { source: at(1), patches }), path)?.line;
}

test.each([
  ['the field itself', 'spec.hostPID', '/spec/hostPID', 100],
  ['a field below what was patched', 'spec.template.spec.containers[0].image', '/spec/template', 100],
  ['an item of a list', 'spec.template.spec.containers[1].name', '/spec/template/spec/containers/1', 100],
  ['an escaped key', 'metadata.labels[example.org/team]', '/metadata/labels/example.org~1team', 100],
  ['a key with a tilde', 'data[a~b]', '/data/a~0b', 100],
  ['the whole object', 'spec.replicas', '', 100],
  ['another field', 'spec.replicas', '/spec/replica', 1],
  ['a field whose name starts alike', 'spec.replicasMax', '/spec/replicas', 1],
  ['a field above what was patched', 'spec', '/spec/replicas', 1],
  ['another item', 'spec.template.spec.containers[10].name', '/spec/template/spec/containers/1', 1],
])('a patch of %s: the line is right', (_, path, pointer, line) => {
  expect(lineOf(path, pointer)).toBe(line);
});

test('of two patches that wrote the field, the last counts', () => {
  expect(lineOf('spec.replicas', '/spec/replicas', '/spec', '/metadata')).toBe(101);
});

test('patches that append to a list made its last items, in their order', () => {
  const append = '/spec/template/spec/containers/-';
  expect([0, 1, 2].map((index) => lineOf(`spec.template.spec.containers[${index}].name`, append, append))).toEqual([1, 100, 101]);
});

test('a patch without a known line leaves the line of the object', () => {
  expect(positionOf(entry(deployment, { source: at(7), patches: [{ pointer: '/spec' }] }), 'spec.replicas')).toEqual(at(7));
});

test('in a file the field is where it stands, and a missing one where its nearest parent stands', () => {
  const known: Record<string, number> = { 'spec.template': 4, 'spec.template.spec.containers[1]': 9 };
  const locate = (path: string) => (known[path] ? at(known[path]) : undefined);
  const of = entry(deployment, { source: at(1), locate });
  expect(positionOf(of, 'spec.template.spec.containers[1].image')).toEqual(at(9));
  expect(positionOf(of, 'spec.template.spec.containers[2].image')).toEqual(at(4));
  expect(positionOf(of, 'spec.template')).toEqual(at(4));
  expect(positionOf(of, 'metadata.labels[a.b/c]')).toEqual(at(1));
  expect(positionOf(of, '')).toEqual(at(1));
});

const parts = [{ path: 'spec.template', source: at(50) }, { path: 'spec.template.spec.containers[1]', source: at(51) }];

test('what a call of its own wrote has the line of that call, the rest that of the object', () => {
  const of = entry(deployment, { source: at(1), fields: parts });
  const lines = ['spec.template.spec.containers[1].image', 'spec.template.spec.containers[0]', 'spec.replicas', ''].map((path) => positionOf(of, path)?.line);
  expect(lines).toEqual([51, 50, 1, 1]);
});

test('a patch wins over the call whose part it changed, where it changed it', () => {
  const of = entry(deployment, { source: at(1), fields: parts, patches: [{ pointer: '/spec/template/spec/containers/1/image', source: at(100) }] });
  expect(positionOf(of, 'spec.template.spec.containers[1].image')).toEqual(at(100));
  expect(positionOf(of, 'spec.template.spec.containers[1].name')).toEqual(at(51));
});
