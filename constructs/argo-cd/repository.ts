import { Construct } from 'constructs';
import { ExternalSecret, type StoreRef } from '../../imports/external-secrets';
import { ExternalObjects } from '../../lib/external-objects';
import { metadataOf, type ObjectProps } from '../../lib/object-props';
import { rememberSource } from '../../lib/source/remember-source';
import type { IAppProject } from './app-project';

/** A value in a vault. */
export interface VaultKey {
  readonly key: string;
  /** @default - the whole value */
  readonly property?: string;
  readonly version?: string;
}

/** How Argo CD proves who it is; each value stands in a vault. */
export type RepositoryCredentials =
  | { readonly username: VaultKey; readonly password: VaultKey }
  | { readonly sshPrivateKey: VaultKey }
  | { readonly bearerToken: VaultKey }
  | { readonly githubAppID: VaultKey; readonly githubAppInstallationID: VaultKey; readonly githubAppPrivateKey: VaultKey };

export interface RepositoryProps extends ObjectProps {
  readonly url: string;
  /** @default 'git' */
  readonly type?: 'git' | 'helm' | 'oci';
  /** For all repositories whose URL begins like this one, instead of this one alone. @default false */
  readonly forPrefix?: boolean;
  /** The vault. */
  readonly secretStore: StoreRef;
  readonly credentials: RepositoryCredentials;
  /** The only project whose Applications may use the credentials. @default - all */
  readonly project?: IAppProject;
  /** Charts lie in an OCI registry. @default false */
  readonly enableOCI?: boolean;
  /** How often the vault is asked. @default '1h' */
  readonly refreshInterval?: string;
}

/** A repository that Argo CD has credentials for. */
export interface IRepository {
  readonly url: string;
  readonly secretName: string;
}

/** A repository whose Secret somebody else makes. */
export interface ExternalRepository extends IRepository {
  /** @default - every namespace */
  readonly namespace?: string;
  /** Who makes it, for the report. */
  readonly reason: string;
}

/**
 * The credentials of a repository, or of all with one prefix: an ExternalSecret that makes Argo CD's Secret from a vault, so that git holds none.
 * A repository that anybody may read needs no such object: its URL is enough.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories
 */
export class Repository extends Construct implements IRepository {
  /** A repository whose Secret is made by somebody else, who is named in `reason`. */
  static fromSecretName(this: void, scope: Construct, { url, secretName, namespace, reason }: ExternalRepository): IRepository {
    ExternalObjects.of(scope).add({ kind: 'Secret', name: secretName, ...(namespace !== undefined && { namespace }), reason });
    return { url, secretName };
  }

  readonly resource: ExternalSecret;
  readonly url: string;

  constructor(scope: Construct, id: string, props: RepositoryProps) {
    super(scope, id);
    const { url, secretStore, refreshInterval = '1h' } = props;
    this.url = url;
    const values = Object.entries(props.credentials) as [string, VaultKey][];
    this.resource = new ExternalSecret(this, 'Resource', {
      metadata: metadataOf(props),
      spec: {
        refreshInterval,
        secretStoreRef: secretStore,
        target: {
          template: {
            metadata: { labels: { 'argocd.argoproj.io/secret-type': props.forPrefix ? 'repo-creds' : 'repository' } },
            data: { ...settingsOf(props), ...Object.fromEntries(values.map(([name]) => [name, `{{ .${name} }}`])) },
          },
        },
        data: values.map(([secretKey, remoteRef]) => ({ secretKey, remoteRef })),
      },
    });
    rememberSource(this, new.target);
  }

  get secretName(): string {
    return this.resource.name;
  }
}

function settingsOf({ url, type = 'git', project, enableOCI }: RepositoryProps): Record<string, string> {
  return { url, type, ...(project && { project: project.projectName }), ...(enableOCI && { enableOCI: 'true' }) };
}
