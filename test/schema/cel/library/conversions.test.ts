import { evaluate } from '../evaluating';

test.each([
  ['int("-5")', -5n],
  ['int("+5")', 5n],
  ['int(5.9)', 5n],
  ['int(-5.9)', -5n],
  ['int(timestamp("1970-01-01T00:01:00Z"))', 60n],
  ['int(duration("1us"))', 1000n],
  ['double("1e3")', 1000],
  ['double("-inf")', -Infinity],
  ['double(5)', 5],
  ['string(1.0)', '1'],
  ['string(1e6)', '1e+06'],
  ['string(123456.5)', '123456.5'],
  ['string(0.00001)', '1e-05'],
  ['string(true)', 'true'],
  ['string(b"\\xc3\\xa9")', 'é'],
  ['string(duration("-0.1s"))', '-0.1s'],
  ['string(timestamp("2024-01-01T01:00:00.25+01:00"))', '2024-01-01T00:00:00.25Z'],
  ['bytes("é")', '\xc3\xa9'],
  ['bool("T") && !bool("0")', true],
  ['type(1) == int && type([]) == list && type(null) == null_type', true],
  ['type(duration("1s")) == google.protobuf.Duration', true],
  ['type(1) == type(1.0)', false],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression)).toEqual(result);
});

test.each(['int("5.5")', 'int(1e19)', 'uint(-1) == 1u', 'double("abc")', 'bool("yes")', 'string(b"\\xff")', 'int("9223372036854775808")', 'timestamp(253402300800)'])(
  '%s is an error',
  (expression) => {
    expect(() => evaluate(expression)).toThrow();
  },
);

test('a constant that cannot be converted breaks the whole expression, as in the API server', () => {
  expect(() => evaluate('false && int("x") == 1')).toThrow("'x' cannot be converted to int");
});
