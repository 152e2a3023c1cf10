import type { Callee } from '../../../lib/source/call-site';
import type { Call } from '../calls/call';
import type { ArtifactReference, ChosenArtifact } from '../ports/artifact';
import type { InputPorts } from '../ports/input';
import { output, type OutputArtifact, type OutputParameter, type OutputPort, type OutputPorts } from '../ports/output';
import { inputReferences, outputsToCome, type InputReferences } from '../ports/references';
import type { Expression } from '../values/expression';
import { Template, type Callable, type NoPorts, type RenderedTemplate } from './template';

/** An output of steps or of a DAG: a value or artifact of one of its calls, or more about it, from `output.from()`. */
export type ReturnedOutput = Expression<unknown> | ArtifactReference | ChosenArtifact | OutputPort;

/** What the function that makes steps or tasks may return: the outputs of the template, or nothing. */
export type Returned = Readonly<Record<string, ReturnedOutput>> | void;

/** The outputs of a template that follow from what was returned. */
export type PortsOf<R extends Returned> = R extends Readonly<Record<string, ReturnedOutput>>
  ? { readonly [K in keyof R]: R[K] extends OutputPort ? R[K] : R[K] extends Expression<infer T> ? OutputParameter<T> : OutputArtifact }
  : NoPorts;

/** Steps or tasks with what they were called with, and the outputs. */
interface Written {
  readonly calls: readonly Call[];
  readonly outputs: OutputPorts;
}

/** How a template that calls others is made. */
export interface CallerParts<I extends InputPorts, B, R extends Returned> {
  readonly name: string;
  /** The function that users call. */
  readonly made: Callee;
  readonly inputs: I;
  /** Collects the calls, and makes the function that users make steps or tasks with. */
  readonly collect: () => { readonly calls: Call[]; readonly builder: B };
  /** The user's function. */
  readonly write: (builder: B, inputs: InputReferences<I>, self: Callable<I, NoPorts>) => R;
  readonly render: (calls: readonly Call[]) => RenderedTemplate;
}

/** A template that calls others. The user's function runs when the template is first looked at, so that templates may call each other. */
export function callerTemplate<I extends InputPorts, B, R extends Returned>({
  name,
  made,
  inputs,
  collect,
  write,
  render,
}: CallerParts<I, B, R>): Template<I, PortsOf<R>, never> {
  let written: Written | undefined;
  let isWriting = false;
  const look = (): Written => {
    if (written) return written;
    if (isWriting) return { calls: [], outputs: outputsToCome };
    isWriting = true;
    try {
      const { calls, builder } = collect();
      const returned = write(builder, inputReferences(inputs), template as Callable<I, NoPorts>);
      return (written = { calls, outputs: outputPorts(returned ?? {}) });
    } finally {
      isWriting = false;
    }
  };
  const template: Template<I, PortsOf<R>, never> = new Template<I, PortsOf<R>, never>(
    name,
    made,
    { inputs, outputs: () => look().outputs as PortsOf<R> & OutputPorts },
    () => render(look().calls),
  );
  return template;
}

function outputPorts(returned: Readonly<Record<string, ReturnedOutput>>): OutputPorts {
  return Object.fromEntries(
    Object.entries(returned).map(([name, value]) => [name, 'port' in value ? value : output.from(value as Expression<unknown>)]),
  );
}
