import type * as l1 from '../../../imports/argo-workflows';
import type { Arguments, ArgumentsAndOptions } from '../calls/arguments';
import { calleesOf, callSpec, inlineNeeds, type Call, type CallOptions } from '../calls/call';
import { callFunction } from '../calls/call-function';
import { Step, type LoopStep, type SingleStep } from '../calls/handles';
import { loopOutputReferences, type LoopItems, type PerItem } from '../calls/loop';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import { outputReferences, type InputReferences } from '../ports/references';
import { callerTemplate, type PortsOf, type Returned } from './caller';
import { resolveFields, type Callable, type FieldsOf, type NoPorts, type RenderedTemplate, type Template } from './template';
import { settingsSpec, type TemplateSettings } from './template-settings';

/** Makes steps, one after the other. */
export interface StepFunction {
  /** A step that calls a template with exactly its inputs. */
  <I extends InputPorts, O extends OutputPorts, R>(
    name: string,
    template: Callable<I, O, R>,
    ...args: ArgumentsAndOptions<I, CallOptions<SingleStep<O, R>>>
  ): SingleStep<O, R>;
  /** A step that calls a template once for each item. Options that differ from item to item are a function, as the arguments are. */
  each<const T, I extends InputPorts, O extends OutputPorts, R>(
    name: string,
    template: Callable<I, O, R>,
    items: LoopItems<T>,
    args: PerItem<T, Arguments<I>>,
    options?: CallOptions<LoopStep<O, R>> | PerItem<T, CallOptions<LoopStep<O, R>>>,
  ): LoopStep<O, R>;
  /** The steps that the function makes run at the same time; what it returns is passed on. */
  parallel<T>(steps: () => T): T;
}

/** What a template of steps is told beside its name. */
export type StepsProps<I extends InputPorts, R extends Returned> = FieldsOf<TemplateSettings, I, NoPorts> & {
  /** @default - none */
  readonly inputs?: I;
  /** Makes the steps, and returns the outputs of the template. `self` is the template itself, for steps that call themselves. */
  readonly steps: (step: StepFunction, inputs: InputReferences<I>, self: Callable<I, NoPorts>) => R;
};

/**
 * A template that runs steps one after the other, or several at the same time.
 *
 * @example
 * const release = steps('release', {
 *   inputs: { version: input.string() },
 *   steps: (step, inputs) => {
 *     step('build', build, { version: inputs.version });
 *     step.parallel(() => {
 *       step('unit-tests', unitTests);
 *       step('scan', scan, { version: inputs.version });
 *     });
 *   },
 * });
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/steps/
 */
export function steps<I extends InputPorts = NoPorts, R extends Returned = void>(
  name: string,
  { inputs = {} as I, steps: write, ...fields }: StepsProps<I, R>,
): Template<I, PortsOf<R>, never> {
  return callerTemplate<I, StepFunction, R>({
    name,
    made: steps,
    inputs,
    collect: collectSteps,
    write,
    render: (calls) => render(calls as readonly StepCall[], resolve()),
  });

  function resolve(): TemplateSettings {
    return resolveFields<TemplateSettings, I, NoPorts>(fields as unknown as FieldsOf<TemplateSettings, I, NoPorts>, { inputs, outputs: {} });
  }
}

interface StepCall extends Call {
  /** Steps of one group run at the same time. */
  readonly group: number;
}

function collectSteps(): { readonly calls: StepCall[]; readonly builder: StepFunction } {
  const calls: StepCall[] = [];
  let group = 0;
  let isParallel = false;
  const step = callFunction(
    (name, template, isLoop) => {
      const known = `steps.${name}`;
      return new Step(name, known, isLoop ? loopOutputReferences(known, template.outputs) : outputReferences(known, template.outputs), isLoop);
    },
    (call) => calls.push({ ...call, group: isParallel ? group : group++ }),
  );
  const parallel = <T>(make: () => T): T => {
    if (isParallel) return make();
    isParallel = true;
    try {
      return make();
    } finally {
      isParallel = false;
      group++;
    }
  };
  return { calls, builder: Object.assign(step, { parallel }) as unknown as StepFunction };
}

function render(calls: readonly StepCall[], settings: TemplateSettings): RenderedTemplate {
  const groups: l1.WorkflowStep[][] = [];
  const sources: { path: string; callSite: NonNullable<Call['callSite']> }[] = [];
  let last = -1;
  for (const call of calls) {
    if (call.group !== last) groups.push([]);
    last = call.group;
    const group = groups.at(-1)!;
    if (call.callSite) sources.push({ path: `steps[${groups.length - 1}][${group.length}]`, callSite: call.callSite });
    group.push(callSpec(call));
  }
  return { ...inlineNeeds(calls), callees: calleesOf(calls), sources, fields: { ...settingsSpec(settings), steps: groups } };
}
