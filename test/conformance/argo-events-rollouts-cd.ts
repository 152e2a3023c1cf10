import path from 'node:path';
import { checks as argoCd } from '../../constructs/argo-cd/checks';
import { checks as argoEvents } from '../../constructs/argo-events/checks';
import { checks as argoRollouts } from '../../constructs/argo-rollouts/checks';
import { rulesWith } from '../../lib/checks/kernel-rules';
import type { Category, Problem } from '../../lib/checks/problem';
import { runChecks } from '../../lib/checks/runner';
import { readManifests } from '../../lib/read/read-manifests';
import { openCatalog } from '../../lib/schema/catalog';
import type { Stage, StageContext } from './stage';
import { readCases, tallyCases, type Case, type Tally, type Verdict } from './support/corpus';

interface Corpus {
  readonly name: string;
  /** The least share of cases with upstream's verdict. */
  readonly target: number;
  readonly only: readonly Category[];
  /** @default - every case */
  readonly chosen?: (one: Case) => boolean;
}

const corpora: readonly Corpus[] = [
  { name: 'argo-events-validate', target: 0.97, only: ['schema', 'controller'] },
  { name: 'argo-lint-gaps', target: 0.9, only: ['controller'], chosen: (one) => !one.id.startsWith('workflow') },
  { name: 'argo-rollouts-lint', target: 1, only: ['schema', 'controller'] },
  { name: 'argo-cd-examples', target: 1, only: ['schema', 'controller'] },
];

const rules = rulesWith([argoCd, argoEvents, argoRollouts]);
const schemas = openCatalog({ kubernetesVersion: '1.34' });

/** A verdict is made of errors. Warnings are counted by themselves. */
export const stage: Stage = {
  name: 'argo-events-rollouts-cd',
  title: 'verdicts of upstream’s validators of Argo Events, Rollouts and CD, on their own test data',
  async run(context) {
    for (const corpus of corpora) await runCorpus(context, corpus);
  },
};

async function runCorpus(context: StageContext, corpus: Corpus): Promise<void> {
  const folder = path.join(context.shared, 'corpora', corpus.name);
  const cases = readCases(folder).filter(corpus.chosen ?? (() => true));
  const problems = new Map<string, readonly Problem[]>();
  for (const one of cases) problems.set(one.id, await problemsOf(path.join(folder, one.file), corpus));
  const tally = tallyCases(cases, (one) => verdictOf(problems.get(one.id) ?? []));
  const warned = cases.filter((one) => one.valid && problems.get(one.id)?.some(({ severity }) => severity === 'warning'));
  report(context, corpus, tally, warned.length);
}

async function problemsOf(file: string, { only }: Corpus): Promise<readonly Problem[]> {
  const set = await readManifests([file], { cwd: path.dirname(file) });
  return runChecks(set, { rules, schemas, only }).problems;
}

function verdictOf(problems: readonly Problem[]): Verdict {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return { valid: errors.length === 0, paths: errors.map((one) => one.path), details: errors.map(({ code, path: at, message }) => `${code} ${at}: ${message}`) };
}

function report({ log, expect }: StageContext, { name, target }: Corpus, tally: Tally, warned: number): void {
  const { valid, invalid, sameVerdictValid, sameVerdictInvalid, samePath } = tally;
  log(
    `${name}: valid ${valid}, same verdict ${sameVerdictValid}, false alarms ${valid - sameVerdictValid} (with warnings ${warned}); ` +
      `invalid ${invalid}, same verdict ${sameVerdictInvalid}, same path where one is told ${samePath}`,
  );
  tally.differences.forEach((difference) => log(`  ${difference}`));
  expect(valid === sameVerdictValid, `${name}: ${valid - sameVerdictValid} false alarms`);
  expect((sameVerdictValid + sameVerdictInvalid) / (valid + invalid) >= target, `${name}: fewer than ${target * 100} % with the same verdict`);
}
