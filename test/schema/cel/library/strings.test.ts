import { evaluate } from '../evaluating';

test.each([
  ['"aé🐱".charAt(2)', '🐱'],
  ['"ab".charAt(2)', ''],
  ['"🐱ab".indexOf("b")', 2n],
  ['"abab".indexOf("b", 2)', 3n],
  ['"a".indexOf("", 7)', 7n],
  ['"abab".lastIndexOf("a")', 2n],
  ['"abab".lastIndexOf("a", 1)', 0n],
  ['"a".lastIndexOf("a", 9)', -1n],
  ['"ABÉ".lowerAscii()', 'abÉ'],
  ['"abé".upperAscii()', 'ABé'],
  ['"aaa".replace("a", "b")', 'bbb'],
  ['"aaa".replace("a", "b", 2)', 'bba'],
  ['"ab".replace("", "-")', '-a-b-'],
  ['"ab".replace("", "-", 2)', '-a-b'],
  ['"a,b,c".split(",")', ['a', 'b', 'c']],
  ['"a,b,c".split(",", 2)', ['a', 'b,c']],
  ['"a🐱".split("")', ['a', '🐱']],
  ['"a".split(",", 0)', []],
  ['"🐱abc".substring(1, 3)', 'ab'],
  ['"abc".substring(3)', ''],
  ['" \\t\\u0085a b\\n".trim()', 'a b'],
  ['["a", "b"].join("-")', 'a-b'],
  ['[].join()', ''],
  ['strings.quote("a\\"b\\n")', '"a\\"b\\n"'],
  ['"abc".contains("b") && "abc".startsWith("a") && "abc".endsWith("c")', true],
  ['"abc".matches("^a.c$")', true],
  ['matches("abc", "x")', false],
  ['"a\\nb".matches("a.b")', false],
  ['"ABC".matches("(?i)abc") && "é".matches("^\\\\pL$") && "a1".matches("^[[:alnum:]]+$")', true],
  ['"abc123".find("[0-9]+")', '123'],
  ['"abc".find("x")', ''],
  ['"a1b22".findAll("[0-9]+")', ['1', '22']],
  ['"a1b22".findAll("[0-9]+", 1)', ['1']],
  ['"baac".findAll("a*")', ['', 'aa', '']],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression)).toEqual(result);
});

test.each([
  ['"a".charAt(2)', 'index out of range: 2'],
  ['"a".substring(2, 1)', 'invalid substring range: 2 to 1'],
  ['"a".substring(0, 5)', 'index out of range: 5'],
  ['"a".indexOf("a", -1)', 'index out of range: -1'],
  ['"a".matches(["("][0])', 'error parsing regexp'],
])('%s is an error: %s', (expression, message) => {
  expect(() => evaluate(expression)).toThrow(message);
});

describe('format', () => {
  test.each([
    ['"%s %d %%".format(["a", 1])', 'a 1 %'],
    ['"%s".format([1.5])', '1.5'],
    ['"%s".format([[1, 2]])', '[1, 2]'],
    ['"%s".format([{"b": "x", "a": "y"}])', '{"a":"y", "b":"x"}'],
    ['"%s".format([[duration("1s")]])', '[duration("1s")]'],
    ['"%s".format([type(1)])', 'int'],
    ['"%.2f".format([10002.7154])', '10,002.72'],
    ['"%.0f".format([2.5])', '2'],
    ['"%f".format(["NaN"])', 'NaN'],
    ['"%f".format([double("-inf")])', '-∞'],
    ['"%e".format([1052.032911275])', '1.052033×10⁰³'],
    ['"%e".format([0.00012])', '1.200000×10⁻⁰⁴'],
    ['"%b %b %o %x %X".format([5, true, 64, "hi", 255])', '101 1 100 6869 FF'],
  ])('%s gives %p', (expression, result) => {
    expect(evaluate(expression)).toBe(result);
  });
});
