import { openCatalog } from '../../lib/schema/catalog';

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'boxes.example.org' },
  spec: {
    group: 'example.org',
    scope: 'Cluster',
    names: { kind: 'Box', plural: 'boxes' },
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object' } } } } },
      { name: 'v0', served: false, storage: false, schema: { openAPIV3Schema: { type: 'object' } } },
    ],
  },
};

test('Kinds are found in the generated bundles, with what their schemas refer to', () => {
  const kind = openCatalog().find('apps/v1', 'Deployment');
  expect(kind).toMatchObject({ apiVersion: 'apps/v1', kind: 'Deployment', scope: 'Namespaced', plural: 'deployments', builtIn: true });
  expect(kind?.definitions.DeploymentSpec).toBeDefined();
  expect(openCatalog().find('v1', 'Namespace')?.scope).toBe('Cluster');
});

test('The same kind is the same object, and its definitions are shared by all catalogs', () => {
  const catalog = openCatalog();
  expect(catalog.find('v1', 'Pod')).toBe(catalog.find('v1', 'Pod'));
  expect(openCatalog().find('v1', 'Pod')?.definitions).toBe(catalog.find('apps/v1', 'Deployment')?.definitions);
});

test('The Kubernetes version chooses its kinds', () => {
  const kind = ['admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy'] as const;
  expect(openCatalog({ kubernetesVersion: '1.34' }).find(...kind)).toBeUndefined();
  expect(openCatalog({ kubernetesVersion: '1.36' }).find(...kind)).toBeDefined();
  expect(openCatalog({ kubernetesVersion: '1.36' }).kubernetesVersion).toBe('1.36');
  expect(openCatalog({ kubernetesVersion: '1.34' }).kindsOf(kind[0])).not.toContain(kind[1]);
});

test('The version of Argo Workflows chooses its schema', () => {
  const schemaOf = (argoWorkflowsVersion: '4.1' | '3.7'): unknown => openCatalog({ argoWorkflowsVersion }).find('argoproj.io/v1alpha1', 'Workflow')?.schema;
  expect(schemaOf('4.1')).toBeDefined();
  expect(schemaOf('3.7')).toBeDefined();
  expect(schemaOf('4.1')).not.toBe(schemaOf('3.7'));
});

test('What is unknown is undefined, also when every JavaScript object has it', () => {
  const catalog = openCatalog();
  expect(catalog.find('v1', 'Nothing')).toBeUndefined();
  expect(catalog.find('__proto__', 'constructor')).toBeUndefined();
});

test('Versions and kinds are listed for hints', () => {
  const catalog = openCatalog();
  expect(catalog.versionsOf('apps', 'Deployment')).toEqual(['v1']);
  expect(catalog.versionsOf('apps', 'Box')).toEqual([]);
  expect(catalog.kindsOf('apps/v1')).toEqual(expect.arrayContaining(['DaemonSet', 'Deployment', 'StatefulSet']));
  expect(catalog.kindsOf('nothing/v1')).toEqual([]);
});

test('CustomResourceDefinitions add the versions that they serve', () => {
  const catalog = openCatalog({ definitions: [definition] });
  expect(catalog.find('example.org/v1', 'Box')).toMatchObject({ scope: 'Cluster', plural: 'boxes', definitions: {} });
  expect(catalog.find('example.org/v0', 'Box')).toBeUndefined();
  expect(catalog.versionsOf('example.org', 'Box')).toEqual(['v1']);
  expect(catalog.kindsOf('example.org/v1')).toEqual(['Box']);
  expect(catalog.find('v1', 'Pod')).toBeDefined();
});

test('A definition goes before a generated kind of the same name', () => {
  const names = { group: 'argoproj.io', names: { kind: 'Workflow', plural: 'workflows' } };
  const own = structuredClone({ ...definition, spec: { ...definition.spec, ...names } });
  own.spec.versions[0]!.name = 'v1alpha1';
  const catalog = openCatalog({ definitions: [own] });
  expect(catalog.find('argoproj.io/v1alpha1', 'Workflow')?.schema).toEqual(definition.spec.versions[0]!.schema.openAPIV3Schema);
});

test('A definition that cannot be read is refused', () => {
  expect(() => openCatalog({ definitions: [{ kind: 'Pod' }] })).toThrow('The document is no CustomResourceDefinition.');
});
