import { evaluateCondition, evaluateText, EvaluationError, substitute, type Variables } from '../../constructs/argo-workflows/evaluate';
import { nextRuns } from '../../lib/schedule/next-runs';
import { askGoExpressions, type Question } from './go-expressions/ask';
import type { Stage, StageContext } from './stage';
import { Random } from './support/random';
import { expressionVariables, randomCondition, randomExpression } from './support/random-expressions';

const templates: readonly unknown[] = [
  '{{item}}', { a: ['{{ workflow.name }}', { '{{item}}': 1 }] }, '{{nope}}', '{{steps.zzz.outputs.result}}', '{{steps.{{item}}.x}}', '{{inputs.parameters.absent}}', 'a {{ b', '{{=item + "<x>"}}', "{{= item == '12' ? 'yes' : 'no' }}",
  '{{=nope}}', '{{=nope.x ?? 1}}', '{{=steps.zzz.outputs.result}}', '{{=steps.zzz?.outputs ?? "d"}}', "{{=fromJSON(steps.a.outputs.parameters.list)}}", '{{=1e6}}', '{{=toJSON({a: "<"})}}', '{{={a: "<"}}}', '{{= {a: "<"} }}',
  '{{=inputs.parameters.absent ?? "none"}}', '{{=inputs.parameters.absent}}', '{{=1 +}}', '{{=asInt("x")}}', '{{=sprig.nope(1)}}', '{{=retries}}', '{{=workflow.status == "Failed"}}', '{{=steps.zzz.outputs.artifacts.a}}', '{{steps.zzz.outputs.artifacts.a}}',
  'x"{{inputs.parameters.text}}"\n', '{{=inputs.parameters.text + "\\n\\"q\\""}}', '{{=`a` + "b"}}', '{{item}}{{item}}{{=item}}', '{ {item} } }}', '{{=filter([1,2,3], {# > 1})}}', '{{=split("a,b", ",")}}', '{{=true}}', '{{=nil}}', '{{ =item }}', '{{steps.b-c.status}}',
  '{{=steps["b-c"].status}}', '{{=stepz.a ?? "q"}}', '{{=item.x ?? "q"}}', '{{=2 ** 70}}', '{{=1/0}}', '{{=9223372036854775807}}',
];

/** Of the random expressions: a list that is nothing and a list that is empty are one for us, and so are broken characters of UTF-8. */
const tolerated = 12;

/** Expressions, conditions and templates: what our simulator makes of them is what the controller's own code makes of them. */
export const stage: Stage = {
  name: 'argo-expressions',
  title: "expressions, conditions and tags, against expr, sprig, govaluate and Argo's own substitution",
  run(context) {
    const random = new Random(5);
    const expressions = Array.from({ length: 12_000 }, () => randomExpression(random));
    const conditions = Array.from({ length: 6_000 }, () => randomCondition(random));
    compare(context, 'expressions', expressions.map((text) => ({ kind: 'expression', text, variables: expressionVariables })), ({ text, variables }) => evaluateText(text, variables as Variables), tolerated);
    compare(context, 'conditions', conditions.map((text) => ({ kind: 'condition', text })), ({ text }) => String(evaluateCondition(text)), 0);
    const modes = [{ strict: false }, { strict: true }, { prefixes: ['steps', 'tasks'] }];
    const questions = templates.flatMap((template) => modes.map((mode): Question => ({ kind: 'template', text: JSON.stringify(template), variables: expressionVariables, ...mode })));
    compare(context, 'templates', questions, filled, 0);
    const schedules = Array.from({ length: 1500 }, () => randomSchedule(random));
    compare(context, 'schedules', schedules, ({ text, from, count }) => runsOf(text, from!, count!), 0);
  },
};

/** None whose clocks leave out midnight: there the Go library runs on days that do not match. */
const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Sydney', 'America/Sao_Paulo', 'Europe/London', 'America/St_Johns', 'Asia/Tokyo'];
const names = ['@daily', '@hourly', '@weekly', '@monthly', '@yearly', '@every 1h30m', '@every 90s', '@every 500ms', '0 0 30 2 *', '61 * * * *', '@every x'];
const hours = ['*', '0', '1', '2', '3', '*/6', '1-3', '23', '9-17/2', '2,14'];

/** Around the days on which clocks change, more often than elsewhere. */
function randomSchedule(random: Random): Question {
  const fields = [
    random.pick(['*', '0', '30', '*/15', '5/20', '0,59', '10-12']), random.pick(hours), random.pick(['*', '*', '1', '15', '31', '*/2', '?', '8-14']),
    random.pick(['*', '*', '3', 'nov', '2', '1-6', '*/3']), random.pick(['*', '*', 'sun', '1-5', '6', '*/2', '0,3']),
  ].join(' ');
  const text = random.chance(0.1) ? random.pick(names) : fields;
  const month = random.pick([2, 2, 9, 10, random.below(12)]);
  const from = new Date(Date.UTC(2026, month, 1 + random.below(31), random.below(24), random.below(60), random.below(60)));
  return { kind: 'schedule', text: `CRON_TZ=${random.pick(zones)} ${text}`, from: from.toISOString(), count: 1 + random.below(40) };
}

function runsOf(text: string, from: string, count: number): string {
  try {
    return nextRuns(text, { from: new Date(from), count }).map((run) => `${run.toISOString().slice(0, 19)}Z `).join('');
  } catch (error) {
    throw error instanceof RangeError ? new EvaluationError(error.message) : error;
  }
}

function filled({ text, variables, strict, prefixes }: Question): string {
  return JSON.stringify(substitute(JSON.parse(text), variables as Variables, { mustResolve: strict ? 'all' : prefixes }));
}

type Evaluate = (question: Question) => string;

function compare({ cache, log, expect }: StageContext, what: string, questions: readonly Question[], ours: Evaluate, allowed: number): void {
  const answers = askGoExpressions(cache, questions);
  const figures = { same: 0, refused: 0, unsupported: 0 };
  const different: string[] = [];
  for (const [index, question] of questions.entries()) {
    const theirs = answers[index]!;
    const mine = attempt(() => ours(question));
    if (mine.fault === 'refused') figures.unsupported++;
    else if (theirs.error !== '' && mine.fault !== undefined) figures.refused++;
    else if (theirs.error === '' && mine.fault === undefined && normal(question, theirs.text) === normal(question, mine.text)) figures.same++;
    else different.push(`${JSON.stringify(question.text)}${question.strict ? ' strict' : question.prefixes ? ' prefixes' : ''}: theirs ${theirs.error === '' ? theirs.text : `ERROR ${theirs.error.split('\n')[0]}`} | ours ${mine.fault === undefined ? mine.text : `ERROR ${mine.text}`}`);
  }
  log(`${what}: ${questions.length}; same value ${figures.same}, refused by both ${figures.refused}, not simulated ${figures.unsupported}, different ${different.length}`);
  different.slice(0, 40).forEach((line) => log(`  ${line.slice(0, 400)}`));
  expect(figures.same > questions.length / 4, `${what}: too few that have a value`);
  expect(different.length <= allowed, `${what}: ${different.length} differ`);
}

function normal({ kind }: Question, text: string): string {
  // The last digit of a power may differ: processors have no say in it, libraries do.
  return kind === 'template' ? JSON.stringify(JSON.parse(text)) : text.replace(/\d+\.\d{10,}/g, (digits) => Number(digits).toPrecision(13));
}

function attempt(run: () => string): { readonly text: string; readonly fault?: string } {
  try {
    return { text: run() };
  } catch (error) {
    if (error instanceof EvaluationError) return { text: error.message, fault: error.fault };
    throw error;
  }
}
