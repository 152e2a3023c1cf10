import type { Category } from '../checks/problem';
import type { Published } from '../checks/published';
import type { Rule } from '../checks/rule';
import { runChecks, type CheckReport } from '../checks/runner';
import type { Waiver } from '../checks/waiver';
import type { ManifestSet } from '../manifest-set';
import { extendCatalog, openCatalog } from '../schema/catalog';
import type { KubernetesVersion } from '../schema/schema-catalog';
import { readDefinitions } from './read-definitions';
import { allRules } from './systems';

export interface JudgeOptions {
  readonly cwd: string;
  readonly kubernetesVersion: KubernetesVersion;
  readonly only?: readonly Category[];
  readonly waive: readonly Waiver[];
  /** Files and folders with CustomResourceDefinitions. */
  readonly schemas: readonly string[];
}

export interface Judge {
  readonly rules: readonly Rule[];
  /** @param published what else goes to the config repository, where that is known */
  judge(set: ManifestSet, published?: Published): CheckReport;
}

/** Loads rules and schemas once, for one set or many. */
export async function openJudge({ cwd, kubernetesVersion, only, waive, schemas: paths }: JudgeOptions): Promise<Judge> {
  const rules = allRules();
  const schemas = extendCatalog(openCatalog({ kubernetesVersion }), await readDefinitions(paths, cwd));
  return { rules, judge: (set, published) => runChecks({ ...set, waivers: [...set.waivers, ...waive] }, { rules, schemas, only, published }) };
}
