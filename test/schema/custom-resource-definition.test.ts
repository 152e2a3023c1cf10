import { isCustomResourceDefinition, kindsOfCustomResourceDefinition } from '../../lib/schema/custom-resource-definition';

const schema = { type: 'object', description: 'kept', properties: { spec: { type: 'object' }, status: { type: 'object' } } };

const definition = (spec: object = {}, rest: object = {}) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.acme.io' },
  spec: {
    group: 'acme.io',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    ...spec,
  },
  ...rest,
});

describe('kindsOfCustomResourceDefinition', () => {
  test('gives the schema as it stands, status and descriptions included', () => {
    expect(kindsOfCustomResourceDefinition(definition())).toEqual([
      { apiVersion: 'acme.io/v1', kind: 'Widget', kindSchema: { scope: 'Namespaced', plural: 'widgets', storage: true, schema } },
    ]);
  });

  test('gives each served version, and none that is not served, even without a schema', () => {
    const versions = [
      { name: 'v1alpha1', served: false, storage: false },
      { name: 'v1beta1', served: true, storage: false, deprecated: true, schema: { openAPIV3Schema: { type: 'object' } } },
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } },
    ];
    expect(kindsOfCustomResourceDefinition(definition({ versions, scope: 'Cluster' }))).toEqual([
      { apiVersion: 'acme.io/v1beta1', kind: 'Widget', kindSchema: { scope: 'Cluster', plural: 'widgets', deprecated: true, schema: { type: 'object' } } },
      { apiVersion: 'acme.io/v1', kind: 'Widget', kindSchema: { scope: 'Cluster', plural: 'widgets', storage: true, schema } },
    ]);
  });

  test.each([
    [{ kind: 'ConfigMap', apiVersion: 'v1' }, 'The document is no CustomResourceDefinition.'],
    [null, 'The document is no CustomResourceDefinition.'],
    [
      definition({}, { apiVersion: 'apiextensions.k8s.io/v1beta1' }),
      'CustomResourceDefinition widgets.acme.io is of apiextensions.k8s.io/v1beta1, which Kubernetes does not serve any more. Use apiextensions.k8s.io/v1.',
    ],
    [
      definition({ scope: 'Everywhere' }),
      'CustomResourceDefinition widgets.acme.io needs spec.group, spec.names.kind, spec.names.plural and spec.scope (Namespaced or Cluster).',
    ],
    [definition({ versions: [] }), 'CustomResourceDefinition widgets.acme.io serves no version: no entry of spec.versions has served: true.'],
    [
      definition({ versions: [{ name: 'v1', served: true, storage: true }] }),
      'CustomResourceDefinition widgets.acme.io has no schema for version v1: spec.versions[].schema.openAPIV3Schema is missing.',
    ],
  ])('refuses %#', (document, message) => {
    expect(() => kindsOfCustomResourceDefinition(document)).toThrow(new Error(message));
  });
});

test('a CustomResourceDefinition is recognised by its group and kind, of any version', () => {
  expect(isCustomResourceDefinition(definition())).toBe(true);
  expect(isCustomResourceDefinition({ apiVersion: 'apiextensions.k8s.io/v1beta1', kind: 'CustomResourceDefinition' })).toBe(true);
  expect(isCustomResourceDefinition({ apiVersion: 'acme.io/v1', kind: 'CustomResourceDefinition' })).toBe(false);
  expect(isCustomResourceDefinition(undefined)).toBe(false);
});
