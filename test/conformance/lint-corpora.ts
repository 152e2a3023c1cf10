import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { JsonProblem } from '../../lib/checks/reporters/json';
import type { Stage, StageContext } from './stage';
import { readCases, tallyCases, type Case, type Tally, type Verdict } from './support/corpus';

const command = path.resolve(__dirname, '../../build/js/lib/cli/main.js');

/** What our own command says of upstream's test data, as whoever judges us calls it. */
export const stage: Stage = {
  name: 'lint-corpora',
  title: 'lint as a command: verdict and field path of the API server, and no false alarm on what controllers accept',
  run(context) {
    for (const corpus of ['istio-crd', 'gateway-api']) reportAll(context, corpus, tallyCorpus(context, corpus, 'schema'));
    for (const corpus of controllerCorpora) reportAlarms(context, corpus, tallyCorpus(context, corpus, 'schema,controller'));
  },
};

const controllerCorpora = [
  'argo-workflows-validate',
  'argo-workflows-examples',
  'argo-workflows-e2e',
  'argo-lint-gaps',
  'argo-events-validate',
  'argo-rollouts-lint',
  'argo-cd-examples',
];

function tallyCorpus({ shared }: StageContext, corpus: string, only: string): Tally {
  const folder = path.join(shared, 'corpora', corpus);
  const cases = readCases(folder).filter(isTold);
  const judged = new Map<string, readonly JsonProblem[]>();
  for (const [key, group] of groupByInputs(cases)) lintTogether(folder, group, only).forEach((problems, file) => judged.set(`${key} ${file}`, problems));
  return tallyCases(cases, (one) => verdictOn(one, judged.get(`${inputsOf(one)} ${one.file}`) ?? []));
}

/** Settings of somebody's controller cannot be told to the command; stage argo-workflows merges them in, and judges these cases. */
function isTold({ options }: Case): boolean {
  return options?.workflowDefaults === undefined;
}

/** Cases with the same schemas and nothing beside go through one run: `--isolated` keeps their files apart. */
function groupByInputs(cases: readonly Case[]): Map<string, Case[]> {
  const groups = new Map<string, Case[]>();
  for (const one of cases) groups.set(inputsOf(one), [...(groups.get(inputsOf(one)) ?? []), one]);
  return groups;
}

function inputsOf({ schemas = [], also, file }: Case): string {
  return JSON.stringify([schemas, ...(also ? [also, file] : [])]);
}

function lintTogether(folder: string, cases: readonly Case[], only: string): Map<string, readonly JsonProblem[]> {
  const { schemas = [], also } = cases[0]!;
  const files = [...new Set(cases.map(({ file }) => file))];
  const argv = ['lint', '--json', '--only', only, ...schemas.flatMap((schema) => ['--schemas', schema]), ...(also ?? ['--isolated']), ...files];
  const problems = JSON.parse(run(argv, folder)) as JsonProblem[];
  return new Map(files.map((file) => [file, problems.filter((problem) => problem.file === file && problem.severity === 'error')]));
}

function run(argv: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...argv], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0 || status === 2) return stdout;
  throw new Error(`lint ended with ${status}: ${stderr}`);
}

function verdictOn({ document }: Case, problems: readonly JsonProblem[]): Verdict {
  const ours = problems.filter((problem) => document === undefined || problem.document === document);
  return {
    valid: ours.length === 0,
    paths: ours.map((problem) => problem.path),
    details: ours.map((problem) => `${problem.code} ${problem.path}: ${problem.message}`),
  };
}

function reportAll(context: StageContext, corpus: string, tally: Tally): void {
  const { valid, invalid, sameVerdictValid, samePath } = tally;
  report(context, corpus, tally);
  tally.differences.forEach((difference) => context.log(`  ${difference}`));
  context.expect((sameVerdictValid + samePath) / (valid + invalid) >= 0.99, `${corpus}: fewer than 99 % with the same verdict and path`);
}

/** What only a controller refuses is asked for elsewhere. */
function reportAlarms(context: StageContext, corpus: string, tally: Tally): void {
  report(context, corpus, tally);
  tally.differences.filter(isAlarm).forEach((difference) => context.log(`  ${difference}`));
}

function report({ log, expect }: StageContext, corpus: string, tally: Tally): void {
  const { valid, invalid, sameVerdictInvalid, samePath } = tally;
  const alarms = tally.differences.filter(isAlarm);
  const unexplained = alarms.filter((alarm) => !refusedByTheApiServer.some((id) => alarm.startsWith(`${id}:`)));
  log(
    `${corpus}: valid ${valid}, false alarms ${unexplained.length}, refused by the API server alone ${alarms.length - unexplained.length}; ` +
      `invalid ${invalid}, same verdict ${sameVerdictInvalid}, same verdict and path ${samePath}`,
  );
  expect(unexplained.length === 0, `${corpus}: false alarms: ${unexplained.join('; ')}`);
}

function isAlarm(difference: string): boolean {
  return difference.includes(': expected valid;');
}

/** Linting by the controller's own code accepts these, and the CRDs of the same release do not: such an object never reaches the controller. */
const refusedByTheApiServer = [
  'AllowPlaceholderInVariableTakenFromInputs-01', // an expression where the CRD lists the allowed values
  'DAGArgParamValueFromConfigMapInTask-01', // no metadata
  'ResolveIOArtifactPathPlaceholders-01', // a number as the value of a parameter, which is text
  'ValidMetricGauge-01', // a gauge without realtime
  'WorkflowWithWFTRef-01', // a number as the value of a parameter
];
