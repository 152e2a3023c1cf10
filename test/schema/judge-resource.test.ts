import { judge, judgeResource } from '../../lib/schema/judge';
import { noDefinitions } from '../../lib/schema/reference';
import type { StructuralSchema } from '../../lib/schema/structural-schema';
import { problemsIn } from './judging';

const schema: StructuralSchema = { type: 'object', properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } } };
const kind = { schema, definitions: noDefinitions };
const box = (metadata: unknown): object => ({ apiVersion: 'example.org/v1', kind: 'Box', metadata, spec: { size: 1 } });

function findings(object: object): string[] {
  return judgeResource(kind, object).problems.map(({ path, message }) => `${path}: ${message}`);
}

test('apiVersion, kind and metadata of a whole resource are known without standing in the schema', () => {
  expect(findings(box({ name: 'a', labels: { team: 'x' } }))).toEqual([]);
  expect(judgeResource(kind, box({ name: 'a' })).object).toEqual(box({ name: 'a' }));
});

test('Unknown fields of metadata are told at their place', () => {
  expect(findings(box({ name: 'a', lables: {} }))).toEqual(['metadata.lables: Unknown field lables.']);
});

test('A field of metadata with a wrong type fails as metadata, as Go decodes it whole', () => {
  const [problem] = judgeResource(kind, box({ name: 'a', labels: { team: 1 } })).problems;
  expect(problem).toMatchObject({ code: 'schema/type', path: 'metadata', at: 'metadata.labels.team', message: 'Expected string, got integer 1.' });
});

test('Names, labels and annotations have their formats', () => {
  expect(findings(box({ name: 'A', namespace: 'x.y', labels: { 'a b': 'ok', ok: '-' }, annotations: { 'a b': 'x' }, finalizers: ['a b'] })).map((text) => text.split(':')[0])).toEqual([
    'metadata.name',
    'metadata.namespace',
    'metadata.labels',
    'metadata.labels',
    'metadata.annotations',
    'metadata.finalizers',
  ]);
});

test('A name is needed, or the start of one', () => {
  expect(findings(box({}))).toEqual(['metadata.name: The object has no name.']);
  expect(findings(box({ generateName: 'a-' }))).toEqual([]);
});

test('Names can be left to other checks; the shape of metadata is judged still', () => {
  const { problems } = judge({ schema, object: box({ name: 'A', lables: {} }), resourceRoot: true, names: false });
  expect(problems.map((problem) => problem.path)).toEqual(['metadata.lables']);
});

describe('embedded resources', () => {
  const holder: StructuralSchema = {
    type: 'object',
    properties: { item: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object' } } } },
  };

  test('They say what they are, and need no name', () => {
    expect(problemsIn(holder, { item: { apiVersion: 'v1', kind: 'Pod', metadata: {}, spec: {} } })).toEqual([]);
    expect(problemsIn(holder, { item: {} })).toEqual([
      'schema/required item.apiVersion: apiVersion is required: the object is embedded, and must say what it is.',
      'schema/required item.kind: kind is required: the object is embedded, and must say what it is.',
    ]);
  });

  test('Their apiVersion, kind and metadata are judged, and their other fields are closed', () => {
    const item = { apiVersion: 'a/b/c', kind: 'A_b', metadata: { name: 'a/b', extra: 1 }, spec: {}, other: 1 };
    expect(problemsIn(holder, { item }).map((text) => text.split(':')[0])).toEqual([
      'schema/unknown-field item.metadata.extra',
      'schema/unknown-field item.other',
      'schema/metadata item.apiVersion',
      'schema/metadata item.kind',
      'schema/metadata item.metadata.name',
    ]);
  });
});
