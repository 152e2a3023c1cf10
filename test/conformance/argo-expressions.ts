import { evaluateCondition, evaluateText, EvaluationError, substitute, type Variables } from '../../constructs/argo-workflows/evaluate';
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
  },
};

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
