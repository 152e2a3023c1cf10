import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checks } from '../../constructs/argo-workflows/checks';
import type { Problem } from '../../lib/checks/problem';
import type { Rule } from '../../lib/checks/rule';
import { runChecks } from '../../lib/checks/runner';
import type { ManifestEntry } from '../../lib/manifest-set';
import { readText } from '../../lib/read/read-text';
import { openCatalog } from '../../lib/schema/catalog';
import { schemaRules } from '../../lib/schema/schema-rules';
import type { Stage, StageContext } from './stage';
import { readCases, tallyCases, type Case, type Verdict } from './support/corpus';

interface WorkflowCase extends Case {
  readonly document?: number;
  readonly also?: readonly string[];
}

interface Defaults {
  readonly spec?: { readonly workflowMetadata?: { readonly labels?: Readonly<Record<string, string>> } };
}

/** Least share of invalid cases that are found, and most false alarms, by corpus. */
const targets: Readonly<Record<string, { readonly found: number; readonly alarms: number; readonly same: number }>> = {
  'argo-workflows-validate': { same: 0.97, found: 0, alarms: 1 },
  'argo-workflows-examples': { same: 0, found: 1, alarms: 0 },
  'argo-workflows-e2e': { same: 0, found: 0.85, alarms: 0 },
  'argo-lint-gaps': { same: 0, found: 0.9, alarms: 0 },
};

const kinds = new Set(['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow', 'WorkflowEventBinding']);
/** Unit tests of upstream's validator: whether the API server would take their workflows does not count there. */
const withoutSchema = new Set(['argo-workflows-validate']);
const schemas = openCatalog();

export const stage: Stage = {
  name: 'argo-workflows',
  title: "verdict of Argo's own lint on workflows",
  run(context) {
    for (const corpus of Object.keys(targets)) report(context, corpus);
  },
};

function report({ shared, log, expect }: StageContext, corpus: string): void {
  const folder = path.join(shared, 'corpora', corpus);
  const cases = (readCases(folder) as readonly WorkflowCase[]).filter(({ file }) => corpus !== 'argo-lint-gaps' || file.startsWith('workflow-'));
  const rules = withoutSchema.has(corpus) ? checks.rules! : [...schemaRules, ...checks.rules!];
  const tally = tallyCases(cases, (one) => verdictOn(folder, one, rules));
  const refused = cases.filter((one) => one.valid && !verdictOn(folder, one, schemaRules).valid).map(({ id }) => id);
  const { valid, invalid, sameVerdictValid, sameVerdictInvalid, samePath } = tally;
  log(`${corpus}: valid ${valid}, false alarms ${valid - sameVerdictValid}; invalid ${invalid}, found ${sameVerdictInvalid}, with the expected path ${samePath}`);
  if (refused.length > 0) log(`  valid for the controller, refused by the schema of the API server: ${refused.join(', ')}`);
  tally.differences.forEach((difference) => log(`  ${difference}`));
  const { found, alarms, same } = targets[corpus]!;
  expect(valid - sameVerdictValid <= alarms, `${corpus}: ${valid - sameVerdictValid} false alarms`);
  expect(sameVerdictInvalid >= invalid * found, `${corpus}: only ${sameVerdictInvalid} of ${invalid} found`);
  expect(sameVerdictValid + sameVerdictInvalid >= (valid + invalid) * same, `${corpus}: fewer than ${same * 100} % with the same verdict`);
}

function verdictOn(folder: string, one: WorkflowCase, rules: readonly Rule[]): Verdict {
  const judged = readFile(path.join(folder, one.file));
  const others = (one.also ?? []).flatMap((file) => readFile(path.join(folder, file)).entries);
  const set = { entries: withDefaults([...judged.entries, ...others], one), externals: [], waivers: [], problems: [] };
  const own = set.entries.slice(0, judged.entries.length);
  const judgedEntries = new Set(own.filter((_, index) => one.document === undefined || index === one.document));
  const found = [...judged.problems, ...runChecks(set, { rules, schemas }).problems.filter((problem) => isAbout(problem, judgedEntries))];
  return {
    valid: found.length === 0,
    paths: found.map((problem) => problem.path),
    details: found.map((problem) => `${problem.code} ${problem.path}: ${problem.message}`),
  };
}

function readFile(file: string): { entries: readonly ManifestEntry[]; problems: readonly Problem[] } {
  return readText(readFileSync(file, 'utf8'), file);
}

/** Settings of the controller that are merged into each workflow. */
function withDefaults(entries: readonly ManifestEntry[], { options }: WorkflowCase): readonly ManifestEntry[] {
  const { labels } = (options?.workflowDefaults as Defaults | undefined)?.spec?.workflowMetadata ?? {};
  if (!labels) return entries;
  return entries.map((entry) => {
    const spec = entry.object.spec as { workflowMetadata?: { labels?: object } };
    const workflowMetadata = { ...spec.workflowMetadata, labels: { ...labels, ...spec.workflowMetadata?.labels } };
    return { ...entry, object: { ...entry.object, spec: { ...spec, workflowMetadata } } };
  });
}

function isAbout({ file, document, kind }: Problem, entries: ReadonlySet<ManifestEntry>): boolean {
  return kinds.has(kind ?? '') && [...entries].some(({ origin }) => origin.file === file && origin.document === document);
}
