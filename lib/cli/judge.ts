import type { Category } from '../checks/problem';
import type { Published } from '../checks/published';
import type { Rule } from '../checks/rule';
import { runChecks, type CheckReport } from '../checks/runner';
import type { Waiver } from '../checks/waiver';
import type { ManifestSet } from '../manifest-set';
import { extendCatalog, openCatalog } from '../schema/catalog';
import type { ArgoWorkflowsVersion, KubernetesVersion, SchemaCatalog } from '../schema/schema-catalog';
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
  const definitions = await readDefinitions(paths, cwd);
  const catalogs = new Map<ArgoWorkflowsVersion, SchemaCatalog>();
  const catalogOf = (argoWorkflowsVersion: ArgoWorkflowsVersion): SchemaCatalog => {
    const catalog = catalogs.get(argoWorkflowsVersion) ?? extendCatalog(openCatalog({ kubernetesVersion, argoWorkflowsVersion }), definitions);
    catalogs.set(argoWorkflowsVersion, catalog);
    return catalog;
  };
  return {
    rules,
    judge: (set, published) => {
      const schemas = catalogOf(set.argoWorkflowsVersion ?? '4.1');
      return runChecks({ ...set, waivers: [...set.waivers, ...waive] }, { rules, schemas, only, published });
    },
  };
}
