import { parse } from 'yaml';
import { ArgoCdSettings, healthChecks, ignoredDifferences, type ArgoCdSettingsProps } from '../../../constructs/argo-cd';
import type { IgnoreDifference } from '../../../imports/argo-cd';
import { RdsInstance } from '../../../imports/crossplane-aws';
import { openCatalog } from '../../../lib/schema/catalog';
import type { ResolvedKind } from '../../../lib/schema/schema-catalog';
import type { StructuralSchema } from '../../../lib/schema/structural-schema';
import { findObject } from '../../../lib/testing';
import { argoChart } from './support/argo-chart';

function dataOf(props: ArgoCdSettingsProps = {}): Record<string, string> {
  const chart = argoChart();
  new ArgoCdSettings(chart, 'settings', props);
  return findObject(chart, { kind: 'ConfigMap', name: 'argocd-cm', namespace: 'argocd' }).data;
}

test('objects are tracked by an annotation, and every preset of health is there, those of many kinds in one entry', () => {
  const { 'application.resourceTrackingMethod': tracking, 'resource.exclusions': exclusions, 'resource.customizations': wide, ...single } = dataOf();
  expect(tracking).toBe('annotation');
  expect(parse(exclusions!)).toContainEqual({ apiGroups: ['*.crossplane.io', '*.upbound.io'], kinds: ['ProviderConfigUsage'] });
  expect(Object.fromEntries(Object.entries(parse(wide!) as object).map(([kinds, { 'health.lua': lua }]: [string, Record<string, string>]) => [kinds, lua]))).toEqual({
    '*.crossplane.io/*': healthChecks.crossplane[0]!.lua,
    '*.upbound.io/*': healthChecks.crossplane[0]!.lua,
    '*.istio.io/*': healthChecks.istio[0]!.lua,
  });
  expect(Object.keys(single).sort()).toEqual(
    [
      ...['Application', 'EventBus', 'EventSource', 'Sensor'].map((kind) => `argoproj.io_${kind}`),
      ...['ClusterExternalSecret', 'ClusterSecretStore', 'ExternalSecret', 'PushSecret', 'SecretStore'].map((kind) => `external-secrets.io_${kind}`),
      'machinelearning.seldon.io_SeldonDeployment',
      'serving.kserve.io_InferenceService',
    ].map((kind) => `resource.customizations.health.${kind}`),
  );
  expect(single['resource.customizations.health.argoproj.io_Application']).toBe(healthChecks.application[0]!.lua);
});

test('keys are ones that a ConfigMap may have', () => {
  const keys = Object.keys(dataOf({ ignoreDifferences: [{ kind: 'Service', jsonPointers: ['/spec'] }, ...ignoredDifferences.rolloutRoutes()] }));
  expect(keys.filter((key) => !/^[-._a-zA-Z0-9]+$/.test(key))).toEqual([]);
});

test('what is chosen replaces the defaults, differences of one kind are one entry, and further data wins', () => {
  const ignoreDifferences = [
    { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/strategy', '/spec/replicas'] },
    { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas', '/spec/paused'], managedFieldsManagers: ['kube-controller-manager'] },
    { kind: 'Service', jqPathExpressions: ['.spec.selector'] },
  ];
  expect(dataOf({ health: [], exclusions: [], trackingMethod: 'annotation+label', ignoreDifferences, data: { url: 'https://argocd', 'resource.exclusions': '' } })).toEqual({
    'application.resourceTrackingMethod': 'annotation+label',
    'resource.exclusions': '',
    'resource.customizations.ignoreDifferences.apps_Deployment':
      'jsonPointers:\n  - /spec/strategy\n  - /spec/replicas\n  - /spec/paused\nmanagedFieldsManagers:\n  - kube-controller-manager\n',
    'resource.customizations.ignoreDifferences.Service': 'jqPathExpressions:\n  - .spec.selector\n',
    url: 'https://argocd',
  });
});

test('the same as values of the chart', () => {
  expect(ArgoCdSettings.helmValues({ health: [...healthChecks.application] }).configs.cm).toEqual(dataOf({ health: [...healthChecks.application] }));
});

describe('differences to ignore', () => {
  const presets: readonly IgnoreDifference[] = [
    ...ignoredDifferences.rolloutRoutes('header'),
    ...ignoredDifferences.seldonDeployments('annotations', 'replicas', 'traffic'),
    ...ignoredDifferences.inferenceServices('canaryTrafficPercent', 'maxReplicas', 'minReplicas', 'model.storageUri'),
    ...ignoredDifferences.externalSecrets(),
    ...ignoredDifferences.lateInitialized(RdsInstance, 'engineVersion'),
  ];
  const catalog = openCatalog({ kubernetesVersion: '1.34' });
  const kinds = presets.flatMap(({ group = '', kind, jqPathExpressions = [] }) => jqPathExpressions.map((expression) => ({ group, kind, expression })));

  test.each(kinds)('$group/$kind has $expression', ({ group, kind, expression }) => {
    const known = catalog.versionsOf(group, kind).map((version) => catalog.find(`${group}/${version}`, kind)!);
    expect(known.some((schema) => hasPath(schema, expression))).toBe(true);
  });

  test('a route that a Rollout adds is chosen by its name', () => {
    expect(ignoredDifferences.rolloutRoutes('a "b"')[0]!.jqPathExpressions).toContain('.spec.http[] | select(.name == "a \\"b\\"")');
  });

  test('fields of a managed resource', () => {
    expect(ignoredDifferences.lateInitialized(RdsInstance, 'engineVersion', 'backupWindow')).toEqual([
      { group: 'rds.aws.m.upbound.io', kind: 'Instance', jqPathExpressions: ['.spec.forProvider.engineVersion', '.spec.forProvider.backupWindow'] },
    ]);
  });
});

interface SchemaParts {
  readonly properties?: Readonly<Record<string, StructuralSchema>>;
  readonly items?: StructuralSchema;
  readonly additionalProperties?: StructuralSchema;
}

/** Follows `.a.b[].c` and `.a["b"]` down the schema. */
function hasPath({ schema, definitions }: ResolvedKind, expression: string): boolean {
  const steps = expression.split(' | ')[0]!.match(/\[\]|\["[^"]+"\]|[^.[\]]+/g)!;
  let node: StructuralSchema | undefined = schema;
  const resolved = (inner: StructuralSchema | undefined): StructuralSchema | undefined => {
    const name = (inner as { readonly $ref?: string } | undefined)?.$ref?.split('/').pop();
    return name === undefined ? inner : definitions[name];
  };
  for (const step of steps) {
    node = resolved(node);
    const { properties, items, additionalProperties } = (node ?? {}) as SchemaParts;
    node = step === '[]' ? items : (properties?.[step] ?? (step.startsWith('[') ? additionalProperties : undefined));
    if (node === undefined) return false;
  }
  return true;
}
