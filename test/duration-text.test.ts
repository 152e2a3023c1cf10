import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { durationSeconds, durationText } from '../lib/duration-text';
import { isGoDuration } from '../lib/schema/formats/time';

test.each([
  [Duration.seconds(0), '0s'],
  [Duration.millis(1500), '1s500ms'],
  [Duration.seconds(90), '1m30s'],
  [Duration.minutes(10), '10m'],
  [Duration.minutes(90), '1h30m'],
  [Duration.days(2), '48h'],
  [Duration.hours(0.5), '30m'],
])('%s', (duration, text) => expect(durationText(duration)).toBe(text));

const milliseconds: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

test('any length of time is one that Go reads, and the same length', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e12 }), (amount) => {
      const text = durationText(Duration.millis(amount));
      expect(isGoDuration(text)).toBe(true);
      expect([...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce((sum, [, number, unit]) => sum + Number(number) * milliseconds[unit!]!, 0)).toBe(amount);
    }),
  );
});

test('what is no length of time is refused, with the value and what to write', () => {
  const message = "'1m' is no Duration. Write Duration.minutes(5), with `import { Duration } from 'cdk8s'`.";
  for (const convert of [durationText, durationSeconds]) expect(() => convert('1m' as never)).toThrow(message);
  expect(durationSeconds(Duration.minutes(2))).toBe(120);
});
