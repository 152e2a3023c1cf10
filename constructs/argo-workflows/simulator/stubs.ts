import type { GivenContent } from './content';
import type { GivenValue } from './options';
import type { StepRequest } from './step-runner';

/** What a stub sees of the step that it stands for. */
export interface StubStep<Inputs = Readonly<Record<string, string>>> extends StepRequest {
  /** Values of the input parameters: always texts. */
  readonly inputs: Inputs;
}

/** What a stub says of one attempt of its step. All of it may be left out: then it succeeds after one second. */
export interface StubOutcome<Outputs = Readonly<Record<string, GivenValue | GivenContent>>> {
  /** Output parameters and artifacts by name. An artifact that is left out is there, with unknown content; `missing` names what is not. */
  readonly outputs?: Outputs;
  /** What it wrote to stdout, or the body of the response: `outputs.result`. @default '' */
  readonly result?: GivenValue;
  /** Another one than 0 fails the step. @default 0 */
  readonly exitCode?: number;
  /** `Error`: the step could not run. @default - by the exit code */
  readonly phase?: 'Succeeded' | 'Failed' | 'Error';
  /** Why it did not succeed. */
  readonly message?: string;
  /** Seconds that it takes. @default 1 */
  readonly duration?: number;
  /** Output artifacts that it does not write. @default - none */
  readonly missing?: readonly string[];
  /** The response of an `http` template, for its `successCondition`. @default - status 200 with `result` as body */
  readonly response?: StubResponse;
}

export interface StubResponse {
  /** @default 200 */
  readonly statusCode?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, readonly string[]>>;
}

/** Stands for the work of a step: an outcome, or a function that is called for each attempt. */
export type Stub<Inputs = Readonly<Record<string, string>>, Outputs = Readonly<Record<string, GivenValue | GivenContent>>> =
  | StubOutcome<Outputs>
  | ((step: StubStep<Inputs>) => StubOutcome<Outputs> | void);

/** Stubs by name of template, name of step or task, or path; the path counts before the step, and the step before the template. `*`: all others. */
export type Stubs = Readonly<Record<string, Stub>>;
