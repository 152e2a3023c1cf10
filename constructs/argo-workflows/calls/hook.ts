import type * as l1 from '../../../imports/argo-workflows';
import type { InputPorts } from '../ports/input';
import type { Callable } from '../templates/template';
import type { Expression } from '../values/expression';
import { booleanOperand } from '../values/operands';
import { withItemTags } from '../values/with-tags';
import { argumentLists, type ArgumentsAndOptions } from './arguments';

/** A template that runs when something else starts or ends. Made by `hook()`. */
export interface Hook {
  readonly template: Callable;
  readonly arguments: l1.Arguments | undefined;
  readonly when: Expression<boolean> | undefined;
}

/** Hooks by name. `exit` runs at the end; others run when their `when` holds for the first time. */
export type Hooks = Readonly<Record<string, Hook>>;

/** When the hook runs. */
export interface HookOptions {
  /** Every hook but `exit` needs one. @default - at the end */
  readonly when?: Expression<boolean>;
}

/**
 * Runs a template beside the workflow's own steps: `hooks: { exit: hook(notify, { text: 'done' }) }`.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/lifecyclehook/
 */
export function hook<I extends InputPorts>(template: Callable<I>, ...[args, options = {}]: ArgumentsAndOptions<I, HookOptions>): Hook {
  return { template, arguments: argumentLists(template.inputs, args), when: options.when };
}

/** As the API has them. */
export function hooksSpec(hooks: Hooks): { readonly [name: string]: l1.LifecycleHook } {
  return Object.fromEntries(
    Object.entries(hooks).map(([name, one]) => [
      name,
      {
        ...calleeFields(one.template),
        ...(one.arguments && { arguments: one.arguments }),
        ...(one.when && { expression: withItemTags(booleanOperand(one.when)) }),
      },
    ]),
  );
}

/** How a call names its template. */
export function calleeFields({ name, templateRef }: Callable): Pick<l1.DAGTask, 'template' | 'templateRef'> {
  return templateRef ? { templateRef } : { template: name };
}
