import { fieldsOf, type Fields } from '../../../lib/references/fields';
import { reachedFrom } from '../model/reachable';
import { drive } from './engine/drive';
import type { Node } from './engine/node';
import { Run, type Asked, type RunSetup } from './engine/run';
import { runWorkflow, type WorkflowEnd } from './engine/run-workflow';
import { traceNode } from './engine/trace-node';
import type { RunOptions, SimulateOptions } from './options';
import { setUp } from './set-up';
import type { StepOutcome, StepRequest, StepRunner } from './step-runner';
import { checkNames, missingStub, runStub, stubFor } from './stub-runner';
import type { Stubs } from './stubs';
import type { TraceNode } from './trace';
import { Trace } from './trace-report';
import type { WorkflowSource } from './workflow-source';

/**
 * Runs a workflow without a cluster, in virtual time: stubs stand for the work of its steps, everything else happens as Argo's documentation
 * says. The same input gives the same trace.
 *
 * @param source YAML, objects, or a construct: a Workflow, WorkflowTemplate, ClusterWorkflowTemplate or CronWorkflow, with what it refers to
 * @returns what happened; a workflow that fails is no error
 * @throws SimulationError where it cannot be run: wrong arguments, a stub that is missing or of an unknown name, a workflow that the rules
 * refuse, or a field that a simulation has no answer to
 */
export function simulate(source: WorkflowSource, options: SimulateOptions = {}): Trace {
  const { stubs = {} } = options;
  const started = start(source, options, stubs);
  const driver = drive(started.run);
  for (let step = driver.next(); !step.done; ) step = driver.next(step.value.map(({ request }) => stubbed(stubs, request)));
  return traceOf(started);
}

/**
 * As `simulate`, with a runner that does the work of the steps that no stub stands for. Steps that start at the same moment run at the same time.
 * @throws SimulationError as `simulate`, and what the runner throws
 */
export async function simulateWith(runner: StepRunner, source: WorkflowSource, options: SimulateOptions = {}): Promise<Trace> {
  const { stubs = {} } = options;
  const started = start(source, options, stubs);
  runner.check?.(templatesOf(started.setup));
  const driver = drive(started.run);
  const work = async ({ request }: Asked): Promise<StepOutcome> => {
    const found = stubFor(stubs, request);
    return found ? runStub(found, request) : runner.run(request);
  };
  try {
    for (let step = driver.next(); !step.done; ) step = driver.next(await allOf(step.value.map(work)));
  } finally {
    for (const stop of started.run.stops) stop.abort();
  }
  return traceOf(started);
}

function templatesOf({ library, workflow, spec }: RunSetup): Fields[] {
  return [...reachedFrom(library, workflow).map(({ template }) => template.fields), fieldsOf(spec.templateDefaults)];
}

/** As `Promise.all`, and waits for the others where one is rejected: nothing goes on behind the back of the test. */
async function allOf<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function stubbed(stubs: Stubs, request: StepRequest): StepOutcome {
  const found = stubFor(stubs, request);
  if (!found) throw missingStub(request);
  return runStub(found, request);
}

interface Started {
  readonly run: Run;
  readonly setup: RunSetup;
  readonly end: WorkflowEnd;
}

function start(source: WorkflowSource, options: RunOptions, stubs: Stubs): Started {
  const { setup, entrypoint } = setUp(source, options);
  checkNames(setup, 'stubs', Object.keys(stubs));
  checkNames(setup, 'resume', Object.keys(options.resume ?? {}));
  const run = new Run(setup);
  const end: WorkflowEnd = { phase: 'Pending' };
  run.scheduler.start(runWorkflow(run, entrypoint, end));
  return { run, setup, end };
}

function traceOf({ run, setup, end }: Started): Trace {
  const made = new Map<Node, TraceNode>();
  const [root] = run.nodes;
  for (const node of run.nodes.toReversed()) made.set(node, traceNode(node, made));
  const message = end.message ?? waitingMessage(run, end) ?? failureMessage(run, end);
  return new Trace({
    workflow: setup.identity.name,
    phase: end.phase,
    ...(message !== undefined && message !== '' && { message }),
    ...(end.end !== undefined && { end: end.end }),
    nodes: run.nodes.map((node) => made.get(node)!),
    ...(root && { root: made.get(root)! }),
    globals: { ...run.globals },
    cache: run.memo.content(),
  });
}

function waitingMessage(run: Run, { phase }: WorkflowEnd): string | undefined {
  if (phase !== 'Running') return undefined;
  return `It waits for ${listed(run.nodes.filter((node) => !node.isFulfilled && node.children.length === 0))}`;
}

/** The controller says nothing of a DAG that failed. */
function failureMessage(run: Run, { phase }: WorkflowEnd): string | undefined {
  const failed = run.nodes.filter((node) => node.hasFailed && node.path !== '' && !node.children.some((child) => child.hasFailed));
  return (phase === 'Failed' || phase === 'Error') && failed.length > 0 ? `What failed: ${listed(failed)}` : undefined;
}

const mostListed = 5;

function listed(nodes: readonly Node[]): string {
  const more = nodes.length > mostListed ? ` and ${nodes.length - mostListed} more` : '';
  return nodes.slice(0, mostListed).map(({ path, message }) => `'${path}'${message === undefined ? '' : ` (${message})`}`).join(', ') + more;
}
