import type { Stub, Trace } from '../../../../../constructs/argo-workflows/simulator';
import { breaks, call, fails, rule, run, steps, work } from './support';

function tried(retryStrategy: object, stub: Stub, fields: object = {}): Trace {
  return run([steps([call('a')]), work('work', { retryStrategy, ...fields })], { stubs: { work: stub } });
}

/** Phases of the tries. */
function tries(trace: Trace): string[] {
  return trace.node('a').attempts.map(({ phase }) => phase);
}

const outcomes = (...list: readonly object[]): Stub => ({ attempt }) => list[Math.min(attempt, list.length - 1)];

rule('retries/limit', () => {
  const trace = tried({ limit: '2' }, fails);
  expect(tries(trace)).toEqual(['Failed', 'Failed', 'Failed']);
  expect([trace.node('a').phase, trace.node('a').message]).toEqual(['Failed', 'No more retries left']);
});

rule('retries/success', () => {
  const trace = tried({ limit: 10 }, outcomes(fails, fails, {}));
  expect(tries(trace)).toEqual(['Failed', 'Failed', 'Succeeded']);
  expect(trace.phase).toBe('Succeeded');
});

rule('retries/default-policy', () => {
  expect(tries(tried({ limit: 1 }, fails))).toEqual(['Failed', 'Failed']);
  expect(tries(tried({ limit: 1 }, breaks))).toEqual(['Error']);
});

rule('retries/policy-re-evaluated', () => {
  expect(tries(tried({ limit: 5, retryPolicy: 'OnFailure' }, outcomes(fails, breaks, {})))).toEqual(['Failed', 'Error']);
  expect(tries(tried({ limit: 5, retryPolicy: 'OnError' }, outcomes(breaks, fails, {})))).toEqual(['Error', 'Failed']);
});

rule('retries/policy-always', () => {
  expect(tries(tried({ limit: 5, retryPolicy: 'Always' }, outcomes(fails, breaks, {})))).toEqual(['Failed', 'Error', 'Succeeded']);
});

rule('retries/expression', () => {
  const strategy = { limit: 5, expression: 'asInt(lastRetry.exitCode) > 1' };
  expect(tries(tried(strategy, outcomes({ exitCode: 2 }, { exitCode: 1 }, {})))).toEqual(['Failed', 'Failed']);
  expect(tries(tried({ limit: 5, expression: "lastRetry.status == 'Error'" }, outcomes(breaks, {})))).toEqual(['Error', 'Succeeded']);
  expect(tries(tried({ limit: 5, expression: 'asInt(lastRetry.duration) < 10' }, outcomes(fails, { ...fails, duration: 12 }, {})))).toEqual(['Failed', 'Failed']);
  expect(tried(strategy, fails).node('a').message).toBe('retryStrategy.expression evaluated to false');
});

rule('retries/expression-and-policy', () => {
  const strategy = { limit: 5, retryPolicy: 'OnFailure', expression: "lastRetry.message matches 'again'" };
  expect(tries(tried(strategy, outcomes({ ...fails, message: 'try again' }, fails)))).toEqual(['Failed', 'Failed']);
  expect(tries(tried(strategy, { phase: 'Error', message: 'try again' }))).toEqual(['Error']);
});

const starts = (trace: Trace): number[] => trace.node('a').attempts.map(({ start }) => start);

rule('retries/backoff', () => {
  expect(starts(tried({ limit: 3, backoff: { duration: '10', factor: 2 } }, fails))).toEqual([0, 11, 32, 73]);
  expect(starts(tried({ limit: 2, backoff: { duration: '1m' } }, fails))).toEqual([0, 61, 122]);
});

rule('retries/max-duration', () => {
  const trace = tried({ limit: 10, backoff: { duration: '10s', factor: '2', maxDuration: '1m' } }, fails);
  expect(starts(trace)).toEqual([0, 11, 32]);
  expect(trace.node('a').message).toBe('Backoff would exceed max duration limit');
});

rule('retries/cap', () => {
  expect(starts(tried({ limit: 3, backoff: { duration: '10', factor: 2, cap: '15' } }, fails))).toEqual([0, 11, 27, 43]);
});

rule('retries/variable', () => {
  const seen: unknown[] = [];
  const container = { image: 'busybox', command: ['echo'], args: ['{{retries}}'] };
  tried({ limit: 2 }, ({ template }) => (seen.push((template.container as { args: unknown[] }).args[0]), fails), { container });
  expect(seen).toEqual(['0', '1', '2']);
});
