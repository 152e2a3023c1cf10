import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import { containerSpec, type ContainerFields } from './container-fields';
import { leafTemplate } from './leaf';
import { podSpec, splitFields, type PodFields } from './pod-fields';
import { programText } from './program-text';
import type { FieldsOf, NoPorts, PortProps, Template } from './template';

/** A container that runs a program which stands in the workflow. */
export interface ScriptFields extends Omit<ContainerFields, 'args'> {
  /**
   * The program. It is written to a file, which `command` gets as its last argument. It can be indented as the code around it: what all lines
   * are indented by is taken away.
   */
  readonly source: string;
}

export type ScriptTemplateProps<I extends InputPorts, O extends OutputPorts, R> = PortProps<I, O> &
  FieldsOf<ScriptFields & PodFields, I, O> &
  ResultType<R>;

/** The type of what is written to stdout. */
export interface ResultType<R> {
  /** `result<number[]>()`: what the program writes to stdout is JSON of this type. @default - a text */
  readonly result?: Result<R>;
}

/** Says of which type a result is. Made by `result()`. */
export interface Result<R> {
  /** Never set: it carries the type. */
  readonly resultType?: R;
}

/** The type of what a program writes to stdout. */
export function result<R>(): Result<R> {
  return {};
}

/**
 * A template that runs a program which stands in the workflow. What it writes to stdout is its `result`.
 *
 * @example
 * const split = script('split', {
 *   image: 'python:3.13-alpine',
 *   command: ['python'],
 *   inputs: { parts: input.integer() },
 *   result: result<number[]>(),
 *   source: (inputs) => `import json; print(json.dumps(list(range(${inputs.parts}))))`,
 * });
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/scripts-and-results/
 */
export function script<I extends InputPorts = NoPorts, O extends OutputPorts = NoPorts, R = string>(
  name: string,
  { result: _result, ...props }: ScriptTemplateProps<I, O, R>,
): Template<I, O, R> {
  return leafTemplate<ScriptFields & PodFields, I, O, R>(
    name,
    script,
    props as unknown as PortProps<I, O> & FieldsOf<ScriptFields & PodFields, I, O>,
    (fields) => {
      const { pod, container } = splitFields<ScriptFields>(fields);
      return podSpec(pod, [container], { script: { ...containerSpec(container), source: programText(container.source) } });
    },
  );
}
