import { planRules } from '../../../lib/schema/cel';
import type { StructuralSchema } from '../../../lib/schema/structural-schema';
import { judgeRule } from './evaluating';

const schema: StructuralSchema = {
  type: 'object',
  properties: {
    count: { type: 'integer' },
    name: { type: 'string', nullable: true },
    inner: { type: 'object', properties: { 'a.b': { type: 'string' } } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

test('a rule that holds passes, and one that does not fails with its own text', () => {
  expect(judgeRule('self.count > 1', schema, { count: 2 })).toEqual({ kind: 'passed' });
  expect(judgeRule('self.count > 1', schema, { count: 1 })).toEqual({ kind: 'failed', message: 'failed rule: self.count > 1', path: '' });
});

test('an empty rule passes', () => {
  expect(judgeRule(' \n', schema, {})).toEqual({ kind: 'passed' });
});

test.each([
  ['self.absent', "the rule cannot be compiled: undefined field 'absent'"],
  ['self.count', 'the rule cannot be compiled: it does not give a bool'],
  ['dyn(true)', 'the rule cannot be compiled: it does not give a bool'],
  ['self.count / 0 == 1', 'the rule cannot be evaluated: division by zero'],
  ['self.labels.x == "a"', 'the rule cannot be evaluated: no such key: x'],
  ['self.count == int("x")', "the rule cannot be compiled: 'x' cannot be converted to int"],
])('%s is broken, not failed', (rule, message) => {
  expect(judgeRule(rule, schema, { count: 1, labels: {} })).toEqual({ kind: 'broken', message });
});

test('a rule that cannot be parsed is broken', () => {
  expect(judgeRule('self.count ==', schema, { count: 1 })).toEqual({
    kind: 'broken',
    message: 'the rule cannot be compiled: <input>:1:12: found = but expecting end of input',
  });
});

test('data that does not fit its schema breaks the rules that look at it', () => {
  expect(judgeRule('self.count == 1', schema, { count: 'x' })).toEqual({
    kind: 'broken',
    message: 'the rule cannot be evaluated: invalid data: expected an integer, found a string',
  });
  expect(judgeRule('!has(self.name)', schema, { count: 'x' })).toEqual({ kind: 'passed' });
});

test('a rule on a schema without a type is broken', () => {
  expect(judgeRule('true', { 'x-kubernetes-preserve-unknown-fields': true }, {})).toEqual({
    kind: 'broken',
    message: 'the rule cannot be compiled: its schema has no type that rules can see',
  });
});

test('a rule about a change is skipped without an old value, and judged with one', () => {
  expect(judgeRule('self.count >= oldSelf.count', schema, { count: 1 })).toEqual({ kind: 'skipped' });
  expect(judgeRule('self.count >= oldSelf.count', schema, { count: 1 }, { old: { count: 1 } })).toEqual({ kind: 'passed' });
  expect(judgeRule('self.count >= oldSelf.count', schema, { count: 1 }, { old: { count: 2 } }).kind).toBe('failed');
});

test('with optionalOldSelf the old value is an optional, and the rule always runs', () => {
  const rule = { rule: 'oldSelf.optMap(o, o.count <= self.count).orValue(self.count == 0)', optionalOldSelf: true };
  expect(judgeRule(rule, schema, { count: 0 }).kind).toBe('passed');
  expect(judgeRule(rule, schema, { count: 1 }).kind).toBe('failed');
  expect(judgeRule(rule, schema, { count: 1 }, { old: { count: 1 } }).kind).toBe('passed');
});

describe('the message of a rule that fails', () => {
  const message = (rule: object): string => {
    const outcome = judgeRule({ rule: 'self.count > 1', ...rule }, schema, { count: 1 });
    return outcome.kind === 'failed' ? outcome.message : outcome.kind;
  };

  test('is its message expression, else its message', () => {
    expect(message({ message: ' too few ' })).toBe('too few');
    expect(message({ message: 'too few', messageExpression: '"only " + string(self.count)' })).toBe('only 1');
  });

  test.each(['self.count / 0 == 1 ? "a" : "b"', '""', '"a\\nb"', 'self.count', 'self.absent', '"'])('is not the message expression %s, which gives no line of text', (messageExpression) => {
    expect(message({ message: 'too few', messageExpression })).toBe('too few');
  });
});

test.each([
  ['.count', '.count'],
  ['.inner', '.inner'],
  ["['count']", '.count'],
  [".inner['a.b']", '.inner.a.b'],
  ['.labels.x', '.labels[x]'],
  [".labels['a/b']", '.labels[a/b]'],
  [".labels['it\\'s']", ".labels[it's]"],
  ['.absent', ''],
  ['count', ''],
  ['.count.x', ''],
])('the field path %s leads to %s', (fieldPath, path) => {
  expect(judgeRule({ rule: 'false', fieldPath, reason: 'FieldValueForbidden' }, schema, {})).toEqual({
    kind: 'failed',
    message: 'failed rule: false',
    path,
    reason: 'FieldValueForbidden',
  });
});

test('rules of a definition and those beside the reference to it both count', () => {
  const definitions = { Part: { type: 'object', properties: { a: { type: 'integer' } }, 'x-kubernetes-validations': [{ rule: 'self.a > 0' }] } } as const;
  const plans = planRules({ $ref: 'Part', 'x-kubernetes-validations': [{ rule: 'self.a < 9' }] }, { definitions, root: false });
  expect(plans.map((plan) => plan.evaluate({ a: 9 }, undefined, false).kind)).toEqual(['passed', 'failed']);
});

test('the plans of a schema are made once', () => {
  const node: StructuralSchema = { type: 'object', 'x-kubernetes-validations': [{ rule: 'true' }] };
  const context = { definitions: {}, root: false };
  expect(planRules(node, context)).toBe(planRules(node, context));
});

test('check tells what is broken without a value', () => {
  const check = (rule: string): string | undefined => planRules({ ...schema, 'x-kubernetes-validations': [{ rule }] }, { definitions: {}, root: false })[0]!.check();
  expect(check('self.count == 1')).toBeUndefined();
  expect(check('self.zz == 1')).toBe("the rule cannot be compiled: undefined field 'zz'");
});
