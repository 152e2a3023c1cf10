import { backoff } from '../../lib/config-repo/backoff';

test.each([
  [1, 10, 50],
  [1, 200, 200],
  [2, 200, 300],
  [5, 200, 1013],
  [20, 200, 10_000],
  [1, 60_000, 10_000],
])('after attempt %i of %i ms the wait is at most %i ms', (attempt, duration, most) => {
  expect([backoff(attempt, duration, 1), backoff(attempt, duration, 0)]).toEqual([most, 0]);
});
