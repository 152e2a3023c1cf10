import type * as l1 from '../../../imports/argo-workflows';
import type { CallSite } from '../../../lib/source/call-site';
import { Template, type Callable, type RenderedTemplate } from '../templates/template';
import { conditionTag, type Value } from '../values/operands';
import { argumentLists } from './arguments';
import { calleeFields, hooksSpec, type Hooks } from './hook';
import { loopFields, type LoopItems } from './loop';

/** What steps and tasks can be told beside their arguments. `S` is what they are known as to those after them. */
export interface CallOptions<S> {
  /** Runs only where it holds; else it is skipped. @default - it always runs */
  readonly when?: Value<boolean>;
  /** What runs when it starts or ends; a function gets the step or task itself. @default - none */
  readonly hooks?: Hooks | ((self: S) => Hooks);
  /** Goes on where it failed. @default - the workflow fails */
  readonly continueOn?: l1.ContinueOn;
  /** Writes the template into the step or task, in place of its name. @default false */
  readonly inline?: boolean;
}

/** One step or task as it was written. */
export interface Call {
  readonly name: string;
  readonly template: Callable;
  readonly arguments: Readonly<Record<string, unknown>> | undefined;
  readonly items: LoopItems<unknown> | undefined;
  readonly options: CallOptions<never>;
  readonly hooks: Hooks;
  readonly callSite: CallSite | undefined;
}

/** What steps and tasks have in common, as the API has it. */
export function callSpec({
  name,
  template,
  arguments: args,
  items,
  options,
  hooks,
}: Call): Omit<l1.WorkflowStep, 'name'> & { readonly name: string } {
  const lists = argumentLists(template.inputs, args);
  const isInline = options.inline === true && template instanceof Template;
  return {
    name,
    ...(isInline ? { inline: inlineSpec(template) } : calleeFields(template)),
    ...(lists && { arguments: lists }),
    ...(options.when !== undefined && { when: conditionTag(options.when) }),
    ...(items !== undefined && loopFields(items)),
    ...(options.continueOn && { continueOn: options.continueOn }),
    ...(Object.keys(hooks).length > 0 && { hooks: hooksSpec(hooks) }),
  };
}

/** Templates that a call names, and that the workflow must therefore hold. */
export function calleesOf(calls: readonly Call[]): Callable[] {
  return calls.flatMap(({ template, options, hooks }) => {
    const inHooks = Object.values(hooks).map((one) => one.template);
    if (options.inline !== true) return [template, ...inHooks];
    return [...((template instanceof Template && template.render().callees) || []), ...inHooks];
  });
}

/** What templates that stand in their steps and tasks need of the workflow. */
export function inlineNeeds(calls: readonly Call[]): Pick<RenderedTemplate, 'claims' | 'permissions'> {
  const rendered = calls.flatMap(({ template, options }) => (options.inline === true && template instanceof Template ? template.render() : []));
  return { claims: rendered.flatMap(({ claims = [] }) => claims), permissions: rendered.flatMap(({ permissions = [] }) => permissions) };
}

/** An inline template has no name of its own. */
function inlineSpec(template: Template): Omit<l1.Template, 'name'> {
  const { name: _name, ...fields } = template.toSpec();
  return fields;
}
