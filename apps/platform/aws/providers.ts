import type { Chart } from 'cdk8s';
import { awsProviderVersion } from '../../versions';
import { syncWave } from 'cdk8s-mlops/argo-cd';
import { ManagedResourceActivationPolicy, Provider } from 'cdk8s-mlops/imports/crossplane';
import { ClusterProviderConfig } from 'cdk8s-mlops/imports/crossplane-aws';

const families = ['ec2', 'ecr', 'efs', 'eks', 'iam', 'rds', 's3'];

/** Managed kinds that this app uses: the others are not started, since each costs the API server memory. */
const activated = [
  'accesspoints.efs',
  'bucketlifecycleconfigurations.s3',
  'bucketpublicaccessblocks.s3',
  'buckets.s3',
  'bucketserversideencryptionconfigurations.s3',
  'bucketversionings.s3',
  'filesystems.efs',
  'instances.rds',
  'lifecyclepolicies.ecr',
  'mounttargets.efs',
  'podidentityassociations.eks',
  'policies.iam',
  'repositories.ecr',
  'rolepolicyattachments.iam',
  'roles.iam',
  'securitygroupingressrules.ec2',
  'securitygroups.ec2',
  'subnetgroups.rds',
];

/** Crossplane's providers for the services that we use, and how they get access: by the identity of their pods. */
export function addProviders(chart: Chart): void {
  for (const family of families) {
    const provider = new Provider(chart, `provider-${family}`, {
      metadata: { name: `provider-aws-${family}` },
      spec: { package: `xpkg.crossplane.io/crossplane-contrib/provider-aws-${family}:${awsProviderVersion}` },
    });
    syncWave(provider, -1);
  }
  const activation = new ManagedResourceActivationPolicy(chart, 'activation', {
    metadata: { name: 'platform' },
    spec: { activate: activated.map((resource) => `${resource}.aws.m.upbound.io`) },
  });
  syncWave(activation, -1);
  new ClusterProviderConfig(chart, 'provider-config', {
    metadata: { name: 'default' },
    spec: { credentials: { source: 'PodIdentity' } },
  });
}
