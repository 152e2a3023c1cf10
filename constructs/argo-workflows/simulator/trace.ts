import type { ArtifactContent } from './step-runner';

/**
 * How a node ended. `Omitted`: what it depends on did not come out as `depends` asks. `Skipped`: its `when` was false.
 * `Pending` and `Running`: the workflow stopped before it ended.
 * @see https://argo-workflows.readthedocs.io/en/latest/fields/#nodestatus
 */
export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Error' | 'Skipped' | 'Omitted';

export type NodeType =
  | 'Steps' | 'DAG' | 'TaskGroup' | 'Retry' | 'Suspend' | 'Skipped'
  | 'Container' | 'ContainerSet' | 'Script' | 'Resource' | 'Data' | 'HTTP' | 'Plugin';

export interface TraceArtifact {
  readonly content?: ArtifactContent;
  /** Key in the store, where one is known. */
  readonly key?: string;
}

export interface TraceInputs {
  readonly parameters: Readonly<Record<string, string>>;
  readonly artifacts: Readonly<Record<string, TraceArtifact>>;
}

export interface TraceOutputs extends TraceInputs {
  readonly result?: string;
  readonly exitCode?: string;
}

/** One try of a step that does work. */
export interface Attempt {
  readonly phase: Phase;
  /** Seconds since the workflow began. */
  readonly start: number;
  readonly end: number;
  readonly exitCode: number;
  readonly message?: string;
}

/** One step, task, group, hook or handler of a run. */
export interface TraceNode {
  /** Names of steps and tasks from the entrypoint on: `train.fit(0:a)`; empty for the entrypoint itself, `onExit` for the exit handler. */
  readonly path: string;
  /** Last part of the path. */
  readonly name: string;
  /** Name of the template that it runs; empty where that stands inline, and for groups. */
  readonly template: string;
  readonly type: NodeType;
  readonly phase: Phase;
  readonly inputs: TraceInputs;
  readonly outputs: TraceOutputs;
  /** Tries of a step that does work, in order; empty for others. */
  readonly attempts: readonly Attempt[];
  /** Seconds since the workflow began; undefined where it never started. */
  readonly start?: number;
  /** Undefined where it did not end. */
  readonly end?: number;
  readonly message?: string;
  readonly children: readonly TraceNode[];
  /** Nodes that it waited for, in a DAG. */
  readonly after: readonly string[];
  /** The step or task, or the handler, that brought it about. */
  readonly kind: 'entrypoint' | 'step' | 'task' | 'group' | 'hook' | 'onExit';
  readonly isDaemon: boolean;
  /** Its outputs were remembered, and it did not run. */
  readonly isMemoized: boolean;
}
