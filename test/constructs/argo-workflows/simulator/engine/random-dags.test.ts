import fc from 'fast-check';
import type { Trace } from '../../../../../constructs/argo-workflows/simulator';
import { call, run, work } from '../rules/support';

interface RandomTask {
  readonly after: readonly number[];
  readonly duration: number;
  readonly fails: boolean;
}

/** Each task may depend on those before it. */
const dags = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.tuple(
    ...Array.from({ length: size }, (_, index) =>
      fc.record({
        after: index === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.nat(index - 1), { maxLength: 3 }),
        duration: fc.integer({ min: 1, max: 9 }),
        fails: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
      }),
    ),
  ),
);

function simulated(tasks: readonly RandomTask[], parallelism?: number): Trace {
  const stubs = Object.fromEntries(tasks.map(({ duration, fails }, index) => [`t${index}`, { duration, exitCode: fails ? 1 : 0 }]));
  const calls = tasks.map(({ after }, index) => call(`t${index}`, { dependencies: after.map((one) => `t${one}`) }));
  return run([{ name: 'main', dag: { tasks: calls, failFast: false }, ...(parallelism !== undefined && { parallelism }) }, work('work')], { stubs, check: false });
}

test('without limits a task starts at the moment when the last of what it depends on ends, if all of that succeeded', () => {
  fc.assert(
    fc.property(dags, (tasks) => {
      const trace = simulated(tasks);
      tasks.forEach(({ after, duration, fails }, index) => {
        const before = after.map((one) => trace.node(`t${one}`));
        const { phase, start, end } = trace.node(`t${index}`);
        if (before.some((node) => node.phase !== 'Succeeded')) return expect(phase).toBe('Omitted');
        const first = Math.max(0, ...before.map((node) => node.end!));
        expect([phase, start, end]).toEqual([fails ? 'Failed' : 'Succeeded', first, first + duration]);
      });
      expect(trace.phase).toBe(tasks.some(({ fails }, index) => fails && trace.node(`t${index}`).phase === 'Failed') ? 'Failed' : 'Succeeded');
    }),
    { numRuns: 60 },
  );
});

test('a limit of parallelism is never passed, all the same tasks run, and no time is lost while one could run', () => {
  fc.assert(
    fc.property(dags, fc.integer({ min: 1, max: 3 }), (tasks, limit) => {
      const trace = simulated(tasks, limit);
      const ran = trace.nodes.filter(({ kind, start }) => kind === 'task' && start !== undefined);
      for (const { start } of ran) expect(ran.filter((other) => other.start! <= start! && start! < other.end!).length).toBeLessThanOrEqual(limit);
      expect([...trace.order].sort()).toEqual([...simulated(tasks).order].sort());
      if (limit === 1) expect(trace.end).toBe(ran.reduce((sum, { start, end }) => sum + end! - start!, 0));
    }),
    { numRuns: 60 },
  );
});
