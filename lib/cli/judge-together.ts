import type { Published } from '../checks/published';
import type { CheckReport } from '../checks/runner';
import { layoutOf } from '../config-repo';
import type { ManifestSet } from '../manifest-set';
import type { TargetObjects } from './app-runner';
import type { Judge } from './judge';
import { selectTargets, type Project, type Target } from './project';

/**
 * Judges the sets of a run, each with the knowledge of what the project publishes beside it.
 *
 * @param repository the config repository. @default - the one of cdk8s.yaml
 */
export function judgeTogether(
  judge: Judge['judge'],
  project: Project,
  made: readonly TargetObjects[],
  repository = project.configRepository?.url,
): CheckReport[] {
  const folders = new Map<string, ManifestSet | undefined>(selectTargets(project, [], []).map((target) => [folderOf(target), undefined]));
  for (const { target, set } of made) folders.set(folderOf(target), set);
  const published = (target: Target): Published => ({ folder: folderOf(target), folders, ...(repository !== undefined && { repository }) });
  return made.map(({ target, set }) => judge(set, published(target)));
}

function folderOf({ app, environment }: Target): string {
  return layoutOf(environment.name, app.name).folder;
}
