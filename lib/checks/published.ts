import type { ManifestSet } from '../manifest-set';

/** What a run of the command line knows of the config repository. */
export interface Published {
  /** The folder of the config repository that the judged set goes to: `envs/<environment>/<app>`. */
  readonly folder: string;
  /** Every folder that the project publishes to, with its objects where this run made them. */
  readonly folders: ReadonlyMap<string, ManifestSet | undefined>;
  /** URL of the config repository. @default - not known */
  readonly repository?: string;
}
