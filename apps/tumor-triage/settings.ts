import { bucketName } from '../platform/contract';
import type { Environment } from 'cdk8s-mlops';

/** What differs between the environments of this use case. Stands in cdk8s.yaml, below the environment's name. */
export interface Settings {
  readonly target: Environment['target'];
  readonly environment: string;
  /** Host under which predictions are served. */
  readonly host: string;
  /** Registry and path below which our images are. */
  readonly registry: string;
  readonly modelVolume: NfsExport | EfsAccessPoint;
  readonly configRepository: string;
  /** Folder of the object store with our data, such as `s3://tumor-triage`. */
  readonly data: string;
}

/** A folder that an NFS server exports. */
export interface NfsExport {
  readonly server: string;
  readonly path: string;
}

/** Ids that AWS gave when `apps/platform` made the file system. */
export interface EfsAccessPoint {
  readonly fileSystemId: string;
  readonly accessPointId: string;
}

/** @throws when a setting is missing, naming the place in cdk8s.yaml */
export function readSettings({ name, target, settings = {} }: Environment): Settings {
  const text = (key: string, holder: Readonly<Record<string, unknown>> = settings, prefix = ''): string => {
    const value = holder[key];
    if (typeof value === 'string' && value !== '') return value;
    throw new Error(`Environment '${name}' needs the setting '${prefix}${key}', a text. Add it in cdk8s.yaml, below context.cdk8s-mlops.environments.${name}.`);
  };
  const volume = (settings.modelVolume ?? {}) as Readonly<Record<string, unknown>>;
  const aws = (settings.aws ?? {}) as Readonly<Record<string, unknown>>;
  const ofVolume = (key: string): string => text(key, volume, 'modelVolume.');
  return {
    target,
    environment: name,
    host: `triage.${text('domain')}`,
    registry: text('registry'),
    configRepository: text('configRepository'),
    data: target === 'local' ? 's3://tumor-triage' : `s3://${bucketName(text('account', aws, 'aws.'), name)}/tumor-triage`,
    modelVolume:
      target === 'local'
        ? { server: ofVolume('server'), path: ofVolume('path') }
        : { fileSystemId: ofVolume('fileSystemId'), accessPointId: ofVolume('accessPointId') },
  };
}
