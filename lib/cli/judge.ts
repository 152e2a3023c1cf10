import type { Category } from '../checks/problem';
import type { Rule } from '../checks/rule';
import { runChecks, type CheckReport } from '../checks/runner';
import type { Waiver } from '../checks/waiver';
import type { ManifestSet } from '../manifest-set';
import { readManifests } from '../read/read-manifests';
import { openCatalog } from '../schema/catalog';
import type { KubernetesVersion, SchemaCatalog } from '../schema/schema-catalog';
import { CliError } from './cli-error';
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
  judge(set: ManifestSet): CheckReport;
}

/** Loads rules and schemas once, for one set or many. */
export async function openJudge(options: JudgeOptions): Promise<Judge> {
  const rules = allRules();
  const schemas = await readCatalog(options);
  return {
    rules,
    judge: (set) => runChecks({ ...set, waivers: [...set.waivers, ...options.waive] }, { rules, schemas, only: options.only }),
  };
}

async function readCatalog({ cwd, kubernetesVersion, schemas }: JudgeOptions): Promise<SchemaCatalog> {
  if (schemas.length === 0) return openCatalog({ kubernetesVersion });
  const { entries, problems } = await readManifests(schemas, { cwd });
  if (problems.length > 0) throw new CliError(problems.map(({ message, file }) => `--schemas ${file}: ${message}`).join('\n'));
  return openCatalog({ kubernetesVersion, definitions: entries.map(({ object }) => object) });
}
