import fc from 'fast-check';
import { Quantity } from '../../../../lib/schema/cel/library/quantity';
import { evaluate } from '../evaluating';

test.each([
  ['quantity("1Gi") == quantity("1024Mi")', true],
  ['quantity("200M") == quantity("0.2G")', true],
  ['quantity("50k").asInteger()', 50000n],
  ['quantity("1E").asInteger()', 1000000000000000000n],
  ['quantity("1E3").asInteger()', 1000n],
  ['quantity("1.0").isInteger() || quantity("1.5Gi").isInteger() || quantity("10E").isInteger()', false],
  ['quantity("100m").asApproximateFloat()', 0.1],
  ['quantity("1.5Ki").asApproximateFloat()', 1536],
  ['sign(quantity("-1m"))', -1n],
  ['sign(quantity("0"))', 0n],
  ['quantity("1").add(quantity("500m")) == quantity("1.5")', true],
  ['quantity("1k").sub(1).asInteger()', 999n],
  ['quantity("1").compareTo(quantity("1001m"))', -1n],
  ['quantity("2").isGreaterThan(quantity("1")) && quantity("1").isLessThan(quantity("2"))', true],
  ['quantity("0.1n") == quantity("1n")', true],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression)).toEqual(result);
});

test('isQuantity takes numbers with a known suffix alone', () => {
  const texts = ['1', '+.5', '1.', '1e-3', '1Ki', '1K', '1ki', '1 ', '', '1e', '0x1', '1.2.3', '--1'];
  expect(texts.filter((text) => evaluate(`isQuantity("${text}")`))).toEqual(['1', '+.5', '1.', '1e-3', '1Ki']);
});

test('a quantity that cannot be an int is an error as one', () => {
  expect(() => evaluate('quantity("100m").asInteger()')).toThrow('cannot convert value to integer');
});

test('thousandths add up as numbers do', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => {
      const sum = Quantity.parse(`${a}m`).plus(Quantity.parse(`${b}m`));
      expect(sum.compareTo(Quantity.parse(`${a + b}m`))).toBe(0n);
    }),
  );
});
