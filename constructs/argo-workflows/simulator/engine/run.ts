import type { Fields } from '../../../../lib/references/fields';
import type { WorkflowLibrary } from '../../model/library';
import type { Template } from '../../model/template';
import type { Workflow } from '../../model/workflow';
import type { RunOptions } from '../options';
import { SimulationError } from '../simulation-error';
import type { StepOutcome, StepRequest } from '../step-runner';
import type { TraceArtifact } from '../trace';
import type { RunIdentity } from './globals';
import { Locks } from './locks';
import { Memo } from './memo';
import { Node } from './node';
import { NodeError } from './node-error';
import { Scheduler, type Process } from './scheduler';

/** Everything that is known before a run starts. */
export interface RunSetup {
  readonly library: WorkflowLibrary;
  readonly workflow: Workflow;
  /** Of the workflow, together with that of the WorkflowTemplate that it is made from. */
  readonly spec: Fields;
  readonly identity: RunIdentity;
  readonly globals: Record<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly options: RunOptions;
  /** Values of ConfigMaps by namespace-free name. */
  readonly configMaps: ReadonlyMap<string, Fields>;
  /** Contents of a store by key, and of artifacts by name. */
  readonly artifacts: ReadonlyMap<string, TraceArtifact>;
}

/** A step that waits for its work to be done. */
export interface Asked {
  readonly request: StepRequest;
  readonly answer: (outcome: StepOutcome) => void;
}

const deepest = 100;
const mostNodes = 100_000;

/** One run of a workflow: its clock, its nodes, and what they share. */
export class Run {
  readonly scheduler = new Scheduler();
  readonly nodes: Node[] = [];
  readonly locks = new Locks(this);
  readonly memo: Memo;
  /** What was written to the store, by key. */
  readonly store: Map<string, TraceArtifact>;
  readonly globalArtifacts = new Map<string, TraceArtifact>();
  /** Seconds after which the workflow is ended. */
  readonly deadline: number;
  asked: Asked[] = [];
  /** What ends the daemons, should the run itself break off. */
  readonly stops: AbortController[] = [];

  constructor(readonly setup: RunSetup) {
    this.memo = new Memo(this, setup.options.cache ?? {});
    this.store = new Map(setup.artifacts);
    const { activeDeadlineSeconds, parallelism } = setup.spec;
    this.deadline = typeof activeDeadlineSeconds === 'number' ? activeDeadlineSeconds : Infinity;
    this.locks.limit('pods', typeof parallelism === 'number' ? parallelism : Infinity);
  }

  get now(): number {
    return this.scheduler.now;
  }

  get globals(): Record<string, string> {
    return this.setup.globals;
  }

  date(seconds = this.now): Date {
    return new Date(this.setup.identity.now.getTime() + seconds * 1000);
  }

  add(start: ConstructorParameters<typeof Node>[0], parent?: Node): Node {
    const node = new Node(start);
    this.nodes.push(node);
    parent?.children.push(node);
    if (this.nodes.length > mostNodes) throw new SimulationError([`The workflow came to ${mostNodes} nodes, and no end is seen. Look at '${node.path}'.`]);
    return node;
  }

  /** Waits until a moment. */
  *until(time: number): Process {
    if (time > this.now) yield (resume) => this.scheduler.at(time, resume);
  }

  /** Has the work of a step done. */
  *work(request: StepRequest): Process<StepOutcome> {
    return (yield (resume) => this.asked.push({ request, answer: resume })) as StepOutcome;
  }

  /** The template that a step, task or hook calls. */
  target(owner: Workflow, caller: { readonly fields: Fields }, call?: Template['calls'][number]): Template {
    const resolved = this.setup.library.resolve(owner, caller, call);
    if ('template' in resolved) return resolved.template;
    throw new NodeError('missing' in resolved ? resolved.missing : 'The template that it calls is not among the objects that were given.');
  }

  checkDepth(depth: number): void {
    if (depth > deepest) throw new NodeError(`Templates call each other ${deepest} times deep, which is the most.`);
  }
}
