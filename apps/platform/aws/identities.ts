import type { Chart } from 'cdk8s';
import { bucketName, contract } from '../contract';
import { names } from '../names';
import type { AwsSettings, Settings } from '../settings';
import { managed } from './managed';
import { EksPodIdentityAssociation, IamPolicy, IamRole, IamRolePolicyAttachment } from 'cdk8s-mlops/imports/crossplane-aws';

/** Whose pods may reach which part of the bucket, and nothing else. */
export function addIdentities(chart: Chart, { environment }: Settings, aws: AwsSettings): void {
  const bucket = bucketName(aws.account, environment);
  const identities = [
    { name: 'mlflow', namespace: contract.mlflow.namespace, serviceAccount: names.mlflowAccount, prefix: 'mlflow' },
    { name: 'tumor-triage', namespace: 'tumor-triage', serviceAccount: 'tumor-triage-workflow', prefix: 'tumor-triage' },
  ];
  for (const identity of identities) addIdentity(chart, { ...identity, objectName: `${environment}-${identity.name}`, bucket }, aws);
}

interface PodIdentity {
  readonly name: string;
  /** Of the objects: roles and policies are global in an account. */
  readonly objectName: string;
  readonly bucket: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly prefix: string;
}

function addIdentity(chart: Chart, identity: PodIdentity, { region, cluster }: AwsSettings): void {
  const { name, objectName, namespace, serviceAccount, bucket, prefix } = identity;
  const metadata = { name: objectName };
  new IamRole(chart, `${name}-role`, { metadata, spec: { ...managed, forProvider: { assumeRolePolicy: JSON.stringify(trustPodIdentity) } } });
  new IamPolicy(chart, `${name}-policy`, { metadata, spec: { ...managed, forProvider: { policy: JSON.stringify(accessTo(bucket, prefix)) } } });
  new IamRolePolicyAttachment(chart, `${name}-attachment`, {
    metadata,
    spec: { ...managed, forProvider: { roleRef: { name: objectName }, policyArnRef: { name: objectName } } },
  });
  new EksPodIdentityAssociation(chart, `${name}-association`, {
    metadata,
    spec: { ...managed, forProvider: { region, clusterName: cluster, namespace, serviceAccount, roleArnRef: { name: objectName } } },
  });
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html */
const trustPodIdentity = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'pods.eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
};

function accessTo(bucket: string, prefix: string) {
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [`arn:aws:s3:::${bucket}`], Condition: { StringLike: { 's3:prefix': [`${prefix}/*`] } } },
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], Resource: [`arn:aws:s3:::${bucket}/${prefix}/*`] },
    ],
  };
}
