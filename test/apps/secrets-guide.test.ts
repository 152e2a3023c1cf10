import { readFileSync } from 'node:fs';
import path from 'node:path';
import { published, repositoryRoot } from './published-apps';

const guide = readFileSync(path.join(repositoryRoot, 'docs/guides/secrets-of-the-apps.md'), 'utf8');

/** `namespace/name: keys` of every Secret that the guide makes. */
const made = [...guide.matchAll(/^\$ kubectl create secret generic (\S+) --namespace (\S+)(.*)$/gm)].map(([, name, namespace, flags]) =>
  describeSecret(namespace!, name!, [...flags!.matchAll(/--from-(?:file|literal)=([^=]+)=/g)].map(([, key]) => key!)),
);

function describeSecret(namespace: string, name: string, keys: readonly string[]): string {
  return `${namespace}/${name}: ${[...keys].sort().join(', ')}`;
}

test('the guide makes every Secret that an app declares external, with its keys, and no other', () => {
  const declared = published.flatMap(({ made: app }) => app.manifestSet().externals.filter(({ kind }) => kind === 'Secret'));
  expect([...made].sort()).toEqual([...new Set(declared.map(({ namespace, name, keys }) => describeSecret(namespace, name, keys ?? [])))].sort());
});

test('no command of the guide holds a secret value: what is literal is a host or a port', () => {
  expect([...guide.matchAll(/--from-literal=(\S+)/g)].map(([, value]) => value)).toEqual(['host=mlflow-postgres', 'port=5432']);
});

test('what every app declares as made elsewhere says who makes it', () => {
  const externals = published.flatMap(({ made: app }) => app.manifestSet().externals);
  expect(externals.length).toBeGreaterThan(10);
  expect(externals.filter(({ reason }) => reason.length < 10)).toEqual([]);
});
