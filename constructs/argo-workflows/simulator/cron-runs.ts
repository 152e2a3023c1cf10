import { fieldsOf, itemsOf, textOf } from '../../../lib/references/fields';
import { nextRuns } from '../../../lib/schedule/next-runs';
import { SimulationError } from './simulation-error';
import { chooseWorkflow, readSource, type WorkflowSource } from './workflow-source';

export interface CronRunsOptions {
  /** Runs come after this moment. */
  readonly now: Date;
  /** How many. @default 1 */
  readonly count?: number;
  /** Name of the CronWorkflow, where there are several. @default - the only one */
  readonly workflow?: string;
}

/**
 * When a CronWorkflow starts its next runs: by all of its schedules, in its time zone. One that is suspended starts none. Its `when`,
 * `concurrencyPolicy` and `stopStrategy` are not asked: they depend on the runs before.
 *
 * @returns moments in rising order
 * @throws SimulationError where there is no CronWorkflow, or a schedule is wrong
 * @see https://argo-workflows.readthedocs.io/en/latest/cron-workflows/
 */
export function cronRuns(source: WorkflowSource, { now, count = 1, workflow }: CronRunsOptions): Date[] {
  const read = readSource(source);
  const crons = read.entries.filter(({ object }) => object.kind === 'CronWorkflow');
  const { object } = chooseWorkflow({ ...read, entries: crons, candidates: crons }, workflow);
  const { schedules, timezone, suspend } = fieldsOf(object.spec);
  if (suspend === true) return [];
  const zone = textOf(timezone);
  const options = { from: now, count, ...(zone !== undefined && { timezone: zone }) };
  const moments = itemsOf(schedules).flatMap((schedule) => runsOf(String(schedule), options));
  const different = new Map(moments.map((moment) => [moment.getTime(), moment]));
  return [...different.values()].sort((a, b) => a.getTime() - b.getTime()).slice(0, count);
}

function runsOf(schedule: string, options: Parameters<typeof nextRuns>[1]): Date[] {
  try {
    return nextRuns(schedule, options);
  } catch (error) {
    if (error instanceof RangeError) throw new SimulationError([error.message]);
    throw error;
  }
}
