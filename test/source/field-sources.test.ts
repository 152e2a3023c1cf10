import { readFileSync } from 'node:fs';
import { ApiObject, App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { captureCallSite } from '../../lib/source/call-site';
import { fieldOriginsOf, holds, rememberFieldSources, remembersFieldSources, sourceOfField, type FieldSource } from '../../lib/source/field-sources';

const at = (line: number) => ({ file: 'app.ts', line, column: 1 });

function newObject(): ApiObject {
  return new ApiObject(new Chart(new App(), 'chart'), 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
}

/** A function of a library, which remembers who called it. */
function container(): FieldSource['callSite'] {
  return captureCallSite(container);
}

function lineOf(statement: string): number {
  return readFileSync(__filename, 'utf8').split('\n').findIndex((line) => line.trim() === statement) + 1;
}

test('every part has the line of the call that wrote it', () => {
  const object = newObject();
  const first = container();
  const second = container();
  rememberFieldSources(object, () => [
    { path: 'spec.templates[0]', callSite: first },
    { path: 'spec.templates[1]', callSite: second },
  ]);
  const [one, two] = fieldOriginsOf(object);
  expect([one!.path, two!.path]).toEqual(['spec.templates[0]', 'spec.templates[1]']);
  expect(one!.source).toEqual({ file: 'test/source/field-sources.test.ts', line: lineOf('const first = container();'), column: expect.any(Number) as number });
  expect(two!.source.line).toBe(lineOf('const second = container();'));
});

test('a part whose call is not known is left out, so that the part around it counts', () => {
  const object = newObject();
  rememberFieldSources(object, () => [{ path: 'spec', callSite: undefined }]);
  expect(fieldOriginsOf(object)).toEqual([]);
});

test('an object that remembers nothing has no parts', () => {
  const object = newObject();
  expect(remembersFieldSources(object)).toBe(false);
  expect(fieldOriginsOf(object)).toEqual([]);
});

test('what is remembered is asked for anew each time, and never before', () => {
  const object = newObject();
  const paths: string[] = [];
  rememberFieldSources(object, () => paths.map((path) => ({ path, callSite: container() })));
  expect(remembersFieldSources(object)).toBe(true);
  paths.push('spec.templates[0]');
  expect(fieldOriginsOf(object)).toHaveLength(1);
});

const fields = [
  { path: 'spec.templates[1]', source: at(10) },
  { path: 'spec.templates[1].dag.tasks[2]', source: at(12) },
  { path: 'spec.templates[1].dag', source: at(11) },
  { path: 'spec.volumes', source: at(13) },
];

test.each([
  ['the part itself', 'spec.templates[1]', 10],
  ['a field in it', 'spec.templates[1].name', 10],
  ['a field in a part of a part', 'spec.templates[1].dag.tasks[2].when', 12],
  ['a part between', 'spec.templates[1].dag.tasks[1].when', 11],
  ['an item of a list', 'spec.volumes[0].name', 13],
  ['an item whose number starts alike', 'spec.templates[10].name', undefined],
  ['a field whose name starts alike', 'spec.volumesMore', undefined],
  ['a field around the parts', 'spec', undefined],
  ['the object', '', undefined],
])('%s has the line of the nearest part around it', (_, path, line) => {
  expect(sourceOfField(fields, path)?.line).toBe(line);
});

test('of a path that stands twice the last counts', () => {
  expect(sourceOfField([...fields, { path: 'spec.volumes', source: at(20) }], 'spec.volumes[0]')).toEqual(at(20));
});

const step = fc.constantFrom('.a', '.ab', '[0]', '[1]', '[10]', '[a.b]', '[a]');
const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('').replace(/^\./, ''));

test('a field is in a part exactly if steps lead from the part to the field', () => {
  const steps = (text: string): string[] => text.match(/\[[^\]]*\]|[^.[\]]+/g)!;
  fc.assert(
    fc.property(path, path, (part, field) => {
      const expected = steps(part).every((one, index) => steps(field)[index] === one);
      expect(holds(part, field)).toBe(expected);
    }),
  );
});
