import { hintForValue } from '../../lib/checks/allowed-value';
import { findInSet } from '../../lib/checks/objects-of-set';
import { entry, object, setOf } from './support';

const set = setOf(['shop', 'prod', undefined].map((namespace) => entry(object('apps/v1', 'Deployment', { name: namespace === undefined ? 'free' : 'web', namespace }))));
const find = (namespace: string, name = 'web') => findInSet(set, 'apps', 'Deployment', namespace, name)?.object.metadata?.namespace;

test('an object is found in its namespace', () => {
  expect(find('prod')).toBe('prod');
  expect(find('shop')).toBe('shop');
  expect(find('test')).toBeUndefined();
});
test('who states no namespace finds the first, and is found by all', () => {
  expect(find('')).toBe('shop');
  expect(findInSet(set, 'apps', 'Deployment', 'test', 'free')).toBe(set.entries[2]);
});
test('group and kind count', () => {
  expect(findInSet(set, '', 'Deployment', 'prod', 'web')).toBeUndefined();
  expect(findInSet(set, 'apps', 'DaemonSet', 'prod', 'web')).toBeUndefined();
});

test('a hint for a value is the nearest, or all where they are few', () => {
  expect(hintForValue('nubmer', ['bool', 'number'])).toBe("Did you mean 'number'?");
  expect(hintForValue('xyz', ['bool', 'number'])).toBe("It is one of 'bool', 'number'.");
  expect(hintForValue('xyz', [...'abcdefghijklm'].map((letter) => letter.repeat(9)))).toBe('');
});
