import * as fc from 'fast-check';
import { normalCondition } from '../conformance/support/normal-form/conditions';
import { normalDepends, normalDependencies } from '../conformance/support/normal-form/depends';
import { normalExpression } from '../conformance/support/normal-form/expressions';
import { normalText } from '../conformance/support/normal-form/texts';

test.each([
  ["{{steps.flip.outputs.result}} == heads", "{{=steps.flip.outputs.result == 'heads'}}"],
  ["'{{steps.flip.outputs.result}}' == 'heads'", '{{= steps["flip"].outputs.result == "heads" }}'],
  ['{{tasks.flip-coin.outputs.result}} != "tails"', "{{=tasks['flip-coin'].outputs.result != 'tails'}}"],
  ['{{inputs.parameters.go}} == true', "{{=inputs.parameters.go == 'true'}}"],
  ['{{inputs.parameters.go}}', "{{=inputs.parameters.go == 'true'}}"],
  ['!{{inputs.parameters.go}}', "{{=!(inputs.parameters.go == 'true')}}"],
  ['{{inputs.parameters.n}} == 1', '{{=asInt(inputs.parameters.n) == 1}}'],
  ['{{inputs.parameters.n}} != 1 && {{inputs.parameters.n}} != 2', '{{=(asFloat(inputs.parameters.n) != 1) && (int(inputs.parameters.n) != 2)}}'],
  ['{{steps.count.outputs.result}} < {{inputs.parameters.limit}}', '{{=asInt(steps.count.outputs.result) < asInt(inputs.parameters.limit)}}'],
  ['{{a.b}} == {{c.d}}', '{{=a.b == c.d}}'],
  ['{{a.b}} =~ hea', "{{=a.b matches 'hea'}}"],
  ['{{a.b}} !~ hea', "{{=not (a.b matches 'hea')}}"],
  ['{{a.b}} in (x, y)', "{{=a.b in ['x', 'y']}}"],
  ['({{a.b}} == x && {{c.d}} == y) || {{a.b}} == z', "{{=a.b == 'x' and c.d == 'y' or a.b == 'z'}}"],
  ['{{a.b}} == x && ({{c.d}} == y && {{e.f}} == z)', "{{=(a.b == 'x' && c.d == 'y') && e.f == 'z'}}"],
  ["{{=a.b == 'x'}} && {{c.d}} == y", "{{=a.b == 'x' && c.d == 'y'}}"],
  ['false', '{{=false}}'],
])('%s and %s are one condition', (left, right) => {
  expect(normalCondition(left)).toBe(normalCondition(right));
});

test.each([
  ['{{a.b}} == heads', "{{=a.b == 'tails'}}"],
  ['{{a.b}} == heads', "{{=a.b != 'heads'}}"],
  ['{{a.b}} == heads', "{{=a.c == 'heads'}}"],
  ['{{a.b}} == 1', "{{=a.b == '1'}}"],
  ['{{a.b}} == 1', '{{=asInt(a.b) == 10}}'],
  ['{{a.b}} == true', "{{=a.b == 'false'}}"],
  ['{{a.b}} == true', '{{=a.b == true}}'],
  ['{{a.b}} < {{c.d}}', '{{=a.b < c.d}}'],
  ['{{a.b}} < {{c.d}}', '{{=asInt(a.b) <= asInt(c.d)}}'],
  ['{{a.b}} < {{c.d}}', '{{=asInt(c.d) < asInt(a.b)}}'],
  ['{{a.b}} =~ hea', "{{=a.b == 'hea'}}"],
  ['!{{a.b}}', '{{a.b}}'],
  ['{{a.b}} == x && {{c.d}} == y', "{{=a.b == 'x' || c.d == 'y'}}"],
  ['{{a.b}} == x && ({{c.d}} == y || {{e.f}} == z)', "{{=a.b == 'x' && c.d == 'y' || e.f == 'z'}}"],
  ['{{a.b}} == x && {{c.d}} == y', "{{=c.d == 'y' && a.b == 'x'}}"],
])('%s and %s are two', (left, right) => {
  expect(normalCondition(left)).not.toBe(normalCondition(right));
});

test.each(['x{{a.b}} == y', "'x{{a.b}}' == y", '{{a.b}} ==', '({{a.b}} == x', '{{a.b}} x', '{{a.b}} # x'])('%s cannot be read', (text) => {
  expect(() => normalCondition(text)).toThrow();
});

test('a tag in an expression is the code that it brings', () => {
  expect(normalExpression("lastRetry.status != 'Error' && ({{inputs.parameters.safe}} == true)")).toBe(normalExpression(`lastRetry.status != "Error" && inputs.parameters.safe == 'true'`));
  expect(normalExpression("'{{a.b}}' == 'x'")).toBe(normalExpression("a.b == 'x'"));
  expect(normalExpression("{{a.b}} == 'x'")).not.toBe(normalExpression("a.b == 'x'"));
});

test.each([
  ["a['b-c'].d", 'a["b-c"]["d"]', true],
  ['a ? b : c ? d : e', 'a ? b : (c ? d : e)', true],
  ['a ? b : c', 'a ? c : b', false],
  ['a ? 1 : b ? 2 : c.d', 'a ? 1 : (b ? 2 : asFloat(c.d))', true],
  ['a ? 1 : c.d', 'a ? 1 : c.e', false],
  ["a ? 'x' : c.d", "a ? 'x' : asFloat(c.d)", false],
  ['asInt(a) == 1', 'asInt(a, b) == 1', false],
  ['(a + b) * c', 'a + b * c', false],
  ['asInt(a) + 1', 'asFloat(a) + 1', false],
  ["jsonpath(a.b, '$.x')", 'jsonpath( a.b , "$.x" )', true],
  ["jsonpath(a.b, '$.x')", "jsonpath(a.b, '$.y')", false],
  ['map(a, {# + 1})', 'map(a, {# + 2})', false],
  ['a?.b', 'a.b', false],
])('expressions %s and %s are the same: %p', (left, right, same) => {
  expect(normalExpression(left) === normalExpression(right)).toBe(same);
});

test.each([
  ['run {{ a.b }} now', 'run {{=a.b}} now', true],
  ["{{=steps['a-b'].outputs.result}}", '{{steps.a-b.outputs.result}}', true],
  ['{{=asInt(a.b)}}', '{{a.b}}', false],
  ['{{a.b}} {{c.d}}', '{{c.d}} {{a.b}}', false],
  ['{{a.b}} ', '{{a.b}}', false],
  ['{{=a?.b}}', '{{a.b}}', false],
  ['a {{b', 'a {{b}}', false],
  ['a {{ not closed', 'a {{ not closed', true],
])('texts %s and %s are the same: %p', (left, right, same) => {
  expect(normalText(left) === normalText(right)).toBe(same);
});

test.each([
  ['a && b', 'b&&a', true],
  ['a && (b && c)', '((a) && c) && b && b', true],
  ['a', '(a.Succeeded || a.Skipped || a.Daemoned)', true],
  ['a || b', 'a.Daemoned || b || a.Skipped || a.Succeeded', true],
  ['a', 'a.Succeeded', false],
  ['a', 'a.Succeeded || a.Skipped', false],
  ['a && b', 'a || b', false],
  ['a && (b || c)', 'a && b || c', false],
  ['!a', 'a', false],
  ['!(a && b)', '!a && b', false],
])('tasks wait for %s and for %s alike: %p', (left, right, same) => {
  expect(normalDepends(left) === normalDepends(right)).toBe(same);
});

test('a list of tasks waits for all of them', () => {
  expect(normalDependencies(['b', 'a'])).toBe(normalDepends('a && b'));
  expect(normalDependencies(['a'])).toBe('a');
});

test('of a task that lets others continue after a failure, the bare name means more than a good end', () => {
  const spelt = 'a.Succeeded || a.Skipped || a.Daemoned';
  expect(normalDepends(spelt, new Set(['a']))).not.toBe(normalDepends('a', new Set(['a'])));
});

type Logic = string | readonly ['!', Logic] | readonly ['&&' | '||', Logic, Logic];
const term = fc.constantFrom('a', 'a.Failed', 'b', 'b.Succeeded', 'c');
const { logic } = fc.letrec<{ logic: Logic }>((tie) => ({
  logic: fc.oneof({ depthSize: 'small' }, term, fc.tuple(fc.constant('!' as const), tie('logic')), fc.tuple(fc.constantFrom('&&' as const, '||' as const), tie('logic'), tie('logic'))),
}));

function written(of: Logic): string {
  if (typeof of === 'string') return of;
  return of.length === 2 ? `!(${written(of[1])})` : `(${written(of[1])}) ${of[0]} (${written(of[2])})`;
}

function holds(of: Logic, truths: readonly string[]): boolean {
  if (typeof of === 'string') return truths.includes(of);
  if (of.length === 2) return !holds(of[1], truths);
  return of[0] === '&&' ? holds(of[1], truths) && holds(of[2], truths) : holds(of[1], truths) || holds(of[2], truths);
}

test('what has one normal form holds under the same results', () => {
  const terms = ['a', 'a.Failed', 'b', 'b.Succeeded', 'c'];
  const truthTable = (of: Logic): string => Array.from({ length: 32 }, (_, bits) => Number(holds(of, terms.filter((_term, index) => (bits >> index) & 1)))).join('');
  const known = new Map<string, string>();
  fc.assert(
    fc.property(logic, (of) => {
      const normal = normalDepends(written(of));
      expect(known.get(normal) ?? truthTable(of)).toBe(truthTable(of));
      known.set(normal, truthTable(of));
      expect(normalDepends(normal)).toBe(normal);
    }),
    { numRuns: 500 },
  );
});
