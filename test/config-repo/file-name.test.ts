import fc from 'fast-check';
import { fileNames } from '../../lib/config-repo/file-name';
import { pathProblem, prefixCollisions } from '../../lib/config-repo/path-policy';
import { identityKey, type ObjectIdentity } from '../../lib/kube-object';

function fileName(identity: Partial<ObjectIdentity>): string {
  return fileNames([{ group: '', kind: 'Service', namespace: 'shop', name: 'web', ...identity }])[0]!;
}

test.each<[Partial<ObjectIdentity>, string]>([
  [{}, 'shop/service.core.web.yaml'],
  [{ group: 'serving.knative.dev' }, 'shop/service.serving.knative.dev.web.yaml'],
  [{ namespace: '' }, '_cluster/service.core.web.yaml'],
  [{ name: 'system:foo' }, 'shop/service.core.system%3afoo.yaml'],
  [{ name: 'systemfoo' }, 'shop/service.core.systemfoo.yaml'],
  [{ name: 'Web' }, 'shop/service.core.%57eb.yaml'],
  [{ name: '../../x' }, 'shop/service.core...%2f..%2fx.yaml'],
  [{ name: 'a%b' }, 'shop/service.core.a%25b.yaml'],
  [{ name: 'é' }, 'shop/service.core.%c3%a9.yaml'],
  [{ name: 'a\nb' }, 'shop/service.core.a%0ab.yaml'],
  [{ namespace: '..' }, '%2e%2e/service.core.web.yaml'],
  [{ namespace: '.git' }, '%2egit/service.core.web.yaml'],
  [{ namespace: 'con' }, '%63on/service.core.web.yaml'],
  [{ namespace: '_cluster' }, '%5fcluster/service.core.web.yaml'],
  [{ kind: 'Aux' }, 'shop/%61ux.core.web.yaml'],
])('%j is in %s', (identity, path) => expect(fileName(identity)).toBe(path));

test('a name that is too long is cut and ends with a digest of the identity', () => {
  const path = fileName({ name: 'a'.repeat(253) });
  expect(path).toMatch(/^shop\/service\.core\.a+-[0-9a-f]{12}\.yaml$/);
  expect(path.slice('shop/'.length)).toHaveLength(200);
  expect(fileName({ name: `${'a'.repeat(252)}b` })).not.toBe(path);
});

test('objects that would share a file all get a digest, in whatever order they come', () => {
  const one = { group: 'apps', kind: 'Thing', namespace: 'n', name: 'x.y' };
  const two = { group: 'apps.x', kind: 'Thing', namespace: 'n', name: 'y' };
  const [first, second] = fileNames([one, two]);
  expect([first, second]).toEqual([expect.stringMatching(/^n\/thing\.apps\.x\.y-[0-9a-f]{12}\.yaml$/), expect.stringMatching(/^n\/thing\.apps\.x\.y-[0-9a-f]{12}\.yaml$/)]);
  expect(fileNames([two, one])).toEqual([second, first]);
});

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('a', 'A', 'a.b', 'con', '..', 'COM1', '.git', 'x'.repeat(240)));
const identity = fc.record({ group: text, kind: text.filter((kind) => kind !== ''), namespace: text, name: text });

test('different objects are in different files, under names that every file system takes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(identity, { selector: identityKey, maxLength: 12 }), (identities) => {
      const normal = identities.filter(({ group, namespace, name, kind }) => [group, namespace, name, kind].every((part) => part.normalize('NFC') === part));
      const paths = fileNames(normal);
      expect(paths.map(pathProblem)).toEqual(paths.map(() => undefined));
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(normal.length);
      expect(prefixCollisions(paths)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a//b', 'is not made of a-z, 0-9, ".", "_", "%", "-" and single "/"'],
  ['/a', 'is not made of a-z, 0-9, ".", "_", "%", "-" and single "/"'],
  ['A', 'is not made of a-z, 0-9, ".", "_", "%", "-" and single "/"'],
  ['a/../b', 'leads out of its folder by ".."'],
  ['./a', 'leads out of its folder by "."'],
  ['.gitmodules', 'has a part that belongs to git, ".gitmodules"'],
  ['a./b', 'has a part that ends with ".", "a."'],
  ['x/nul.yaml', 'has a part that is a device on Windows, "nul.yaml"'],
  ['a'.repeat(201), 'has a part of more than 200 bytes'],
])('the path %s is bad', (path, problem) => expect(pathProblem(path)).toBe(problem));

test('a file where another path needs a folder is found', () => {
  expect(prefixCollisions(['a', 'b/c', 'a/b', 'b/c/d'])).toEqual(['a/b', 'b/c/d']);
});
