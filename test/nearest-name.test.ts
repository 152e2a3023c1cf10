import { editDistance, nearestName } from '../lib/nearest-name';

test('A swap of neighbours is one edit, like an insertion, a deletion and a replacement', () => {
  expect(editDistance('imgae', 'image')).toBe(1);
  expect(editDistance('imge', 'image')).toBe(1);
  expect(editDistance('imaage', 'image')).toBe(1);
  expect(editDistance('imace', 'image')).toBe(1);
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('same', 'same')).toBe(0);
});

test('The nearest candidate is found, whatever the case', () => {
  expect(nearestName('contianers', ['volumes', 'containers', 'initContainers'])).toBe('containers');
  expect(nearestName('RestartPolicy', ['restartPolicy'])).toBe('restartPolicy');
  expect(nearestName('replica', ['replicas', 'strategy'])).toBe('replicas');
});

test('Short names allow one edit, so that unrelated ones do not look near', () => {
  expect(nearestName('foo', ['bar', 'fob'])).toBe('fob');
  expect(nearestName('foo', ['fab'])).toBeUndefined();
  expect(nearestName('spec', ['data'])).toBeUndefined();
});
