import { planRules } from '../../../../lib/schema/cel';
import type { StructuralSchema } from '../../../../lib/schema/structural-schema';
import { evaluate, judgeRule } from '../evaluating';

const schema: StructuralSchema = {
  type: 'object',
  properties: { numbers: { type: 'array', items: { type: 'integer' } }, text: { type: 'string' } },
};

const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index);

const nested = (depth: number, body: string): string => (depth === 0 ? body : `self.numbers.all(v${depth}, ${nested(depth - 1, body)})`);

const tooCostly = {
  kind: 'broken',
  message:
    'the rule cannot be evaluated: it costs more than 1000000 units, the limit of the API server. Simplify the rule, or bound what it goes through with maxItems, maxProperties or maxLength.',
};

test('loops in loops end at the limit, however deep they are', () => {
  expect(judgeRule(nested(8, 'true'), schema, { numbers: numbers(90) })).toEqual(tooCostly);
});

test('the limit is a million steps', () => {
  expect(evaluate(nested(2, 'true'), schema, { numbers: numbers(999) })).toBe(true);
  expect(() => evaluate(nested(2, 'true'), schema, { numbers: numbers(1000) })).toThrow('it costs more than 1000000 units');
});

test('each evaluation has the limit for itself', () => {
  const [plan] = planRules({ ...schema, 'x-kubernetes-validations': [{ rule: nested(2, 'v1 >= 0') }] }, { definitions: {}, root: false });
  const judge = (): unknown => plan!.evaluate({ numbers: numbers(800) }, undefined, false);
  expect([judge(), judge()]).toEqual([{ kind: 'passed' }, { kind: 'passed' }]);
});

test('the limit is not forgiven, as an error is, where another operand or element decides', () => {
  expect(judgeRule(`[1, 2].exists(x, ${nested(4, 'true')} || true)`, schema, { numbers: numbers(90) })).toEqual(tooCostly);
});

test('a message that costs too much is passed over', () => {
  const rule = { rule: 'false', message: 'no', messageExpression: `string(${nested(4, 'true')})` };
  expect(judgeRule(rule, schema, { numbers: numbers(90) })).toEqual({ kind: 'failed', message: 'no', path: '' });
});

const values = { numbers: numbers(4000), text: 'a'.repeat(10_000) };

test.each([
  'self.numbers.all(n, n in self.numbers)',
  'self.numbers.all(n, self.numbers.sum() >= 0)',
  'self.numbers.all(n, self.numbers.indexOf(n) == n)',
  'self.numbers.all(n, !self.text.matches("bbbbbbbbbbbbbbbbbbbb"))',
  'self.numbers.all(n, self.text.contains("aa"))',
  'self.numbers.all(n, self.text.split("b").size() == 1)',
  'self.numbers.all(n, self.text.lowerAscii() != "")',
  'self.numbers.all(n, self.text == self.text)',
])('%s costs as much as its lists and texts are long', (rule) => {
  expect(judgeRule(rule, schema, { ...values, numbers: numbers(rule.includes('contains') ? 30_000 : 4000) })).toEqual(tooCostly);
});

test.each([
  'self.numbers.all(n, n >= 0 && n < 1000)',
  'self.numbers.all(n, [n].exists_one(m, m == n))',
  'self.numbers.map(n, n * 2).filter(n, n > 10).size() == 994',
  'self.numbers.all(n, self.numbers[n] == n)',
  'self.numbers.all(n, self.text.size() == 10000)',
  'self.text.matches("^[a-z]+$") && self.text.lowerAscii() == self.text',
])('%s over a thousand items passes', (rule) => {
  expect(judgeRule(rule, schema, { ...values, numbers: numbers(1000) })).toEqual({ kind: 'passed' });
});

test('a set of constants in a rule is looked up at one unit', () => {
  const set = `[${numbers(3000).map((n) => n + 1000)}]`;
  expect(judgeRule(`self.numbers.all(n, !(n in ${set}))`, schema, { numbers: numbers(1000) })).toEqual({ kind: 'passed' });
});
