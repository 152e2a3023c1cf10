import { runChecks } from '../../lib/checks/runner';
import type { KubeObject } from '../../lib/kube-object';
import type { ManifestSet } from '../../lib/manifest-set';
import { openCatalog } from '../../lib/schema/catalog';
import { schemaCodes } from '../../lib/schema/schema-problem';
import { schemaRules } from '../../lib/schema/schema-rules';

const schemas = openCatalog();

function setOf(...objects: readonly object[]): ManifestSet {
  const entries = objects.map((object, index) => ({ object: object as KubeObject, origin: { file: 'a.yaml', document: index } }));
  return { entries, externals: [], waivers: [], problems: [] };
}

function problemsOf(...objects: readonly object[]): string[] {
  return runChecks(setOf(...objects), { rules: schemaRules, schemas }).problems.map(({ code, severity, path, message, hint }) =>
    [`${severity} ${code} ${path}: ${message}`, hint].filter(Boolean).join(' '),
  );
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };

const definition = (served: boolean): object => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'boxes.example.org' },
  spec: {
    group: 'example.org',
    scope: 'Namespaced',
    names: { kind: 'Box', plural: 'boxes' },
    versions: [
      { name: 'v1', served, storage: true, schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } } } } },
    ],
  },
});

test('There is one rule for each code, with a summary and a page', () => {
  const codes = schemaRules.map((rule) => rule.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toEqual(expect.arrayContaining([...schemaCodes]));
  for (const rule of schemaRules) expect([rule.category, rule.summary.endsWith('.'), rule.docs?.startsWith('https://')]).toEqual(['schema', true, true]);
});

test('Good objects have no problem', () => {
  expect(problemsOf(configMap, { ...configMap, data: { a: 'b' } })).toEqual([]);
});

test('A problem carries its code, place and hint', () => {
  expect(problemsOf({ ...configMap, dta: {} })).toEqual(['error schema/unknown-field dta: Unknown field dta. Did you mean data?']);
});

test('A kind that nobody knows is a warning with the nearest name: it was not judged', () => {
  expect(problemsOf({ ...configMap, kind: 'ConfigMpa' })).toEqual([
    'warning schema/unknown-kind kind: No schema is known for ConfigMpa of v1: the object was not judged. ' +
      'Did you mean ConfigMap? Otherwise: Give its CustomResourceDefinition among the files or as a schema.',
  ]);
  expect(problemsOf({ apiVersion: 'example.org/v1', kind: 'Box' })).toEqual([
    'warning schema/unknown-kind apiVersion: No schema is known for Box of example.org/v1: the object was not judged. ' +
      'Give its CustomResourceDefinition among the files or as a schema.',
  ]);
});

test('A known kind in an unknown version is an error that lists the versions', () => {
  expect(problemsOf({ apiVersion: 'apps/v1beta1', kind: 'Deployment', metadata: { name: 'a' } })).toEqual([
    'error schema/unknown-version apiVersion: Deployment has no version v1beta1. Known: apps/v1.',
  ]);
});

test('A CustomResourceDefinition in the set is the schema of its kind', () => {
  const box = { apiVersion: 'example.org/v1', kind: 'Box', metadata: { name: 'a' } };
  expect(problemsOf({ ...box, spec: { size: 'x' } }, definition(true))).toEqual(['error schema/type spec.size: Expected integer, got string "x".']);
  expect(problemsOf({ ...box, spec: { size: 1 } }, definition(true))).toEqual([]);
});

test('A CustomResourceDefinition that serves nothing is told, and its kind stays unknown', () => {
  const found = problemsOf({ apiVersion: 'example.org/v1', kind: 'Box', metadata: { name: 'a' } }, definition(false));
  expect(found.map((line) => line.split(':')[0])).toEqual(['warning schema/unknown-kind apiVersion', 'error schema/unusable-definition spec']);
});

test('Names and labels of the object itself are left to the rules about names', () => {
  expect(problemsOf({ ...configMap, metadata: { name: 'A B', labels: { 'a b': 'c' } } })).toEqual([]);
});
