import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { planRules } from '../../lib/schema/cel';
import type { StructuralSchema } from '../../lib/schema/structural-schema';
import type { Stage } from './stage';
import { buildChecker, checkByReference } from './support/reference-checker';

type Verdict = 'passed' | 'failed' | 'broken when compiled' | 'broken when evaluated';

interface Fixture {
  readonly schema: StructuralSchema;
  readonly object: unknown;
}

/** Rules that go into one CustomResourceDefinition: the cost of all rules of an object is limited. */
const rulesAtOnce = 60;

/** The least share of expressions with the verdict of the API server. */
const target = 0.99;

export const stage: Stage = {
  name: 'cel-differential',
  title: "expressions in all of CEL's libraries: our verdict and that of the API server's own library",
  run(context) {
    const support = path.join(__dirname, 'support');
    const fixture = parse(readFileSync(path.join(support, 'cel-fixture.yaml'), 'utf8')) as Fixture;
    const expressions = readExpressions(path.join(support, 'cel-expressions.txt'));
    const checker = buildChecker(context);
    const theirs = chunks(expressions).flatMap((chunk) => judgeByReference(checker, fixture, chunk));
    const different = expressions.filter((expression, index) => judge(fixture, expression) !== theirs[index]);
    for (const expression of different) {
      context.log(`differs: ${expression}: ${theirs[expressions.indexOf(expression)]} there, ${judge(fixture, expression)} here`);
    }
    const same = expressions.length - different.length;
    for (const verdict of new Set(theirs)) context.log(`${theirs.filter((each) => each === verdict).length} ${verdict}`);
    context.log(`${same} of ${expressions.length} expressions have the same verdict`);
    context.expect(same / expressions.length >= target, `at least ${target * 100} % of the expressions have the same verdict`);
  },
};

function readExpressions(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return [...new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))];
}

function chunks(expressions: readonly string[]): string[][] {
  const count = Math.ceil(expressions.length / rulesAtOnce);
  return Array.from({ length: count }, (_, index) => expressions.slice(index * rulesAtOnce, (index + 1) * rulesAtOnce));
}

function judge({ schema, object }: Fixture, rule: string): Verdict {
  const [plan] = planRules({ ...schema, 'x-kubernetes-validations': [{ rule }] }, { definitions: {}, root: false });
  if (plan!.check() !== undefined) return 'broken when compiled';
  const { kind } = plan!.evaluate(object, undefined, false);
  if (kind === 'broken') return 'broken when evaluated';
  return kind === 'failed' ? 'failed' : 'passed';
}

/** Each rule stands at a field of its own, so that the path of an error tells the rule. */
function judgeByReference(checker: string, { schema, object }: Fixture, rules: readonly string[]): Verdict[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rules-'));
  try {
    const definition = path.join(folder, 'crd.yaml');
    const fields = rules.map((rule, index) => [`r${index}`, { ...schema, 'x-kubernetes-validations': [{ rule, message: 'it does not hold' }] }] as const);
    writeFileSync(definition, JSON.stringify(definitionOf(Object.fromEntries(fields))));
    const spec = Object.fromEntries(fields.map(([name]) => [name, object]));
    const [verdict] = checkByReference(checker, [definition], [{ apiVersion: 'example.org/v1', kind: 'Box', metadata: { name: 'a', namespace: 'b' }, spec }]);
    const messages = new Map(verdict!.errors.filter(({ source }) => source === 'rule').map(({ path: at, message }) => [at, message]));
    return rules.map((_, index) => verdictOf(messages.get(`spec.r${index}`)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function verdictOf(message: string | undefined): Verdict {
  if (message === undefined) return 'passed';
  if (message.includes('rule compile error')) return 'broken when compiled';
  return /evaluating rule|call arguments did not match/.test(message) ? 'broken when evaluated' : 'failed';
}

function definitionOf(properties: Record<string, StructuralSchema>): unknown {
  const openAPIV3Schema = { type: 'object', properties: { spec: { type: 'object', properties } } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'boxes.example.org' },
    spec: {
      group: 'example.org',
      scope: 'Namespaced',
      names: { plural: 'boxes', singular: 'box', kind: 'Box', listKind: 'BoxList' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }],
    },
  };
}
