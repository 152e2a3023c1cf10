import fc from 'fast-check';
import { Happening, Scheduler, type Process } from '../../../../../constructs/argo-workflows/simulator/engine/scheduler';

function runAll(scheduler: Scheduler): void {
  do scheduler.settle();
  while (scheduler.advance());
}

function* sleeper(scheduler: Scheduler, seconds: number, wake: () => void): Process {
  yield (resume) => scheduler.at(scheduler.now + seconds, resume);
  wake();
}

test('processes wake by time, those of one moment in the order in which they began to wait', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 60 }), (delays) => {
      const scheduler = new Scheduler();
      const woken: { delay: number; index: number; at: number }[] = [];
      delays.forEach((delay, index) => scheduler.start(sleeper(scheduler, delay, () => woken.push({ delay, index, at: scheduler.now }))));
      runAll(scheduler);
      const expected = delays.map((delay, index) => ({ delay, index, at: delay })).sort((a, b) => a.delay - b.delay || a.index - b.index);
      expect(woken).toEqual(expected);
    }),
  );
});

test('who waits for what has happened does not wait', () => {
  const scheduler = new Scheduler();
  const [seen, happening] = [[] as string[], new Happening()];
  function* waiting(name: string): Process {
    yield* happening.wait();
    seen.push(name);
  }
  scheduler.start(waiting('before'));
  runAll(scheduler);
  expect(seen).toEqual([]);
  happening.happen();
  scheduler.start(waiting('after'));
  runAll(scheduler);
  expect(seen.sort()).toEqual(['after', 'before']);
});
