import { textOf } from '../../../../lib/references/fields';
import { dagOf, type Dag } from '../../model/dag';
import type { Call } from '../../model/template';
import type { Phase } from '../trace';
import { all } from './all';
import { Boundary, type Frame } from './boundary';
import { broken, omit, readyCall, runCall, type ReadyCall } from './call';
import { dependsHolds } from './depends';
import { pathOf } from './hooks';
import type { Prepared } from './inputs';
import type { Node } from './node';
import { NodeError } from './node-error';
import { calledOutputs } from './outputs';
import type { Run } from './run';
import { Happening, type Process } from './scheduler';
import { asNodeError, Scope } from './scope';
import { continuesOn } from './steps';

interface Task {
  readonly call: Call;
  readonly over: Happening;
  readonly after: readonly string[];
  node?: Node;
  /** The phase of the branch that ends here: its own, or that of what it waited for where it did not run. */
  branch?: Phase;
}

/** Runs the tasks of a DAG, each when what it waits for is over. @see https://argo-workflows.readthedocs.io/en/latest/walk-through/dag/ */
export function* runDag(run: Run, node: Node, { template, variables, artifacts }: Prepared, frame: Frame): Process {
  node.begin(run.now);
  node.onBegin?.();
  const boundary = new Boundary(run, node, template, new Scope(run, 'tasks', variables, artifacts), frame);
  try {
    const dagRun = new DagRun(run, boundary, dagOf(template));
    yield* all(run, dagRun.processes());
    const { phase, message } = dagRun.outcome();
    if (phase === 'Succeeded') node.outputs = calledOutputs(boundary, run);
    node.finish(phase, run.now, message);
  } finally {
    boundary.stopDaemons();
  }
}

class DagRun {
  private readonly tasks = new Map<string, Task>();
  private readonly targets: ReadonlySet<string>;

  constructor(private readonly run: Run, private readonly boundary: Boundary, private readonly dag: Dag) {
    const [cycle] = dag.cycles();
    if (cycle) throw new NodeError(`Tasks wait for each other in a circle: ${cycle.join(' -> ')}.`);
    const target = textOf(dag.template.fields.dag && (dag.template.fields.dag as { target?: unknown }).target);
    this.targets = new Set(target === undefined ? this.leaves() : target.split(/\s+/).filter((name) => name !== ''));
    for (const name of this.wanted()) {
      const call = dag.tasks.get(name)!;
      const after = dag.dependencies(name);
      const unknown = after.find((one) => !dag.tasks.has(one));
      if (unknown !== undefined) throw new NodeError(`Task '${name}' waits for '${unknown}', which does not exist.`);
      this.tasks.set(name, { call, over: new Happening(), after });
    }
  }

  processes(): Process[] {
    return [...this.tasks].map(([name, task]) => this.follow(name, task));
  }

  /** By the branches that end in targets. */
  outcome(): { readonly phase: Phase; readonly message?: string } {
    const { stopped, brokenHook } = this.boundary;
    if (brokenHook !== undefined) return { phase: 'Failed', message: brokenHook };
    const failed = [...this.targets].sort().map((name) => this.tasks.get(name)!).find((task) => this.isDoom(task));
    if (failed) return { phase: failed.branch! };
    return stopped === undefined ? { phase: 'Succeeded' } : { phase: 'Failed', message: stopped };
  }

  private *follow(name: string, task: Task): Process {
    for (const one of task.after) yield* this.tasks.get(one)!.over.wait();
    if (this.boundary.stopped === undefined) task.node = yield* this.runTask(name, task);
    if (task.node) this.settle(name, task, task.node);
    task.over.happen();
  }

  private settle(name: string, task: Task, node: Node): void {
    this.boundary.scope.add(name, node);
    task.branch = node.isCompleted || node.isDaemon ? node.phase : worst(task.after.map((one) => this.tasks.get(one)!.branch));
    const isFast = (this.dag.template.fields.dag as { failFast?: unknown }).failFast !== false;
    if (isFast && this.targets.has(name) && this.isDoom(task)) this.boundary.stopped ??= `task '${name}' failed, and failFast is on`;
  }

  private isDoom({ call, branch }: Task): boolean {
    return (branch === 'Failed' || branch === 'Error') && !continuesOn(call, { phase: branch });
  }

  private *runTask(name: string, { call, after }: Task): Process<Node | undefined> {
    const { run, boundary, dag } = this;
    const paths = after.map((one) => pathOf(boundary.node, one));
    let ready: ReadyCall;
    try {
      if (after.length > 0 && !dependsHolds(call, after, (one) => this.found(one))) return omit(run, boundary, call, paths);
      ready = readyCall(boundary, call, (other) => dag.waitsFor(name, other), paths);
    } catch (error) {
      return broken(run, boundary, { call, fields: call.fields, after: paths }, asNodeError(error).message);
    }
    return yield* runCall(run, boundary, ready);
  }

  private found(name: string): { call: Call; node: Node } {
    const { call, node } = this.tasks.get(name)!;
    return { call, node: node! };
  }

  /** Tasks that no other waits for. */
  private leaves(): string[] {
    const waitedFor = new Set([...this.dag.tasks.keys()].flatMap((name) => this.dag.dependencies(name)));
    return [...this.dag.tasks.keys()].filter((name) => !waitedFor.has(name));
  }

  /** Targets and what they wait for, in the order of the DAG. */
  private wanted(): string[] {
    const wanted = new Set<string>();
    const waiting = [...this.targets];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (wanted.has(name)) continue;
      if (!this.dag.tasks.has(name)) throw new NodeError(`Target '${name}' is no task of the DAG.`);
      wanted.add(name);
      waiting.push(...this.dag.dependencies(name).filter((one) => this.dag.tasks.has(one)));
    }
    return [...this.dag.tasks.keys()].filter((name) => wanted.has(name));
  }
}

function worst(phases: readonly (Phase | undefined)[]): Phase {
  return phases.find((phase) => phase === 'Failed' || phase === 'Error') ?? 'Succeeded';
}
