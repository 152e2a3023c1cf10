import { cronRuns } from '../../../../constructs/argo-workflows/simulator';

const head = { apiVersion: 'argoproj.io/v1alpha1', kind: 'CronWorkflow', metadata: { name: 'nightly' } };
const cron = (spec: object): object => ({ ...head, spec: { workflowSpec: {}, ...spec } });

function runs(spec: object, now: string, count: number): string[] {
  return cronRuns(cron(spec), { now: new Date(now), count }).map((date) => date.toISOString());
}


// The table of the page on cron workflows, both days of the change of clocks in Los Angeles.
const zone = 'America/Los_Angeles';

test('what falls into the hour that clocks leave out does not run', () => {
  expect(runs({ schedules: ['59 1 * * *'], timezone: zone }, '2020-03-08T08:00:00Z', 3)).toEqual(['2020-03-08T09:59:00.000Z', '2020-03-09T08:59:00.000Z', '2020-03-10T08:59:00.000Z']);
  expect(runs({ schedules: ['0 2 * * *'], timezone: zone }, '2020-03-08T08:00:00Z', 2)).toEqual(['2020-03-09T09:00:00.000Z', '2020-03-10T09:00:00.000Z']);
  expect(runs({ schedules: ['1 2 * * *'], timezone: zone }, '2020-03-08T08:00:00Z', 2)).toEqual(['2020-03-09T09:01:00.000Z', '2020-03-10T09:01:00.000Z']);
});

test('what falls into the hour that clocks repeat runs twice', () => {
  expect(runs({ schedules: ['59 1 * * *'], timezone: zone }, '2020-11-01T07:00:00Z', 3)).toEqual(['2020-11-01T08:59:00.000Z', '2020-11-01T09:59:00.000Z', '2020-11-02T09:59:00.000Z']);
  expect(runs({ schedules: ['0 2 * * *'], timezone: zone }, '2020-11-01T07:00:00Z', 2)).toEqual(['2020-11-01T10:00:00.000Z', '2020-11-02T10:00:00.000Z']);
});

test('several schedules together, each moment once', () => {
  expect(runs({ schedules: ['0 */2 * * *', '0 */3 * * *'] }, '2025-01-01T00:00:00Z', 4)).toEqual([
    '2025-01-01T02:00:00.000Z',
    '2025-01-01T03:00:00.000Z',
    '2025-01-01T04:00:00.000Z',
    '2025-01-01T06:00:00.000Z',
  ]);
});

test('a suspended one starts none', () => {
  expect(runs({ schedules: ['* * * * *'], suspend: true }, '2025-01-01T00:00:00Z', 4)).toEqual([]);
});

test('a schedule that is none, and a source without CronWorkflow, are errors', () => {
  expect(() => runs({ schedules: ['61 * * * *'] }, '2025-01-01T00:00:00Z', 1)).toThrow("The schedule '61 * * * *' has minute '61', and 59 is the most.");
  const workflow = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'w' }, spec: {} };
  expect(() => cronRuns([workflow], { now: new Date(0) })).toThrow('There is no workflow among the objects: none.');
});
