import type * as l1 from '../../../imports/argo-workflows';
import type { Arguments, ArgumentsAndOptions } from '../calls/arguments';
import { calleesOf, callSpec, inlineNeeds, type Call, type CallOptions } from '../calls/call';
import { callFunction } from '../calls/call-function';
import { allOf, type Awaited, type Dependency } from '../calls/dependency';
import { Task, type LoopTask, type SingleTask } from '../calls/handles';
import { loopOutputReferences, type LoopItems, type PerItem } from '../calls/loop';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import { outputReferences, type InputReferences } from '../ports/references';
import type { Expression } from '../values/expression';
import { callerTemplate, type PortsOf, type Returned } from './caller';
import { TaskDependencies } from './task-dependencies';
import { resolveFields, type Callable, type FieldsOf, type NoPorts, type RenderedTemplate, type Template } from './template';
import { settingsSpec, type TemplateSettings } from './template-settings';

/** What a task can be told beside its arguments. */
export interface TaskOptions<T> extends CallOptions<T> {
  /** What it waits for, beside the tasks whose values it uses: they are waited for anyhow. @default - nothing else */
  readonly after?: Awaited | readonly Awaited[];
}

/** Makes tasks of a DAG. */
export interface TaskFunction {
  /** A task that calls a template with exactly its inputs. */
  <I extends InputPorts, O extends OutputPorts, R>(
    name: string,
    template: Callable<I, O, R>,
    ...args: ArgumentsAndOptions<I, TaskOptions<SingleTask<O, R>>>
  ): SingleTask<O, R>;
  /** A task that calls a template once for each item. Options that differ from item to item are a function, as the arguments are. */
  each<const T, I extends InputPorts, O extends OutputPorts, R>(
    name: string,
    template: Callable<I, O, R>,
    items: LoopItems<T>,
    args: PerItem<T, Arguments<I>>,
    options?: TaskOptions<LoopTask<O, R>> | PerItem<T, TaskOptions<LoopTask<O, R>>>,
  ): LoopTask<O, R>;
}

/** What a DAG is told beside its name. */
export type DagProps<I extends InputPorts, R extends Returned> = FieldsOf<TemplateSettings & DagFields, I, NoPorts> & {
  /** @default - none */
  readonly inputs?: I;
  /** Makes the tasks, and returns the outputs of the template. `self` is the template itself, for a DAG that calls itself. */
  readonly tasks: (task: TaskFunction, inputs: InputReferences<I>, self: Callable<I, NoPorts>) => R;
};

/** Fields of a DAG beside its tasks. */
export interface DagFields {
  /** Tasks to run, with what they wait for: names parted by spaces. @default - all */
  readonly target?: string | Expression<string>;
}

/**
 * A template that runs tasks as soon as what they wait for is there. Dependencies follow from the values that tasks use of each other.
 *
 * @example
 * const training = dag('training', {
 *   inputs: { source: input.string() },
 *   tasks: (task, inputs) => {
 *     const loaded = task('load', load, { source: inputs.source });
 *     const trained = task('train', train, { raw: loaded.outputs.raw });
 *     task('register', register, { run: trained.outputs.run }, { when: lt(trained.outputs.rmse, 0.5) });
 *     return { run: trained.outputs.run };
 *   },
 * });
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/dag/
 */
export function dag<I extends InputPorts = NoPorts, R extends Returned = void>(
  name: string,
  { inputs = {} as I, tasks, ...fields }: DagProps<I, R>,
): Template<I, PortsOf<R>, never> {
  return callerTemplate<I, TaskFunction, R>({
    name,
    made: dag,
    inputs,
    collect: collectTasks,
    write: tasks,
    render: (calls) => render(calls, resolve()),
  });

  function resolve(): TemplateSettings & DagFields {
    return resolveFields<TemplateSettings & DagFields, I, NoPorts>(fields as unknown as FieldsOf<TemplateSettings & DagFields, I, NoPorts>, {
      inputs,
      outputs: {},
    });
  }
}

interface TaskCall extends Call {
  readonly options: TaskOptions<never>;
}

function collectTasks(): { readonly calls: TaskCall[]; readonly builder: TaskFunction } {
  const calls: TaskCall[] = [];
  const builder = callFunction(
    (name, template, isLoop) => {
      const known = `tasks.${name}`;
      return new Task(name, known, isLoop ? loopOutputReferences(known, template.outputs) : outputReferences(known, template.outputs), isLoop);
    },
    (call) => calls.push(call),
  );
  return { calls, builder: builder as unknown as TaskFunction };
}

function render(calls: readonly TaskCall[], { target, failFast, ...settings }: TemplateSettings & DagFields): RenderedTemplate {
  const dependencies = new TaskDependencies(new Set(calls.map(({ name }) => name)));
  const tasks = calls.map((call) => {
    const { name, ...fields } = callSpec(call);
    return { name, fields, awaited: allOf(...dependencies.of(name, fields, call.options.after)) };
  });
  // The API takes `depends` in all tasks or in none, and none beside `continueOn`. Where only `depends` can say it, the checks tell of both.
  const asLists = calls.some(({ options }) => options.continueOn) && tasks.every(({ awaited }) => awaited.isList);
  return {
    ...inlineNeeds(calls),
    callees: calleesOf(calls),
    sources: calls.flatMap(({ callSite }, index) => (callSite ? [{ path: `dag.tasks[${index}]`, callSite }] : [])),
    fields: {
      ...settingsSpec(settings),
      dag: {
        ...(target !== undefined && { target: String(target) }),
        ...(failFast !== undefined && { failFast }),
        tasks: tasks.map(({ name, fields, awaited }) => ({ name, ...fields, ...dependencyFields(awaited, asLists) })),
      },
    },
  };
}

function dependencyFields({ text, tasks }: Dependency, asList: boolean): Pick<l1.DAGTask, 'depends' | 'dependencies'> {
  if (text === '') return {};
  return asList ? { dependencies: [...new Set(tasks)] } : { depends: text };
}
