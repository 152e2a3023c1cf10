import type { Environment } from 'cdk8s-mlops';

/** What differs between clusters. Stands in cdk8s.yaml, below the environment's name. */
export interface Settings {
  readonly environment: string;
  readonly domain: string;
  readonly configRepository: string;
  /** @default - a local target */
  readonly aws?: AwsSettings;
}

/** The account and the network that exist before the platform: made once for each account, by those who own it. */
export interface AwsSettings {
  readonly account: string;
  readonly region: string;
  readonly cluster: string;
  readonly vpcId: string;
  readonly vpcCidr: string;
  readonly subnetIds: readonly string[];
}

/** @throws when a setting is missing, naming the place in cdk8s.yaml */
export function readSettings({ name, target, settings = {} }: Environment): Settings {
  const missing = (key: string, shape: string): Error =>
    new Error(`Environment '${name}' needs the setting '${key}', ${shape}. Add it in cdk8s.yaml, below context.cdk8s-mlops.environments.${name}.`);
  const text = (key: string, holder: Readonly<Record<string, unknown>> = settings, prefix = ''): string => {
    const value = holder[key];
    if (typeof value !== 'string' || value === '') throw missing(prefix + key, 'a text');
    return value;
  };
  const common = { environment: name, domain: text('domain'), configRepository: text('configRepository') };
  if (target === 'local') return common;
  const aws = (settings.aws ?? {}) as Readonly<Record<string, unknown>>;
  const ofAws = (key: string): string => text(key, aws, 'aws.');
  const subnetIds = aws.subnetIds;
  if (!Array.isArray(subnetIds) || subnetIds.length < 2) throw missing('aws.subnetIds', 'a list of at least two subnets in different zones');
  return {
    ...common,
    aws: {
      account: ofAws('account'),
      region: ofAws('region'),
      cluster: ofAws('cluster'),
      vpcId: ofAws('vpcId'),
      vpcCidr: ofAws('vpcCidr'),
      subnetIds: subnetIds as readonly string[],
    },
  };
}
