import type { Identity } from '../git/private-repository';
import type { ManifestSet } from '../manifest-set';
import type { Drift, DriftPolicy } from './drift';
import type { SourceProvenance } from './source-provenance';

/** What to publish, and where. */
export interface PublishRequest {
  /** The objects of one app for one environment. Checks have run before. */
  readonly set: ManifestSet;
  readonly app: string;
  readonly environment: string;
  /** URL or path of the config repository. */
  readonly repo: string;
  /** Branch of the config repository; made by the first publish. */
  readonly branch: string;
  /** Version of the tool that synthesized: goes into the commit and the inventory. */
  readonly version: string;
  /** From `describeSource`. @default - the commit says nothing of a source, and older sources are not recognized */
  readonly source?: SourceProvenance;
  readonly options?: PublishOptions;
}

export interface PublishOptions {
  /** @default 'fail' */
  readonly onDrift?: DriftPolicy;
  /** Objects that may be removed at once. @default - 30 % of what is published, at most 20, at least 1 */
  readonly maxDelete?: number;
  /** Publish an app without objects, which removes all that it has. @default false */
  readonly allowEmpty?: boolean;
  /** Publish a source with changes that are not committed. @default false */
  readonly allowDirty?: boolean;
  /** Publish although the config repository holds a newer source. @default false */
  readonly rollback?: boolean;
  /** Take over what another source repository published here. @default false */
  readonly takeOver?: boolean;
  /** Do everything but push. @default false */
  readonly dryRun?: boolean;
  /** Author and committer. @default - the user's git identity, else that of the tool */
  readonly author?: Identity;
  /** Date of the commit, seconds since 1970. @default - SOURCE_DATE_EPOCH, else now */
  readonly date?: number;
  /** Sign the commit with the user's key. @default false */
  readonly sign?: boolean;
  /** How the manifests can be rendered again, for `hydrator.metadata`. @default - the publish command for this app and environment */
  readonly commands?: readonly string[];
  /** Attempts to push before giving up. @default 20 */
  readonly maxAttempts?: number;
  /** Milliseconds for one exchange with the remote. @default - 5 minutes */
  readonly timeout?: number;
  /** Told before every step, and waited for: progress. @default - nobody */
  readonly onStep?: (event: PublishStepEvent) => void | Promise<void>;
}

/** The steps of a publish, in order; a refused push goes back to `fetch`. */
export const publishSteps = ['render', 'fetch', 'compare', 'write', 'verify', 'commit', 'push', 'confirm', 'wait', 'done'] as const;
export type PublishStep = (typeof publishSteps)[number];

export interface PublishStepEvent {
  readonly step: PublishStep;
  /** From 1. */
  readonly attempt: number;
  /** For people: `pushing to main`. */
  readonly message: string;
}

/** What came of it. Plain data. */
export interface PublishResult {
  /** `unchanged`: the branch holds these manifests already, and no commit was made. */
  readonly status: 'published' | 'unchanged' | 'dry-run';
  /** The manifests differ from those of the branch. */
  readonly changed: boolean;
  readonly app: string;
  readonly environment: string;
  /** Without credentials. */
  readonly repo: string;
  readonly branch: string;
  /** Folder that Argo CD syncs. */
  readonly folder: string;
  /** The new commit; for a dry run the one that would have been pushed. @default - nothing changed */
  readonly commit?: string;
  /** The commit that it stands on. @default - the branch had none */
  readonly parent?: string;
  readonly attempts: number;
  /** Paths from the top, without inventory and provenance. */
  readonly files: { readonly added: readonly string[]; readonly changed: readonly string[]; readonly removed: readonly string[] };
  /** What was changed by hand, and was overwritten or kept. */
  readonly drift: readonly Drift[];
}
