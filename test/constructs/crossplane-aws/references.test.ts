import { awsReferences } from '../../../constructs/crossplane-aws/aws-references';
import { referenceModels } from '../../../constructs/crossplane-aws/references';
import { expectEveryRenameFound, find, objectsOf, setOf, tell } from '../../references/support';

const config = '{ apiVersion: aws.m.upbound.io/v1beta1, kind: ClusterProviderConfig, metadata: { name: default } }';
const oldConfig = '{ apiVersion: aws.upbound.io/v1beta1, kind: ProviderConfig, metadata: { name: default } }';
const make = (group: string, kind: string, name: string, spec: string) =>
  `{ apiVersion: ${group}.aws.m.upbound.io/v1beta1, kind: ${kind}, metadata: { name: ${name}, namespace: infra, labels: { part: ${name} } }, spec: { ${spec} } }`;
const judge = (...documents: string[]) => tell(find(setOf(objectsOf([config, ...documents].join('\n---\n'))), referenceModels));

const objects = objectsOf(
  [
    config.replace('default', 'provider-1'),
    make('ec2', 'VPC', 'vpc-1', 'providerConfigRef: { kind: ClusterProviderConfig, name: provider-1 }'),
    make('ec2', 'Subnet', 'subnet-1', 'providerConfigRef: { kind: ClusterProviderConfig, name: provider-1 }, forProvider: { vpcIdRef: { name: vpc-1 } }'),
    make('ec2', 'Subnet', 'subnet-2', 'providerConfigRef: { kind: ClusterProviderConfig, name: provider-1 }, initProvider: { vpcIdRef: { name: vpc-1 } }'),
    make('iam', 'Role', 'role-1', 'providerConfigRef: { kind: ClusterProviderConfig, name: provider-1 }'),
    make(
      'eks',
      'Cluster',
      'cluster-1',
      `providerConfigRef: { kind: ClusterProviderConfig, name: provider-1 }, writeConnectionSecretToRef: { name: kubeconfig },
       forProvider: { roleArnRef: { name: role-1 }, vpcConfig: { subnetIdRefs: [{ name: subnet-1 }, { name: subnet-2 }] } }`,
    ),
    make('rds', 'Instance', 'db-1', 'providerConfigRef: { kind: ClusterProviderConfig, name: provider-1 }, forProvider: { passwordSecretRef: { name: secret-1, key: password } }'),
    '{ apiVersion: v1, kind: Secret, metadata: { name: secret-1, namespace: infra }, stringData: { password: x } }',
  ].join('\n---\n'),
);

test('a complete set has no problems', () => expect(tell(find(setOf(objects), referenceModels))).toEqual([]));

test('any object that is renamed leaves exactly its references broken', () => expect(expectEveryRenameFound(objects, referenceModels)).toBe(12));

/** An object of a kind whose only content is one reference, built along its path. */
function referring(domain: string, namespace: string | undefined, group: string, kind: string, path: string): { object: object; at: string } {
  const steps = path.split('.');
  const value = steps.reduceRight<object>((inner, step) => {
    const name = step.replace('[]', '');
    return { [name]: step.endsWith('[]') || name.endsWith('Refs') ? [inner] : inner };
  }, { name: 'target' });
  const at = steps.map((step) => (step.endsWith('[]') ? step.replace('[]', '[0]') : step.endsWith('Refs') ? `${step}[0]` : step)).join('.');
  return { object: { apiVersion: `${group}.${domain}/v1beta1`, kind, metadata: { name: 'x', namespace }, spec: { forProvider: value } }, at: `spec.forProvider.${at}.name` };
}

describe.each([
  ['namespaced', 'aws.m.upbound.io', 'infra', config],
  ['cluster', 'aws.upbound.io', undefined, oldConfig],
])('in the %s family', (_family, domain, namespace, provider) => {
  const rows = Object.entries(awsReferences).flatMap(([group, kinds]) =>
    Object.entries(kinds).flatMap(([kind, references]) => Object.entries(references).map(([path, target]) => [group, kind, path, target] as const)),
  );

  test('every reference resolves to its kind, and is told when it does not', () => {
    expect(rows).toHaveLength(209);
    for (const [group, kind, path, target] of rows) {
      const [targetGroup, targetKind] = target.includes('.') ? target.split('.') : [group, target];
      const { object, at } = referring(domain, namespace, group, kind, path);
      const made = { apiVersion: `${targetGroup}.${domain}/v1beta1`, kind: targetKind, metadata: { name: 'target', namespace }, spec: {} };
      const other = { ...made, kind: 'Thing' };
      const judgeAll = (...all: object[]) => tell(find(setOf([...objectsOf(provider), ...(all as never[])]), referenceModels));
      expect(judgeAll(object, made)).toEqual([]);
      const place = namespace ? ` in namespace '${namespace}'` : '';
      expect(judgeAll(object, other)).toEqual([`${kind} x ${at}: ${targetKind} 'target'${place} does not exist.`]);
    }
  });
});

test('a reference may name another namespace, and be optional', () => {
  const vpc = make('ec2', 'VPC', 'vpc', '').replace('namespace: infra', 'namespace: net');
  const subnet = (reference: string) => make('ec2', 'Subnet', 's', `forProvider: { vpcIdRef: { name: vpc, ${reference} } }`);
  expect(judge(vpc, subnet('namespace: net'))).toEqual([]);
  expect(judge(vpc, subnet(''))).toEqual(["Subnet s spec.forProvider.vpcIdRef.name: VPC 'vpc' in namespace 'infra' does not exist."]);
  expect(judge(subnet('policy: { resolution: Optional }'))).toEqual([]);
});

test('a selector chooses an object of the kind', () => {
  const subnet = (selector: string) => make('ec2', 'Subnet', 's', `forProvider: { vpcIdSelector: { ${selector} } }`);
  const vpc = make('ec2', 'VPC', 'vpc', '');
  expect(judge(vpc, subnet('matchLabels: { part: vpc }'))).toEqual([]);
  expect(judge(vpc, subnet('matchLabels: { part: net }'))).toEqual(['Subnet s spec.forProvider.vpcIdSelector: The selector chooses none of the VPCs in the set.']);
  expect(judge(vpc, subnet('matchControllerRef: true, matchLabels: { part: net }'))).toEqual([]);
  const cluster = make('eks', 'NodeGroup', 'n', 'forProvider: { subnetIdSelector: { matchLabels: { part: net } } }');
  expect(judge(cluster)).toEqual(['NodeGroup n spec.forProvider.subnetIdSelector: The selector chooses none of the Subnets in the set.']);
});

test('the configuration of the provider must be there, also where none is named', () => {
  const bucket = (spec: string) => objectsOf(make('s3', 'Bucket', 'b', spec));
  const told = (spec: string) => tell(find(setOf(bucket(spec)), referenceModels));
  expect(told('')).toEqual(["Bucket b spec.providerConfigRef.name: ClusterProviderConfig 'default' does not exist."]);
  expect(told('providerConfigRef: { kind: ProviderConfig, name: own }')).toEqual(["Bucket b spec.providerConfigRef.name: ProviderConfig 'own' in namespace 'infra' does not exist."]);
});

test('connection details and generated passwords are Secrets that come to be', () => {
  const reader = (name: string) => `{ apiVersion: v1, kind: Pod, metadata: { name: p, namespace: infra }, spec: { containers: [{ name: main, envFrom: [{ secretRef: { name: ${name} } }] }] } }`;
  const database = (more: string) => make('rds', 'Instance', 'db', `writeConnectionSecretToRef: { name: connection }, forProvider: { passwordSecretRef: { name: admin, key: password } ${more} }`);
  expect(judge(database(', autoGeneratePassword: true'), reader('admin'), reader('connection'))).toEqual([]);
  expect(judge(database(''))).toEqual(["Instance db spec.forProvider.passwordSecretRef.name: Secret 'admin' in namespace 'infra' does not exist."]);
});
