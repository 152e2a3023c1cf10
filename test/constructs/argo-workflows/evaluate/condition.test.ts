import fc from 'fast-check';
import { evaluateCondition, EvaluationError } from '../../../../constructs/argo-workflows/evaluate';
import { conditionError } from '../../../../constructs/argo-workflows/text/condition';

test.each<[string, boolean]>([
  ['', true], ['true', true], ['heads == heads', true], ['heads == tails', false], ['"a b" == \'a b\'', true], ["7 == '7'", false], ['7 == 7.0', true], ['0x10 == 16', true],
  ['10 > 9', true], ["'10' > '9'", false], ['a < b', true], ['1 + 2 * 3 == 7', true], ['2 ** 3 ** 2 == 64', true], ['10 - 3 - 2 == 5', true], ['-3 < 2', true],
  ['true && !(1 == 2)', true], ['false || a == a', true], ['false && (a > 3)', false], ["a in (a, 'b')", true], ["c in ('a', 'b')", false], ["'abc' =~ 'b.$'", true], ["abc !~ 'z'", true],
  ["'2024-05-01' < '2024-06-01'", true], ["'2024-05-01T00:00:00Z' == '2024-05-01'", true], ['[a b] == "a b"', true], ["'it\\'s' == \"it\\'s\"", true], ['true ? false : true', false], ['6 & 3 == 2', true], ['5 % 3 == 2', true],
])('%s', (text, outcome) => expect(evaluateCondition(text)).toBe(outcome));

test.each([
  ['heads', "The condition 'heads' is 'heads', and must be true or false."],
  ['foo-bar == foo-bar', "The condition 'foo-bar == foo-bar' cannot be evaluated: '-' is given 'foo', which is no number. Texts with signs in them stand in quotes."],
  ['a b', "The condition 'a b' cannot be evaluated: 'b' is not expected. Texts stand in quotes."],
  ['5m > 3', "The condition '5m > 3' cannot be evaluated: 'm' is not expected. Texts stand in quotes."],
  ["a > 3", "The condition 'a > 3' cannot be evaluated: '>' compares two numbers or two texts, and is given 'a' and '3'."],
  ['out.txt == out.txt', "The condition 'out.txt == out.txt' cannot be evaluated: 'out.txt' stands for nothing. Texts with dots in them stand in quotes."],
  ["(true ? '2024-05-01' : 3) == 3", "The condition '(true ? '2024-05-01' : 3) == 3' cannot be evaluated: ':' is not expected."],
  ['a === b', "The condition 'a === b' cannot be evaluated: '===' is no operator. Texts with signs in them stand in quotes."],
  ['(a == b', "The condition '(a == b' cannot be evaluated: ')' is missing."],
  ['a == b)', "The condition 'a == b)' cannot be evaluated: ')' closes nothing."],
  ['a ==', "The condition 'a ==' cannot be evaluated: it ends where a value is expected."],
  ["a == 'b", "The condition 'a == 'b' cannot be evaluated: a text is not closed."],
  ['1.2.3 == a', "The condition '1.2.3 == a' cannot be evaluated: '1.2.3' is no number."],
  ['true && a', "The condition 'true && a' cannot be evaluated: '&&' is given 'a', which is neither true nor false."],
  ["a in ('a')", "The condition 'a in ('a')' cannot be evaluated: 'in' is given 'a', which is no list of two or more."],
  ["a =~ '['", "'[' is no regular expression: "],
])('%s is refused', (text, message) => {
  expect(() => evaluateCondition(text)).toThrow(EvaluationError);
  expect(() => evaluateCondition(text)).toThrow(message);
});

test('whatever is written, there is an outcome or an error of ours; what the check calls garbage has no outcome', () => {
  const parts = fc.array(fc.constantFrom('a', "'b'", '1', '==', '&&', '!', '(', ')', 'in', ',', '=~', '-', '?', ':', 'true', '[c d]', '"', '.', 'x.y', '5', '\\', '%'), { maxLength: 10 });
  fc.assert(
    fc.property(parts, (words) => {
      const text = words.join(' ');
      let outcome: boolean | undefined;
      try {
        outcome = evaluateCondition(text);
      } catch (error) {
        expect(error).toBeInstanceOf(EvaluationError);
      }
      if (outcome === undefined) return;
      expect(typeof outcome).toBe('boolean');
    }),
    { numRuns: 3000 },
  );
  expect(conditionError('((( == foo')).toBeDefined();
});
