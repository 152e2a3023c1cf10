import { evaluate } from '../evaluating';

test.each([
  ['semver("1.2.3").major()', 1n],
  ['semver("1.2.3").minor()', 2n],
  ['semver("1.2.3").patch()', 3n],
  ['semver("v1.2", true) == semver("1.2.0")', true],
  ['semver("01.02.03", true) == semver("1.2.3+build")', true],
  ['semver("1.0.0-alpha.2").isLessThan(semver("1.0.0-alpha.10"))', true],
  ['semver("1.0.0-alpha").compareTo(semver("1.0.0-alpha.1"))', -1n],
  ['semver("1.0.0").isGreaterThan(semver("1.0.0-rc.1"))', true],
  ['semver("1.0.0-x").compareTo(semver("1.0.0-1"))', 1n],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression)).toEqual(result);
});

test('isSemver takes full versions alone, unless it may normalize', () => {
  const texts = ['1.2.3', '1.2', 'v1.2.3', '1.2.3-01', '1.2.3-0a', '1.2.3+01', '1.2.3-a..b', '1.02.3', '1.2-pre'];
  expect(texts.filter((text) => evaluate(`isSemver("${text}")`))).toEqual(['1.2.3', '1.2.3-0a', '1.2.3+01']);
  expect(texts.filter((text) => evaluate(`isSemver("${text}", true)`))).toEqual(['1.2.3', '1.2', 'v1.2.3', '1.2.3-0a', '1.2.3+01', '1.02.3']);
});
