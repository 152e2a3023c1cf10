import fc from 'fast-check';
import type { KubeObject } from '../../lib/kube-object';
import { coreModels } from '../../lib/references/core-models';
import { buildReferenceGraph } from '../../lib/references/reference-graph';
import type { ReferenceModel } from '../../lib/references/reference-model';
import { wholeObject } from '../../lib/references/reference-table';
import { external, find, findAll, objectsOf, setOf, tell } from './support';

const pod = (namespace: string | undefined, secret: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', ...(namespace && { namespace }) },
  spec: { imagePullSecrets: [{ name: secret }] },
});
const secret = (namespace: string | undefined, name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name, ...(namespace && { namespace }) } });
const isFound = (...objects: KubeObject[]) => find(setOf(objects)).length === 0;

describe('a namespace', () => {
  test('that both state must be the same', () => {
    expect(isFound(pod('shop', 'db'), secret('shop', 'db'))).toBe(true);
    expect(isFound(pod('shop', 'db'), secret('ci', 'db'))).toBe(false);
  });
  test('that neither states is the same', () => expect(isFound(pod(undefined, 'db'), secret(undefined, 'db'))).toBe(true));
  test('that the target leaves open is the one that is asked for', () => expect(isFound(pod('shop', 'db'), secret(undefined, 'db'))).toBe(true));
  test('that the referrer leaves open is the only one that the set states', () => {
    expect(isFound(pod(undefined, 'db'), secret('shop', 'db'))).toBe(true);
    expect(isFound(pod(undefined, 'db'), secret('shop', 'db'), secret('ci', 'other'))).toBe(false);
  });
  test('of an external object that is left open is any', () => {
    expect(find(setOf([pod('shop', 'db')], [external('Secret', 'db')]))).toEqual([]);
    expect(find(setOf([pod('shop', 'db')], [external('Secret', 'db', { namespace: 'shop' })]))).toEqual([]);
    expect(find(setOf([pod('shop', 'db')], [external('Secret', 'db', { namespace: 'ci' })]))).toHaveLength(1);
    expect(find(setOf([pod(undefined, 'db')], [external('Secret', 'db', { namespace: 'ci' })]))).toEqual([]);
  });
  describe('of an object', () => {
    const made = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    const objects = [secret('shop', 'a'), secret('shop', 'b'), secret('default', 'c')];
    const told = (all: KubeObject[]) =>
      findAll(setOf([made('other'), ...all])).map(({ code, severity, object, path, message, hint }) => [code, severity, `${object} ${path}`, message, hint]);

    test('is told once, as a warning', () => {
      expect(told(objects)).toEqual([
        [
          'references/missing-namespace',
          'warning',
          'Secret a metadata.namespace',
          "Namespace 'shop' of 2 objects does not exist.",
          'Add it, or check this together with the file that makes it.',
        ],
      ]);
      expect(told([secret('shop', 'a')])[0][3]).toBe("Namespace 'shop' of this object does not exist.");
    });
    test('is there, or external', () => {
      expect(told([...objects, made('shop')])).toEqual([]);
      expect(findAll(setOf([made('other'), ...objects], [external('Namespace', 'shop')]))).toEqual([]);
    });
    test('is looked at in an app, and in files that hold some Namespace', () => {
      expect(findAll(setOf(objects))).toEqual([]);
      const app = { ...setOf(objects), entries: objects.map((object) => ({ object, origin: { constructPath: 'app/x' } })) };
      expect(findAll(app).map(({ code }) => code)).toEqual(['references/missing-namespace']);
    });
  });
});

describe('the hint of a missing object', () => {
  const hint = (...objects: KubeObject[]) => find(setOf(objects))[0].hint;
  const wayOut = 'Add it, or check this together with the file that makes it.';

  test('names the ways out', () => expect(hint(pod('shop', 'db'))).toBe(wayOut));
  test('names the nearest name', () => {
    expect(hint(pod('shop', 'db-pasword'), secret('shop', 'db-password'))).toBe(`Did you mean 'db-password'? ${wayOut}`);
    expect(hint(pod('shop', 'db-pasword'), secret('ci', 'db-password'))).toBe(wayOut);
  });
  test('of an app is the declaration to write', () => {
    const app = (...objects: KubeObject[]) => ({ ...setOf(objects), entries: objects.map((object) => ({ object, origin: { constructPath: 'app/x' } })) });
    expect(find(app(pod('shop', 'db')))[0].hint).toBe(
      "Add it, or if it is made elsewhere: ExternalObjects.of(app).add({ kind: 'Secret', namespace: 'shop', name: 'db', reason: '...' }).",
    );
    const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'c' }, spec: { storageClassName: 'fast' } };
    expect(find(app(claim))[0].hint).toBe(
      "Add it, or if it is made elsewhere: ExternalObjects.of(app).add({ group: 'storage.k8s.io', kind: 'StorageClass', name: 'fast', reason: '...' }).",
    );
  });
  test('names the namespace that has it', () => expect(hint(pod('shop', 'db'), secret('ci', 'db'))).toBe(`There is one in namespace 'ci'. ${wayOut}`));
});

test.each(['{{inputs.parameters.name}}', '${NAME}', '$(NAME)', ''])('a name that is made at run time, or empty, is no reference: %s', (name) => {
  expect(find(setOf([pod('shop', name)]))).toEqual([]);
});

test('values of a wrong type are the schema check’s matter', () => {
  const odd = objectsOf(`{ apiVersion: v1, kind: Pod, metadata: { name: p }, spec: { volumes: { a: 1 }, imagePullSecrets: [null, 3, { name: 4 }], containers: text,
    serviceAccountName: [x], initContainers: [{ env: [{ valueFrom: { secretKeyRef: [] } }], volumeMounts: 7, ports: {} }] } }
---
{ apiVersion: v1, kind: Service, metadata: { name: s }, spec: [] }
---
{ apiVersion: v1, kind: Secret, metadata: null, data: text }
---
{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: n }, spec: { podSelector: [1] } }`);
  expect(findAll(setOf(odd))).toEqual([]);
});

test('a reader gets the object that it reads, also after an embedded one', () => {
  const own: ReferenceModel = {
    group: 'test',
    kind: 'Holder',
    references: { inner: wholeObject, outer: (_value, object) => ({ to: { group: '', kind: 'Secret' }, name: `of-${object.metadata?.name}` }) },
  };
  const inner = { apiVersion: 'test/v1', kind: 'Holder', metadata: { name: 'inner' }, outer: true };
  const holder: KubeObject = { apiVersion: 'test/v1', kind: 'Holder', metadata: { name: 'holder' }, inner, outer: true };
  expect(buildReferenceGraph(setOf([holder]), [own]).edges.map(({ path, name }) => [path, name])).toEqual([
    ['inner.outer', 'of-inner'],
    ['outer', 'of-holder'],
  ]);
});

test('the graph has an edge for each reference, in the order of the fields, with what it resolves to', () => {
  const objects = objectsOf(`{ apiVersion: v1, kind: Secret, metadata: { name: db, namespace: shop } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: shop }, spec: { serviceAccountName: default, imagePullSecrets: [{ name: db }, { name: pull }, { name: gone }] } }`);
  const set = setOf(objects, [external('Secret', 'pull')]);
  const { edges } = buildReferenceGraph(set, coreModels);
  expect(edges.map(({ from, path, to, name, provider }) => [from.object.kind, path, to.kind, name, provider?.by, provider?.entry])).toEqual([
    ['Secret', 'metadata.namespace', 'Namespace', 'shop', undefined, undefined],
    ['Pod', 'metadata.namespace', 'Namespace', 'shop', undefined, undefined],
    ['Pod', 'spec.serviceAccountName', 'ServiceAccount', 'default', 'built-in', undefined],
    ['Pod', 'spec.imagePullSecrets[0].name', 'Secret', 'db', 'object', set.entries[0]],
    ['Pod', 'spec.imagePullSecrets[1].name', 'Secret', 'pull', 'external', undefined],
    ['Pod', 'spec.imagePullSecrets[2].name', 'Secret', 'gone', undefined, undefined],
  ]);
});

describe('whatever the graph', () => {
  const kinds = ['Secret', 'ConfigMap', 'PersistentVolumeClaim', 'ServiceAccount'] as const;
  const target = fc.record({ kind: fc.constantFrom(...kinds), namespace: fc.constantFrom('a', 'b', 'c'), id: fc.nat(9) });
  const targets = fc.uniqueArray(target, { minLength: 1, maxLength: 20, selector: ({ kind, namespace, id }) => `${kind}/${namespace}/${id}` });
  type Target = { kind: (typeof kinds)[number]; namespace: string; id: number };

  const nameOf = ({ kind, id }: Target) => `${kind.toLowerCase()}-${id}`;
  const provider = (one: Target): KubeObject => ({ apiVersion: 'v1', kind: one.kind, metadata: { name: nameOf(one), namespace: one.namespace } });
  const uses: Record<Target['kind'], (name: string) => unknown> = {
    Secret: (name) => ({ volumes: [{ name: 'v', secret: { secretName: name } }] }),
    ConfigMap: (name) => ({ containers: [{ name: 'main', envFrom: [{ configMapRef: { name } }] }] }),
    PersistentVolumeClaim: (name) => ({ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: name } }] }),
    ServiceAccount: (name) => ({ serviceAccountName: name }),
  };
  const referrer = (one: Target, index: number): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${index}`, namespace: one.namespace },
    spec: uses[one.kind](nameOf(one)),
  });

  test('a complete one has no problems, in any order, and each removal is told at exactly its references', () => {
    fc.assert(
      fc.property(targets, fc.array(fc.nat(19), { maxLength: 30 }), fc.nat(19), fc.boolean(), (all, picks, removed, reversed) => {
        const used = picks.map((pick) => all[pick % all.length]);
        const objects = [...all.map(provider), ...used.map(referrer)];
        expect(find(setOf(reversed ? objects.toReversed() : objects))).toEqual([]);
        const gone = all[removed % all.length];
        const rest = [...all.filter((one) => one !== gone).map(provider), ...used.map(referrer)];
        const expected = used.flatMap((one, index) => (one === gone ? [`Pod pod-${index}`] : []));
        expect(find(setOf(rest)).map(({ object }) => object)).toEqual(expected);
      }),
    );
  });
});

test('a place is told as the API server writes it', () => {
  const objects = objectsOf('{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: i, namespace: shop }, spec: { tls: [{}, { secretName: t }] } }');
  expect(tell(find(setOf(objects)))).toEqual(["Ingress i spec.tls[1].secretName: Secret 't' in namespace 'shop' does not exist."]);
});
