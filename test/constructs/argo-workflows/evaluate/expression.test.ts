import fc from 'fast-check';
import { evaluateBoolean, evaluateExpression, EvaluationError, evaluateText } from '../../../../constructs/argo-workflows/evaluate';

const variables = {
  'steps.a.outputs.result': '7', 'steps.a.outputs.parameters.list': '[1,2]', 'steps.b-c.status': 'Succeeded', 'inputs.parameters.absent': null,
  item: '12', 'tags.list': ['x', 'y'], 'tags.size': 3,
};
const of = (text: string): unknown => evaluateExpression(text, variables);

function errorOf(run: () => unknown): EvaluationError {
  try {
    run();
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    throw error;
  }
  throw new Error('There was no error.');
}

describe('an expression has the value that the language gives it', () => {
  test.each<[string, unknown]>([
    ['1 + 2 * 3', 7], ['7 / 2', 3.5], ['7 % 4', 3], ['2 ** 3 ** 2', 512], ['-2 ** 2', -4], ['1 ** (1 / 0)', 1], ['"a" + \'b\'', 'ab'], ['1 < 2 < 3', true], ['3 > 2 > 2', false],
    ['9223372036854775807 + 1', -9223372036854775808n], ['0x1F + 0b11 + 0o7 + 1_000', 1041], ['1 == 1.0', true], ['[1, 2] == [1.0, 2]', true],
    ['not (true and false) or false', true], ['true ? 1 : 2', 1], ['false ?: "x"', 'x'], ['if 1 > 2 { "a" } else if true { "b" } else { "c" }', 'b'],
    ['let x = 5; let y = x + 1; x * y', 30], ['1; 2', 2], ['"\\u00e9\\n\\x41" + `raw\\n`', 'é\nAraw\\n'],
    ["steps['b-c'].status", 'Succeeded'], ['steps.zzz?.outputs.result', null], ['steps.zzz?.outputs ?? "d"', 'd'], ['inputs.parameters.absent ?? "none"', 'none'],
    ['[1, 2, 3][-1]', 3], ['[1, 2, 3, 4][1:-1]', [2, 3]], ['"hello"[1:3]', 'el'], ['1..4', [1, 2, 3, 4]], ['4..1', []],
    ['"a" in ["a"]', true], ['"k" in {k: 1}', true], ['3 not in 1..2', true], ['"abc" matches "^a.c$"', true], ['"abc" not contains "z"', true], ['inputs.parameters.absent startsWith "a"', false],
    ['{a: 1, "b c": [2], (item): 3}', { 12: 3, a: 1, 'b c': [2] }], ['tags.list[tags.size - 2]', 'y'], ["'item' in $env", true],
  ])('%s', (text, value) => expect(of(text)).toEqual(value));

  test.each<[string, unknown]>([
    ['filter(1..5, # > 2)', [3, 4, 5]], ['map([{n: 1}, {n: 2}], .n)', [1, 2]], ['map(["a"], {# + string(#index)})', ['a0']], ['all([], false)', true], ['any([1], # == 1)', true],
    ['none([1], # == 1)', false], ['one([1, 2], # == 1)', true], ['count([true, false])', 1], ['count([1, 2, 2], # == 2)', 2], ['sum([1, 2.5])', 3.5], ['sum([{a: 2}], .a)', 2],
    ['find([1, 2], # > 1)', 2], ['find([1], # > 1)', null], ['findIndex([1, 2], # > 1)', 1], ['findLast([1, 2], # > 0)', 2], ['findLastIndex([1, 2], # > 0)', 1],
    ['groupBy(1..4, # % 2 == 0 ? "even" : "odd")', { odd: [1, 3], even: [2, 4] }], ['sortBy([3, 1, 2], #, "desc")', [3, 2, 1]], ['reduce(1..4, #acc + #)', 10], ['reduce([], #acc, 5)', 5],
    ['1..4 | filter(# > 1) | map(# * 2) | sum()', 18], ['len("wörld")', 5], ['keys({b: 1, a: 2})', ['a', 'b']], ['values({b: 1, a: 2})', [2, 1]],
    ['fromJSON(\'{"a": [1, null]}\')', { a: [1, null] }], ['toJSON({b: 1, a: "<"})', '{\n  "a": "\\u003c",\n  "b": 1\n}'], ['int("12") + asInt(item)', 24], ['float("1e3")', 1000], ['asFloat("2.5")', 2.5],
    ['string(1.0) + string(1000000.0) + string(nil)', '11e+06<nil>'], ['trim("  a ")', 'a'], ['trim("__a_", "_")', 'a'], ['split("a,b,c", ",", 2)', ['a', 'b,c']], ['splitAfter("a,b", ",")', ['a,', 'b']],
    ['join(["a", "b"], "-")', 'a-b'], ['upper("é") + lower("É")', 'Éé'], ['replace("aaa", "a", "b", 2)', 'bba'], ['repeat("ab", 2)', 'abab'], ['indexOf("äb", "b")', 2], ['hasPrefix("ab", "a") && hasSuffix("ab", "b")', true],
    ['max([1, [5, 2]], 3) + min(4, 2)', 7], ['mean([1, 2]) + median([3, 1, 2])', 3.5], ['round(-2.5)', -3], ['ceil(1.2) + floor(1.8)', 3], ['abs(-3)', 3], ['take([1, 2], 5)', [1, 2]], ['first([]) ?? last([1])', 1],
    ['get({a: 1}, "b")', null], ['toPairs({a: 1})', [['a', 1]]], ['fromPairs([["a", 1]])', { a: 1 }], ['reverse([1, 2])', [2, 1]], ['uniq([1, 1.0, 2])', [1, 2]], ['concat([1], [2])', [1, 2]], ['flatten([1, [2, [3]]])', [1, 2, 3]],
    ['sort(["b", "B", "a"])', ['B', 'a', 'b']], ['bitand(12, 10) + bitshl(1, 4) + bitnot(0)', 23], ['fromBase64(toBase64("é"))', 'é'], ['type(1) + type(1.5) + type([])', 'intfloatarray'],
  ])('functions of the language: %s', (text, value) => expect(of(text)).toEqual(value));

  test.each<[string, unknown]>([
    ['toJson({a: [1]})', '{"a":[1]}'], ['jsonpath(steps.a.outputs.parameters.list, "$[1]")', 2], ['jsonpath(\'{"a":{"b":[1,2]}}\', "$.a.b[*]")', [1, 2]], ['jsonpath(\'[{"a":1},{"a":2}]\', "$..a")', [1, 2]],
    ['jsonpath(\'{"a":[1,2],"b":{"a":3}}\', "$..a")', [1, 2, 3]], ['sprig.trim(" a ")', 'a'], ['sprig.add("08", 1)', 9], ['sprig.addf(0.1, 0.2)', 0.3], ['sprig.round(3.14159, 2)', 3.14], ['sprig.default("d", "")', 'd'], ['sprig.ternary("y", "n", true)', 'y'],
    ['sprig.dict("a", 1) | toJson()', '{"a":1}'], ['sprig.regexReplaceAll("a(x*)b", "-ab-axxb-", "${1}W")', '-W-xxW-'], ['sprig.splitList("/", "a/b")', ['a', 'b']], ['sprig.split("/", "a/b")._1', 'b'],
    ['sprig.sha256sum("a")', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'], ['sprig.merge({a: 1}, {a: 2, b: 3})', { a: 1, b: 3 }], ['sprig.until(3)', [0, 1, 2]], ['sprig.quote("a\\tb")', '"a\\tb"'], ['sprig.seq(2, 4)', '2 3 4'],
  ])('functions of Argo Workflows and sprig: %s', (text, value) => expect(of(text)).toEqual(value));
});

describe('an expression without a value says why', () => {
  test.each([
    ['1 +', "'1 +' is no expression: it ends where a value is expected, at character 4.", 'invalid'],
    ['steqs.a', "'steqs.a' has no value: 'steqs' stands for nothing here. Did you mean 'steps'?", 'missing'],
    ['true || nope', "'true || nope' has no value: 'nope' stands for nothing here.", 'missing'],
    ['uper(item)', "'uper(item)' has no value: 'uper' is no function. Did you mean 'upper'?", 'missing'],
    ['sprig.trmi("a")', "'sprig.trmi(\"a\")' has no value: 'sprig.trmi' is no function. Did you mean 'sprig.trim'?", 'invalid'],
    ['item == 12', "'item == 12' has no value: '==' cannot be used between string and int.", 'invalid'],
    ['steps.a.outputs.result > 5', "'steps.a.outputs.result > 5' has no value: '>' cannot be used between string and int.", 'invalid'],
    ['steps.zzz.outputs.result', "'steps.zzz.outputs.result' has no value: 'outputs' cannot be read from nothing.", 'invalid'],
    ['int("x")', "'int(\"x\")' has no value: int() is given 'x', which is no whole number.", 'invalid'],
    ['[1][3]', "'[1][3]' has no value: there is no item 3 among 1.", 'invalid'],
    ['"a" ? 1 : 2', "'\"a\" ? 1 : 2' has no value: a condition must be true or false, and not string.", 'invalid'],
    ['let item = 1; item', "'let item = 1; item' has no value: 'item' is there already, and let cannot give it again.", 'invalid'],
    ['1..2000000', "'1..2000000' has no value: the outcome would have more than 1000000 parts.", 'invalid'],
    ['5 % 0', "'5 % 0' has no value: 5 % 0 has no result.", 'invalid'],
    ['a ?? b + c', "'a ?? b + c' is no expression: '+' and '??' need brackets between them, at character 8.", 'invalid'],
    ['now()', "'now()' has no value: now() is not simulated: it needs the clock, and a run must be the same at every time.", 'refused'],
    ['sprig.uuidv4()', "'sprig.uuidv4()' has no value: sprig.uuidv4() is not simulated: it is left to chance, and a run must be the same every time.", 'refused'],
    ['sprig.env("HOME")', "'sprig.env(\"HOME\")' has no value: sprig.env() is not simulated: Argo Workflows has taken it away.", 'refused'],
    ['jsonpath("[]", "$[?(@.a)]")', "'jsonpath(\"[]\", \"$[?(@.a)]\")' has no value: jsonpath() is given '$[?(@.a)]', and filters are not simulated.", 'refused'],
    ['sprig.trim', "'sprig.trim' is a function, and no value.", 'invalid'],
  ])('%s', (text, message, fault) => expect(errorOf(() => of(text))).toMatchObject({ message, fault }));

  test('a condition that is neither true nor false', () => {
    expect(evaluateBoolean('item == "12"', variables)).toBe(true);
    expect(errorOf(() => evaluateBoolean('item', variables)).message).toBe("'item' is string '12', and must be true or false.");
  });
});

test('the value of a parameter is printed as Go prints it', () => {
  expect(evaluateText('[1000000.0, 1000000, nil, {b: 1.5, a: "x"}]', variables)).toBe('[1e+06 1000000 <nil> map[a:x b:1.5]]');
});

test('a variable gives way to those whose names go on from its own', () => {
  expect(evaluateExpression('item.a + item.b.c', { item: '{}', 'item.a': 'x', 'item.b': '{}', 'item.b.c': 'y' })).toBe('xy');
});

const literals = fc.oneof(fc.integer().map(String), fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => `float("${n}")`), fc.string().map((text) => JSON.stringify(text).replace(/\\u([\dA-Fa-f]{4})/g, '\\u$1')), fc.constantFrom('true', 'nil', '[]', '{a: 1}', 'item'));

test('what is evaluated has a value or an error of ours, whatever is written', () => {
  const parts = fc.array(fc.oneof(literals, fc.constantFrom('+', '-', '(', ')', '[', ']', '.', '??', '?', ':', 'in', 'not', 'map(', 'filter(', '#', ',', 'sprig.', 'first(', 'matches', '..', '|', 'len()')), { maxLength: 12 });
  fc.assert(
    fc.property(parts, (words) => {
      try {
        evaluateText(words.join(' '), variables);
      } catch (error) {
        expect(error).toBeInstanceOf(EvaluationError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('whole numbers are reckoned in 64 bits', () => {
  const number = fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n });
  fc.assert(
    fc.property(number, number, (a, b) => {
      for (const [sign, exact] of [['+', a + b], ['-', a - b], ['*', a * b]] as const) expect(evaluateText(`(${a}) ${sign} (${b})`, {})).toBe(String(BigInt.asIntN(64, exact)));
    }),
  );
});

test('JSON that is read is JSON that is written', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const json = JSON.stringify(value);
    expect(JSON.parse(evaluateText('toJson(fromJSON(json))', { json }))).toEqual(JSON.parse(json));
  }));
});
