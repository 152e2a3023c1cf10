import type * as l1 from '../../../imports/argo-workflows';
import type { PolicyRule } from '../../../imports/kubernetes';
import { captureCallSite, type Callee, type CallSite } from '../../../lib/source/call-site';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import { inputReferences, ownOutputReferences, type InputReferences, type OwnOutputReferences } from '../ports/references';

/**
 * What a task or step can call: a template of the same workflow, or one of a WorkflowTemplate elsewhere.
 *
 * @typeParam I its inputs by name
 * @typeParam O its outputs by name
 * @typeParam R what its containers write to stdout, `outputs.result`
 */
export interface Callable<out I extends InputPorts = InputPorts, out O extends OutputPorts = OutputPorts, out R = unknown> {
  readonly name: string;
  readonly inputs: I;
  readonly outputs: O;
  /** Never set: it carries the type, which may be `never`. */
  readonly resultType?: () => R;
  /** Where the template is, when it is not of the same workflow. */
  readonly templateRef?: l1.TemplateRef;
}

/** A template as it is emitted, with what it needs of the workflow that holds it. */
export interface RenderedTemplate {
  readonly fields: Omit<l1.Template, 'name' | 'inputs' | 'outputs'>;
  /** Templates that it calls, in order. */
  readonly callees?: readonly Callable[];
  /** Claims that the workflow makes for the time that it runs. */
  readonly claims?: readonly ClaimTemplate[];
  /** What it does with objects of the cluster. */
  readonly permissions?: readonly PolicyRule[];
  /** Who wrote parts of it, by the path of the field below the template: `dag.tasks[0]`. */
  readonly sources?: readonly { readonly path: string; readonly callSite: CallSite }[];
}

export type ClaimTemplate = NonNullable<l1.WorkflowSpec['volumeClaimTemplates']>[number];

/** Of a template without inputs, or without outputs. */
export type NoPorts = Readonly<Record<never, never>>;

/** What all templates are told. */
export interface PortProps<I extends InputPorts, O extends OutputPorts> {
  /** @default - none */
  readonly inputs?: I;
  /** A function gets the inputs, for what is named after them. @default - none */
  readonly outputs?: O | ((inputs: InputReferences<I>) => O);
}

/**
 * A template of a workflow: a value that tasks and steps call, and that a WorkflowTemplate holds. Made by `container()`, `script()`, `dag()`,
 * `steps()` and their siblings.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-concepts/#template-types
 */
export class Template<out I extends InputPorts = InputPorts, out O extends OutputPorts = OutputPorts, out R = unknown> implements Callable<I, O, R> {
  declare readonly resultType?: () => R;
  readonly inputs: I;
  /** The line that made it. */
  readonly callSite: CallSite | undefined;
  readonly #outputs: () => O;
  readonly #render: () => RenderedTemplate;
  #rendered: RenderedTemplate | undefined;

  /**
   * @param made the function that users call, to know its line
   * @param outputs late, because those of steps and DAGs follow from what they call
   */
  constructor(
    readonly name: string,
    made: Callee,
    ports: { readonly inputs: I; readonly outputs: () => O },
    render: () => RenderedTemplate,
  ) {
    this.inputs = ports.inputs;
    this.callSite = captureCallSite(made);
    this.#outputs = ports.outputs;
    this.#render = render;
  }

  get outputs(): O {
    return this.#outputs();
  }

  /** Its fields; the same each time. */
  render(): RenderedTemplate {
    return (this.#rendered ??= this.#render());
  }

  /** As it stands in `spec.templates`. */
  toSpec(): l1.Template {
    const inputs = portLists(this.inputs);
    const outputs = portLists(this.outputs);
    return { name: this.name, ...(inputs && { inputs }), ...this.render().fields, ...(outputs && { outputs }) };
  }
}

/** Parameters and artifacts in two lists, as the API has them. */
function portLists(ports: InputPorts | OutputPorts): l1.Inputs | undefined {
  const parameters: l1.Parameter[] = [];
  const artifacts: l1.Artifact[] = [];
  for (const [name, port] of Object.entries(ports)) {
    if (port.port.endsWith('parameter')) parameters.push({ name, ...port.fields } as l1.Parameter);
    else artifacts.push({ name, ...port.fields } as l1.Artifact);
  }
  if (parameters.length + artifacts.length === 0) return undefined;
  return { ...(parameters.length > 0 && { parameters }), ...(artifacts.length > 0 && { artifacts }) };
}

/** A field of a template, given as it is, or as a function of the template's inputs and outputs. */
export type Field<F, I extends InputPorts, O extends OutputPorts> = F | ((inputs: InputReferences<I>, outputs: OwnOutputReferences<O>) => F);

/** Fields of a template, each given as it is, or as a function of the template's inputs and outputs. */
export type FieldsOf<F, I extends InputPorts, O extends OutputPorts> = { readonly [K in keyof F]: Field<F[K], I, O> };

/** The fields with what their functions give. */
export function resolveFields<F extends object, I extends InputPorts, O extends OutputPorts>(
  fields: FieldsOf<F, I, O>,
  { inputs, outputs }: { readonly inputs: I; readonly outputs: O },
): F {
  const references = [inputReferences(inputs), ownOutputReferences(outputs)] as const;
  const resolved = Object.entries(fields).map(([name, field]) => [
    name,
    typeof field === 'function' ? (field as (...ports: unknown[]) => unknown)(...references) : field,
  ]);
  return Object.fromEntries(resolved.filter(([, field]) => field !== undefined)) as F;
}
