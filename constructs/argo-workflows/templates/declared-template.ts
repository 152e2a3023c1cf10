import type { InputPorts } from '../ports/input';
import type { OutputArtifact, OutputParameter } from '../ports/output';
import type { Callable, NoPorts } from './template';

/** What an output is. Parameters are texts that hold a value of this type. */
export type OutputKind = 'string' | 'number' | 'integer' | 'boolean' | 'json' | 'artifact';

/** What a template takes and gives. */
export interface DeclaredPorts {
  /** @default - none */
  readonly inputs?: InputPorts;
  /** @default - none */
  readonly outputs?: Readonly<Record<string, OutputKind>>;
}

export type InputsOf<T extends DeclaredPorts> = T extends { readonly inputs: infer I extends InputPorts } ? I : NoPorts;

type OutputsOf<T extends DeclaredPorts> = T extends { readonly outputs: infer O extends Readonly<Record<string, OutputKind>> }
  ? { readonly [K in keyof O]: OutputOf<O[K]> }
  : NoPorts;

interface ValueTypes {
  readonly string: string;
  readonly number: number;
  readonly integer: number;
  readonly boolean: boolean;
  readonly json: unknown;
}

type OutputOf<K extends OutputKind> = K extends keyof ValueTypes ? OutputParameter<ValueTypes[K]> : OutputArtifact;

/** A template of which only its name and ports are known. */
export type DeclaredTemplate<T extends DeclaredPorts> = Callable<InputsOf<T>, OutputsOf<T>, string>;

/**
 * A template that others can call before it is written: for templates that call each other and use each other's outputs. The workflow must
 * have one of this name, with these ports.
 *
 * @example
 * const solve = declaredTemplate('solve', { inputs: { size: input.integer() }, outputs: { sum: 'integer' } });
 * const halve = steps('halve', { inputs: solve.inputs, steps: (step, { size }) => step('left', solve, { size: divide(size, 2) }).outputs });
 */
export function declaredTemplate<const T extends DeclaredPorts>(name: string, { inputs = {}, outputs = {} }: T): DeclaredTemplate<T> {
  const ports = Object.entries(outputs).map(([id, kind]) => [id, outputPort(kind)] as const);
  return { name, inputs, outputs: Object.fromEntries(ports) } as unknown as DeclaredTemplate<T>;
}

/** Where the value comes from is known to the template alone. */
function outputPort(kind: OutputKind): OutputParameter | OutputArtifact {
  if (kind === 'artifact') return { port: 'output-artifact', fields: {} };
  const cast = kind === 'integer' ? 'asInt' : kind === 'number' ? 'asFloat' : undefined;
  return { port: 'output-parameter', fields: { valueFrom: {} }, ...(cast && { cast }), ...(kind !== 'string' && { isJson: true }) };
}
