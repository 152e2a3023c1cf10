import type * as l1 from '../../../imports/argo-workflows';
import { dependencyOf, type Awaited, type Dependency } from '../calls/dependency';
import { Task } from '../calls/handles';
import { callsReadByExpression, callsReadByText } from '../text/calls-read';
import { textsIn } from '../text/tags';

/** A task without its name; what stands in it in place of the name of a template is of interest here. */
type TaskFields = Omit<l1.DAGTask, 'name' | 'inline'> & { readonly inline?: Omit<l1.Template, 'name'> };

/** Fields that hold an expression without braces. */
const bareExpression = /\.(expression|fromExpression)$/;

/**
 * What the tasks of one DAG wait for: what the user wrote, and the tasks whose values they use. Asked for each task in the order in which
 * they were made.
 */
export class TaskDependencies {
  /** By task: those that ended well, for sure, when it starts. */
  readonly #before = new Map<string, ReadonlySet<string>>();

  /** @param tasks names of all tasks */
  constructor(private readonly tasks: ReadonlySet<string>) {}

  /** @param fields of the task, with the values that it uses */
  of(name: string, fields: TaskFields, after: Awaited | readonly Awaited[] = []): readonly Dependency[] {
    const written = (Array.isArray(after) ? (after as readonly Awaited[]) : [after as Awaited]).map(dependencyOf);
    const named = new Set([name, ...written.flatMap(({ tasks }) => tasks)]);
    const used = tasksReadBy(fields).filter((task) => this.tasks.has(task) && !named.has(task));
    const certain = [...written.flatMap((one) => one.certain), ...used];
    const before = new Set<string>();
    for (const task of certain) this.#before.get(task)?.forEach((one) => before.add(one));
    const direct = used.filter((task) => !before.has(task));
    for (const task of certain) before.add(task);
    this.#before.set(name, before);
    return [...written, ...direct.map((task) => new Task(task, '', {}).ended)];
  }
}

/** The tasks whose values the fields of a task use, in the order of their use, each once. */
function tasksReadBy(fields: TaskFields): string[] {
  // In a DAG that stands in a task, its own tasks come first.
  const own = new Set(fields.inline?.dag?.tasks.map(({ name }) => name));
  const names = new Set<string>();
  for (const { path, text } of textsIn(fields, '')) {
    const read = bareExpression.test(path) ? callsReadByExpression(text) : callsReadByText(text);
    for (const name of read) if (!own.has(name) || !path.startsWith('.inline.')) names.add(name);
  }
  return [...names];
}
