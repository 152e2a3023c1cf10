import type { Chart } from 'cdk8s';
import type { AwsSettings } from '../settings';
import { kept, managed } from './managed';
import { confirmDeletion } from 'cdk8s-mlops/argo-cd';
import { EcrLifecyclePolicy, EcrRepository } from 'cdk8s-mlops/imports/crossplane-aws';

const repositories = ['pipeline', 'model-service', 'checks'];

/** A repository for each image: scanned on push, tags never moved but the cache's, and what nobody tagged removed after two weeks. */
export function addRegistry(chart: Chart, { region }: AwsSettings): void {
  for (const repository of repositories) {
    const name = `tumor-triage-${repository}`;
    const images = new EcrRepository(chart, `${repository}-repository`, {
      metadata: { name, annotations: { 'crossplane.io/external-name': `tumor-triage/${repository}` } },
      spec: {
        ...kept,
        forProvider: {
          region,
          imageScanningConfiguration: { scanOnPush: true },
          imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
          imageTagMutabilityExclusionFilter: [{ filter: 'cache', filterType: 'WILDCARD' }],
        },
      },
    });
    confirmDeletion(images);
    new EcrLifecyclePolicy(chart, `${repository}-lifecycle`, {
      metadata: { name },
      spec: { ...managed, forProvider: { region, repositoryRef: { name }, policy: JSON.stringify(expireUntagged) } },
    });
  }
}

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
const expireUntagged = {
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
      action: { type: 'expire' },
    },
  ],
};
