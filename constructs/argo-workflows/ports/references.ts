import { Reference, type Expression } from '../values/expression';
import { ArtifactReference, LocalArtifact } from './artifact';
import type { InputParameter, InputPorts } from './input';
import type { OutputArtifact, OutputParameter, OutputPorts } from './output';

/** The inputs of a template as its own fields see them. */
export type InputReferences<I extends InputPorts> = {
  readonly [K in keyof I]: I[K] extends InputParameter<infer T> ? Reference<T> : LocalArtifact;
};

/** The outputs of a template as its own fields see them: where to write them, and for metrics what was written. */
export type OwnOutputReferences<O extends OutputPorts> = {
  readonly [K in keyof O]: O[K] extends OutputParameter<infer T> ? OwnOutput<T> : LocalArtifact;
};

/** The outputs of a template as those see it who called it. */
export type OutputReferences<O extends OutputPorts> = {
  readonly [K in keyof O]: O[K] extends OutputParameter<infer T> ? Reference<T> : ArtifactReference;
};

/** The outputs of all runs of a loop, as JSON lists. Numbers and booleans stand in them as texts. */
export type LoopOutputReferences<O extends OutputPorts> = {
  readonly [K in keyof O as O[K] extends OutputArtifact ? never : K]: O[K] extends OutputParameter<infer T> ? Reference<T[]> : never;
};

/** An output parameter in the template that gives it. */
export class OwnOutput<out T> extends Reference<T> {
  /** The file in the container that the value is read from. */
  get path(): Expression<string> {
    return new Reference<string>(`${this.variable}.path`);
  }
}

export function inputReferences<I extends InputPorts>(inputs: I): InputReferences<I> {
  return mapPorts(inputs, (name, port) =>
    port.port === 'input-parameter' ? new Reference(`inputs.parameters.${name}`, port.cast, port.isJson) : new LocalArtifact(`inputs.artifacts.${name}`),
  ) as InputReferences<I>;
}

export function ownOutputReferences<O extends OutputPorts>(outputs: O): OwnOutputReferences<O> {
  return mapPorts(outputs, (name, port) =>
    port.port === 'output-parameter' ? new OwnOutput(`outputs.parameters.${name}`, port.cast, port.isJson) : new LocalArtifact(`outputs.artifacts.${port.fields.name ?? name}`),
  ) as OwnOutputReferences<O>;
}

/** The outputs of a template that is being made. */
export const outputsToCome: OutputPorts = Object.freeze({});

/** @param caller what the call is known as: `tasks.load` */
export function outputReferences<O extends OutputPorts>(caller: string, outputs: O): OutputReferences<O> {
  if (outputs === outputsToCome) return new Proxy({}, { get: (_none, name) => tooEarly(caller, String(name)) }) as OutputReferences<O>;
  return mapPorts(outputs, (name, port) =>
    port.port === 'output-parameter'
      ? new Reference(`${caller}.outputs.parameters.${name}`, port.cast, port.isJson)
      : new ArtifactReference(`${caller}.outputs.artifacts.${port.fields.name ?? name}`),
  ) as OutputReferences<O>;
}

function mapPorts<P>(ports: Readonly<Record<string, P>>, make: (name: string, port: P) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, make(name, port)]));
}

function tooEarly(caller: string, name: string): never {
  throw new Error(
    `The output '${name}' of ${caller} is not known yet: the template that it calls is being made, and calls this one. ` +
      'Call it by declaredTemplate(name, { inputs, outputs }), which says what it gives.',
  );
}
