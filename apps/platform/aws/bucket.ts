import type { Chart } from 'cdk8s';
import { bucketName } from '../contract';
import type { AwsSettings, Settings } from '../settings';
import { kept, managed } from './managed';
import { confirmDeletion } from 'cdk8s-mlops/argo-cd';
import {
  S3Bucket,
  S3BucketLifecycleConfiguration,
  S3BucketPublicAccessBlock,
  S3BucketServerSideEncryptionConfiguration,
  S3BucketVersioning,
} from 'cdk8s-mlops/imports/crossplane-aws';

/** One bucket for artifacts and data: private, encrypted, versioned. What is no longer current goes after 90 days. */
export function addBucket(chart: Chart, { environment }: Settings, { account, region }: AwsSettings): void {
  const name = bucketName(account, environment);
  confirmDeletion(new S3Bucket(chart, 'bucket', { metadata: { name }, spec: { ...kept, forProvider: { region } } }));
  const metadata = { name };
  const bucket = { region, bucketRef: { name } };
  new S3BucketPublicAccessBlock(chart, 'public-access', {
    metadata,
    spec: {
      ...managed,
      forProvider: { ...bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    },
  });
  new S3BucketServerSideEncryptionConfiguration(chart, 'encryption', {
    metadata,
    spec: { ...managed, forProvider: { ...bucket, rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] } },
  });
  new S3BucketVersioning(chart, 'versioning', {
    metadata,
    spec: { ...managed, forProvider: { ...bucket, versioningConfiguration: { status: 'Enabled' } } },
  });
  new S3BucketLifecycleConfiguration(chart, 'lifecycle', {
    metadata,
    spec: {
      ...managed,
      forProvider: {
        ...bucket,
        rule: [{ id: 'old-versions', status: 'Enabled', filter: [{ prefix: '' }], noncurrentVersionExpiration: [{ noncurrentDays: 90 }] }],
      },
    },
  });
}
