import { ApiObject, ImplicitTokenResolver, JsonPatch, LazyResolver, NumberStringUnionResolver, Testing } from 'cdk8s';
import {
  furtherMetadataOf,
  isMetadataField,
  metadataField,
  metadataFields,
  operationOf,
  patchesOf,
  propsOf,
  renderUnpatched,
  rendersItself,
} from '../../lib/synth/api-object-internals';

// These hold that the installed cdk8s keeps in private what the file reads.

function object(props = {}): ApiObject {
  return new ApiObject(Testing.chart(), 'a', { apiVersion: 'v1', kind: 'Thing', ...props });
}

test('the props of an object are those that it was given', () => {
  const spec = { a: 1 };
  expect(propsOf(object({ spec })).spec).toBe(spec);
});

test('metadata has these fields, kept apart from further ones', () => {
  const { metadata } = object({ metadata: { name: 'n', namespace: 's', labels: { a: 'b' }, generateName: 'g' } });
  metadata.addAnnotation('c', 'd');
  metadata.addFinalizers('f');
  expect(metadataFields.map((field) => [field, metadataField(metadata, field)])).toEqual([
    ['name', 'n'],
    ['namespace', 's'],
    ['labels', { a: 'b' }],
    ['annotations', { c: 'd' }],
    ['finalizers', ['f']],
    ['ownerReferences', []],
  ]);
  expect(Object.keys(furtherMetadataOf(metadata)).filter((field) => !isMetadataField(field))).toEqual(['generateName']);
});

test('patches are kept in their order, with their operations', () => {
  const patched = object();
  patched.addJsonPatch(JsonPatch.add('/a', 1), JsonPatch.move('/a', '/b'));
  expect(patchesOf(patched).map(operationOf)).toEqual([
    { op: 'add', path: '/a', value: 1 },
    { op: 'move', path: '/b', from: '/a' },
  ]);
});

test('rendered without patches, an object keeps them, also when rendering throws', () => {
  const patched = object({ metadata: { name: 'a' } });
  patched.addJsonPatch(JsonPatch.add('/a', 1));
  expect(renderUnpatched(patched)).toEqual({ apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a' } });
  patched.toJson = () => {
    throw new Error('no');
  };
  expect(() => renderUnpatched(patched)).toThrow('no');
  expect(patchesOf(patched)).toHaveLength(1);
});

test('a class that renders itself is told from one that does not', () => {
  class Rendering extends ApiObject {
    override toJson(): unknown {
      return {};
    }
  }
  class Plain extends ApiObject {}
  const props = { apiVersion: 'v1', kind: 'Thing' };
  const chart = Testing.chart();
  expect([new Rendering(chart, 'r', props), new Plain(chart, 'p', props)].map(rendersItself)).toEqual([true, false]);
});

test('cdk8s gives every app exactly these resolvers', () => {
  expect(Testing.app().resolvers.map(({ constructor }) => constructor)).toEqual([LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver]);
});
