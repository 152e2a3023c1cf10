import fc from 'fast-check';
import { metadataKeys, objectKeys, sortedKeys } from '../../lib/emit/key-order';

const mapOfKeys = (keys: readonly string[]): Record<string, unknown> => Object.fromEntries(keys.map((key) => [key, 1]));

test('keys are sorted by code unit, few or many', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 60 }), (keys) => {
      const map = mapOfKeys(keys);
      expect(sortedKeys(map)).toEqual(Object.keys(map).sort());
    }),
  );
  expect(sortedKeys(mapOfKeys(['b', 'a', '10', '9', 'B', 'é']))).toEqual(['10', '9', 'B', 'a', 'b', 'é']);
});

test('an object has its head first and status last; what is not there is not made up', () => {
  expect(objectKeys(mapOfKeys(['status', 'spec', 'data', 'kind', 'zeta', 'apiVersion']))).toEqual(['apiVersion', 'kind', 'data', 'spec', 'zeta', 'status']);
});

test('metadata has what identifies the object first', () => {
  expect(metadataKeys(mapOfKeys(['uid', 'annotations', 'labels', 'generateName', 'namespace', 'name', 'finalizers']))).toEqual([
    ...['name', 'generateName', 'namespace', 'labels', 'annotations', 'finalizers', 'uid'],
  ]);
});
