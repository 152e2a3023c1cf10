/** Options of syncing that take `true` or `false`, on an Application as on an object. */
type SwitchOption = 'ApplyOutOfSyncOnly' | 'ClientSideApplyMigration' | 'CreateNamespace' | 'FailOnSharedResource' | 'PruneLast' | 'Replace' | 'RespectIgnoreDifferences' | 'ServerSideApply' | 'Validate';

/**
 * An option of syncing a whole Application. `SkipDryRunOnMissingResource` is none of them: Argo CD heeds it on objects only.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
export type SyncOption =
  | `${SwitchOption}=${'true' | 'false'}`
  | `${'Delete' | 'Prune'}=${'false' | 'confirm'}`
  | `PrunePropagationPolicy=${'foreground' | 'background' | 'orphan'}`;

/**
 * An option of syncing one object.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
export type ObjectSyncOption =
  | `${'Force' | 'PruneLast' | 'Replace' | 'ServerSideApply' | 'SkipDryRunOnMissingResource' | 'Validate' | 'ClientSideApplyMigration'}=${'true' | 'false'}`
  | `${'Delete' | 'Prune'}=${'false' | 'confirm'}`;

/** The options in order, where a later one wins over an earlier one of the same name. */
export function withSyncOptions<Option extends string>(earlier: readonly Option[], later: readonly Option[]): readonly Option[] {
  const byName = new Map([...earlier, ...later].map((option) => [option.slice(0, option.indexOf('=')), option]));
  return [...byName.values()];
}
