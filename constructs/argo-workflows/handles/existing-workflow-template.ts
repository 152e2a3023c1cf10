import type { WorkflowTemplateHandle } from '../../../lib/workflow-template-handle';
import type { InputPorts } from '../ports/input';
import type { OutputArtifact, OutputParameter } from '../ports/output';
import type { Callable } from '../templates/template';
import type { GlobalPorts } from '../workflows/global-parameters';
import { calledFrom, startedAt, workflowParametersOf, type ParametersOf, type StartedAt } from '../workflows/template-handle';

/** What an output is. Parameters are texts that hold a value of this type. */
export type OutputKind = 'string' | 'number' | 'integer' | 'boolean' | 'json' | 'artifact';

/** A template of an existing WorkflowTemplate. */
export interface ExistingTemplate {
  /** @default - none */
  readonly inputs?: InputPorts;
  /** @default - none */
  readonly outputs?: Readonly<Record<string, OutputKind>>;
}

/** What is known of an existing WorkflowTemplate. */
export interface ExistingWorkflowTemplateProps<P extends GlobalPorts, T extends Readonly<Record<string, ExistingTemplate>>> {
  /** @default - where it is used */
  readonly namespace?: string;
  /** Whether it is a ClusterWorkflowTemplate. @default false */
  readonly clusterScope?: boolean;
  /** Arguments of a workflow that starts from it. @default - none */
  readonly parameters?: P;
  /** Templates that workflows elsewhere can call. @default - none */
  readonly templates?: T;
}

/** A WorkflowTemplate that is made elsewhere: how to start it, and its templates to call. */
export type ExistingWorkflowTemplate<P extends GlobalPorts, T extends Readonly<Record<string, ExistingTemplate>>> = WorkflowTemplateHandle<
  ParametersOf<P>
> & {
  readonly templates: { readonly [K in keyof T]: CallableOf<T[K]> };
  /** The same, for who starts it at another of its templates. */
  startingAt<K extends keyof T>(template: K): StartedAt<ParametersOf<P>, InputsOf<T[K]>>;
};

type InputsOf<T extends ExistingTemplate> = T extends { readonly inputs: infer I extends InputPorts } ? I : Readonly<Record<never, never>>;

type OutputsOf<T extends ExistingTemplate> = T extends { readonly outputs: infer O extends Readonly<Record<string, OutputKind>> }
  ? { readonly [K in keyof O]: OutputOf<O[K]> }
  : Readonly<Record<never, never>>;

interface ValueTypes {
  readonly string: string;
  readonly number: number;
  readonly integer: number;
  readonly boolean: boolean;
  readonly json: unknown;
}

type OutputOf<K extends OutputKind> = K extends keyof ValueTypes ? OutputParameter<ValueTypes[K]> : OutputArtifact;

type CallableOf<T extends ExistingTemplate> = Callable<InputsOf<T>, OutputsOf<T>, string>;

/**
 * A typed handle of a WorkflowTemplate that this app does not make: triggers start it, and tasks call its templates, with exactly their
 * inputs. `cdk8s-mlops from-yaml` writes such handles. Declare the object with `ExternalObjects`, if no app of the project makes it.
 *
 * @example
 * const ci = existingWorkflowTemplate('ci', {
 *   parameters: { revision: input.string({ default: 'main' }) },
 *   templates: { build: { inputs: { image: input.string() }, outputs: { digest: 'string' } } },
 * });
 */
export function existingWorkflowTemplate<
  const P extends GlobalPorts = Readonly<Record<never, never>>,
  const T extends Readonly<Record<string, ExistingTemplate>> = Readonly<Record<never, never>>,
>(name: string, props: ExistingWorkflowTemplateProps<P, T> = {}): ExistingWorkflowTemplate<P, T> {
  const { namespace, clusterScope = false, parameters = {} as P, templates = {} as T } = props;
  const handle = {
    templateName: name,
    ...(namespace !== undefined && { templateNamespace: namespace }),
    clusterScope,
    parameters: workflowParametersOf(parameters) as ParametersOf<P>,
  };
  const callables = Object.fromEntries(Object.entries(templates).map(([id, template]) => [id, calledFrom(handle, declared(id, template))]));
  return {
    ...handle,
    templates: callables as ExistingWorkflowTemplate<P, T>['templates'],
    startingAt: (template) => startedAt(handle, callables[template as string]!) as never,
  };
}

function declared(name: string, { inputs = {}, outputs = {} }: ExistingTemplate): Callable {
  const ports = Object.entries(outputs).map(([id, kind]) => [id, outputPort(kind)] as const);
  return { name, inputs, outputs: Object.fromEntries(ports) };
}

/** Where the value comes from is known to the template alone. */
function outputPort(kind: OutputKind): OutputParameter | OutputArtifact {
  if (kind === 'artifact') return { port: 'output-artifact', fields: {} };
  return { port: 'output-parameter', fields: { valueFrom: {} }, cast: kind === 'integer' ? 'asInt' : 'asFloat' };
}
