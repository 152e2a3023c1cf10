import type { OutputPorts } from '../ports/output';
import type { LoopOutputReferences, OutputReferences } from '../ports/references';
import { Reference } from '../values/expression';
import { Dependency } from './dependency';

/** How a step or task ended, or where it stands. */
export type NodePhase = 'Pending' | 'Running' | 'Succeeded' | 'Skipped' | 'Failed' | 'Error' | 'Omitted';

/** What a step without a result has in its place: steps, DAGs, resources, plugins and waiting write nothing to stdout. */
export interface NoResult {
  readonly noResult: never;
}

/** What a step wrote to stdout, as those see it that come after it. */
export type ResultReference<R> = [R] extends [never] ? NoResult : Reference<R>;

/** A step or task as those see it that come after it: `O` are its outputs, `R` is its result. */
export class Step<out O, out R> {
  /** What it gave, by name. */
  readonly outputs: O;
  /** What its container wrote to stdout, or the body of an HTTP answer. */
  readonly result: R;
  readonly status: Reference<NodePhase>;
  readonly exitCode: Reference<number>;
  readonly id: Reference<string>;
  /** Of a daemon. */
  readonly ip: Reference<string>;
  readonly startedAt: Reference<string>;
  readonly finishedAt: Reference<string>;
  readonly hostNodeName: Reference<string>;

  /**
   * @param known what it is known as: `steps.load`
   * @param isLoop whether it runs once for each item, so that its result is a list
   */
  constructor(
    readonly name: string,
    protected readonly known: string,
    outputs: O,
    isLoop = false,
  ) {
    this.outputs = outputs;
    this.result = new Reference(`${known}.outputs.result`, undefined, isLoop) as R;
    this.status = new Reference<NodePhase>(`${known}.status`);
    this.exitCode = new Reference<number>(`${known}.exitCode`, 'asInt');
    this.id = new Reference<string>(`${known}.id`);
    this.ip = new Reference<string>(`${known}.ip`);
    this.startedAt = new Reference<string>(`${known}.startedAt`);
    this.finishedAt = new Reference<string>(`${known}.finishedAt`);
    this.hostNodeName = new Reference<string>(`${known}.hostNodeName`);
  }

  /** All output parameters as one JSON text: of a loop a list with an object for each run. */
  get parameters(): Reference<unknown> {
    return new Reference(`${this.known}.outputs.parameters`, undefined, true);
  }
}

/** A task of a DAG: a step whose end others can wait for. */
export class Task<out O, out R> extends Step<O, R> {
  /** It succeeded or was skipped, or is a daemon that is ready: what waiting for a task means. */
  get ended(): Dependency {
    return new Dependency(this.name, [this.name], [this.name]);
  }

  get succeeded(): Dependency {
    return this.state('Succeeded', [this.name]);
  }

  get failed(): Dependency {
    return this.state('Failed');
  }

  get errored(): Dependency {
    return this.state('Errored');
  }

  get skipped(): Dependency {
    return this.state('Skipped');
  }

  get omitted(): Dependency {
    return this.state('Omitted');
  }

  get daemoned(): Dependency {
    return this.state('Daemoned');
  }

  /** Of a loop: at least one run succeeded. */
  get anySucceeded(): Dependency {
    return this.state('AnySucceeded');
  }

  /** Of a loop: no run succeeded. */
  get allFailed(): Dependency {
    return this.state('AllFailed');
  }

  private state(state: string, certain: readonly string[] = []): Dependency {
    return new Dependency(`${this.name}.${state}`, [this.name], certain);
  }
}

/** A task as it is called with the outputs `O` and the result `R` of its template. */
export type SingleTask<O extends OutputPorts, R> = Task<OutputReferences<O>, ResultReference<R>>;
export type SingleStep<O extends OutputPorts, R> = Step<OutputReferences<O>, ResultReference<R>>;

/** Outputs and result of a loop are lists, with one value for each run. */
export type LoopTask<O extends OutputPorts, R> = Task<LoopOutputReferences<O>, ResultReference<ListOf<R>>>;
export type LoopStep<O extends OutputPorts, R> = Step<LoopOutputReferences<O>, ResultReference<ListOf<R>>>;
type ListOf<R> = [R] extends [never] ? never : R[];
