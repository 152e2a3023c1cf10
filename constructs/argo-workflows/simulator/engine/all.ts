import type { Run } from './run';
import { Happening, type Process } from './scheduler';

/** Runs processes at the same time, and waits until all are over. */
export function* all(run: Run, processes: readonly Process[]): Process {
  const over = processes.map((process) => {
    const happening = new Happening();
    run.scheduler.start(followed(process, happening));
    return happening;
  });
  for (const happening of over) yield* happening.wait();
}

function* followed(process: Process, happening: Happening): Process {
  yield* process;
  happening.happen();
}
