import type { Template } from '../../../imports/argo-workflows';
import type { Fields } from '../../../lib/references/fields';

/** What kind of work a step is: the field of its template. */
export type StepType = 'container' | 'containerSet' | 'script' | 'resource' | 'data' | 'http' | 'plugin';

/** The content of an artifact: one file, or a folder as a map of relative paths to files. */
export type ArtifactContent = Uint8Array | ReadonlyMap<string, Uint8Array>;

/** An artifact that a step gets. */
export interface InputArtifact {
  readonly name: string;
  /** Where the step expects it; undefined where its template says none. */
  readonly path?: string;
  /** Undefined where nobody said what is in it: a place outside of the workflow, or the output of a stub that says nothing of it. */
  readonly content?: ArtifactContent;
  readonly mode?: number;
}

/** One attempt of one step: everything that a runner needs to do its work. */
export interface StepRequest {
  /** Path in the trace: `train.fit(0:a)`. */
  readonly path: string;
  /** Name of the step or task that calls it, without item. */
  readonly task: string;
  /** Name of the template; empty for one that stands inline. */
  readonly templateName: string;
  readonly type: StepType;
  /** The template with all variables filled in, `templateDefaults` merged in, as it would make the pod. */
  readonly template: Template & Fields;
  /** 0 for the first attempt, 1 for the first repetition. */
  readonly attempt: number;
  /** Values of input parameters, always texts. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly artifacts: readonly InputArtifact[];
  /** Name of the pod that would run it. */
  readonly podName: string;
  /** Seconds after which Argo would end it; undefined where it may run for ever. Runners of real processes enforce it. */
  readonly deadline?: number;
  /** It runs in the background until its DAG or list of steps is over: its outcome says that it is ready, and `signal` when it shall end. */
  readonly isDaemon: boolean;
  readonly signal?: StopSignal;
  /** Volumes of the workflow and of the template, filled in. */
  readonly volumes: readonly Fields[];
}

/** Tells a daemon that it shall end: an `AbortSignal`. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
}

/** What came of one attempt. */
export interface StepOutcome {
  /** @default - 'Succeeded' where `exitCode` is 0 or not given, else 'Failed' */
  readonly phase?: 'Succeeded' | 'Failed' | 'Error';
  /** @default 0 */
  readonly exitCode?: number;
  /** What was written to stdout, or the body of a response: `outputs.result`, before it is cut and trimmed. */
  readonly result?: string;
  /** Values of output parameters by name. A runner gives those that it could read; a file that is missing is left out. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Those that it wrote. `null`: written, and nobody knows what. */
  readonly artifacts?: Readonly<Record<string, ArtifactContent | null>>;
  /** Seconds that it took. @default 1 */
  readonly duration?: number;
  /** Why it failed. */
  readonly message?: string;
  /** Where a daemon is reached. @default - an address made up */
  readonly ip?: string;
  /** What an `http` template got. */
  readonly response?: { readonly statusCode: number; readonly body: string; readonly headers: Readonly<Record<string, readonly string[]>> };
}

/** Does the work of steps, in place of a cluster. */
export interface StepRunner {
  /**
   * Called once, before anything runs, with all templates that the run may come to, as they are written.
   * @throws SimulationError where what the runner was given fits none of them
   * @default - everything fits
   */
  check?(templates: readonly Fields[]): void;
  /** @throws where the step cannot be run at all: that ends the simulation */
  run(step: StepRequest): Promise<StepOutcome>;
}
