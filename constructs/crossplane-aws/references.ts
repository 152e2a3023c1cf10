import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, fieldsOf, textOf, type Fields } from '../../lib/references/fields';
import { secretAnywhere } from '../../lib/references/readers';
import type { Provision, ReferenceModel, Selection } from '../../lib/references/reference-model';
import type { Reference, ReferenceTable } from '../../lib/references/reference-table';
import { secret, type TargetKind } from '../../lib/references/target-kind';
import { valuesAt } from '../../lib/references/values-at';
import { awsReferences } from './aws-references';

/** One of the two families of kinds: namespaced ones, and those of before, which have no namespace. */
interface Family {
  readonly domain: string;
  readonly cluster: boolean;
}

const families: readonly Family[] = [
  { domain: 'aws.m.upbound.io', cluster: false },
  { domain: 'aws.upbound.io', cluster: true },
];

/** Fields below `forProvider` that hold a key of a Secret, `{ name, key }`, and `namespace` in the cluster family. */
const secretFields: Readonly<Record<string, readonly string[]>> = {
  'acm.Certificate': ['privateKeySecretRef'],
  'elasticache.ReplicationGroup': ['authTokenSecretRef'],
  'elbv2.LBListener': ['defaultAction[*].authenticateOidc.clientSecretSecretRef'],
  'rds.Cluster': ['masterPasswordSecretRef', 'masterPasswordWoSecretRef'],
  'rds.Instance': ['passwordSecretRef', 'passwordWoSecretRef'],
  's3.BucketObjectLockConfiguration': ['tokenSecretRef'],
  's3.BucketReplicationConfiguration': ['tokenSecretRef'],
  'secretsmanager.SecretVersion': ['secretBinarySecretRef', 'secretStringSecretRef', 'secretStringWoSecretRef'],
};

/** Values for creation and values for good have the same fields. */
const providers = ['spec.forProvider', 'spec.initProvider'];

function models(family: Family): ReferenceModel[] {
  return Object.entries(awsReferences).flatMap(([group, kinds]) =>
    Object.entries(kinds).map(([kind, references]) => modelOf(family, group, kind, Object.entries(references))),
  );
}

function modelOf(family: Family, group: string, kind: string, references: readonly [path: string, target: string][]): ReferenceModel {
  const targets = references.map(([path, target]) => ({ path: path.replaceAll('[]', '[*]'), to: targetOf(family, group, target) }));
  return {
    group: `${group}.${family.domain}`,
    kind,
    clusterScoped: family.cluster,
    references: {
      spec: providerConfig(family),
      ...Object.fromEntries(providers.flatMap((base) => targets.map(({ path, to }) => [`${base}.${listed(path)}`, managed(to)]))),
      ...Object.fromEntries(providers.flatMap((base) => (secretFields[`${group}.${kind}`] ?? []).map((path) => [`${base}.${path}`, secretKeyAnywhere]))),
    },
    provides: writtenSecrets,
    selects: (object) => providers.flatMap((base) => targets.flatMap(({ path, to }) => selections(object, `${base}.${path}`, to))),
  };
}

function listed(path: string): string {
  return path.endsWith('Refs') ? `${path}[*]` : path;
}

function targetOf({ domain, cluster }: Family, group: string, target: string): TargetKind {
  const [first, second] = target.split('.');
  return second === undefined ? { group: `${group}.${domain}`, kind: first, cluster } : { group: `${first}.${domain}`, kind: second, cluster };
}

/** `{ name, namespace, policy: { resolution } }`. */
function managed(to: TargetKind) {
  return (value: unknown): Reference | undefined => {
    const { name, namespace } = fieldsOf(value);
    const target = textOf(name);
    const optional = fieldAt(value, 'policy', 'resolution') === 'Optional';
    return target === undefined ? undefined : { to, name: target, at: 'name', namespace: textOf(namespace), optional };
  };
}

function secretKeyAnywhere(value: unknown, object: KubeObject): Reference | readonly Reference[] | undefined {
  const reference = secretAnywhere(value);
  const key = textOf(fieldsOf(value).key);
  if (!reference || key === undefined) return reference;
  return isMadeByProvider(object, reference.name) ? undefined : { ...reference, parts: [{ type: 'key', name: key, at: 'key' }] };
}

/** Every managed resource has a configuration of the provider, called `default` where none is named. */
function providerConfig({ domain, cluster }: Family) {
  return (spec: unknown): Reference => {
    const { name, kind } = fieldsOf(fieldsOf(spec).providerConfigRef);
    const isCluster = cluster || kind !== 'ProviderConfig';
    const to: TargetKind = { group: domain, kind: cluster ? 'ProviderConfig' : isCluster ? 'ClusterProviderConfig' : 'ProviderConfig', cluster: isCluster };
    return { to, name: textOf(name) ?? 'default', at: 'providerConfigRef.name' };
  };
}

/** Connection details are written to a Secret, and so is a password that the provider is asked to make up. */
function writtenSecrets(object: KubeObject): Provision[] {
  const { name, namespace } = fieldsOf(fieldAt(object, 'spec', 'writeConnectionSecretToRef'));
  const connection = textOf(name);
  return [
    ...(connection === undefined ? [] : [{ to: secret, name: connection, namespace: textOf(namespace) }]),
    ...passwords(object).map(({ name: password, namespace: where }) => ({ to: secret, name: String(password), namespace: textOf(where) })),
  ];
}

const passwordFields = ['passwordSecretRef', 'masterPasswordSecretRef'];

function passwords(object: KubeObject): Fields[] {
  const values = fieldsOf(fieldAt(object, 'spec', 'forProvider'));
  if (values.autoGeneratePassword !== true) return [];
  return passwordFields.map((field) => fieldsOf(values[field])).filter(({ name }) => textOf(name) !== undefined);
}

function isMadeByProvider(object: KubeObject, name: string): boolean {
  return passwords(object).some((password) => password.name === name);
}

/** Beside `vpcIdRef` stands `vpcIdSelector`: `{ matchLabels, namespace }`. With `matchControllerRef` the owner decides too. */
function selections(object: KubeObject, path: string, among: TargetKind): Selection[] {
  return valuesAt(object, path.replace(/Refs?$/, 'Selector')).flatMap(({ path: at, value }) => {
    const { matchLabels, matchControllerRef, namespace } = fieldsOf(value);
    if (matchControllerRef === true || Object.keys(fieldsOf(matchLabels)).length === 0) return [];
    return [{ path: at, selector: { matchLabels }, among, namespace: textOf(namespace) }];
  });
}

/** Credentials of the provider itself. */
const credentialsTable: ReferenceTable = {
  'spec.credentials.secretRef': secretKeyAnywhere,
  'spec.credentials.webIdentity.tokenConfig.secretRef': secretKeyAnywhere,
  'spec.credentials.upbound.webIdentity.tokenConfig.secretRef': secretKeyAnywhere,
};

export const referenceModels: readonly ReferenceModel[] = [
  ...families.flatMap(models),
  { group: 'aws.m.upbound.io', kind: 'ProviderConfig', references: credentialsTable },
  { group: 'aws.m.upbound.io', kind: 'ClusterProviderConfig', clusterScoped: true, references: credentialsTable },
  { group: 'aws.upbound.io', kind: 'ProviderConfig', clusterScoped: true, references: credentialsTable },
];
