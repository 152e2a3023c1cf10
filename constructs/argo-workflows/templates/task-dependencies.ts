import { dependencyOf, type Awaited, type Dependency } from '../calls/dependency';
import { Task } from '../calls/handles';
import { callsReadByExpression, callsReadByText } from '../text/calls-read';
import { textsIn } from '../text/tags';

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
  of(name: string, fields: object, after: Awaited | readonly Awaited[] = []): readonly Dependency[] {
    const written = (Array.isArray(after) ? (after as readonly Awaited[]) : [after as Awaited]).map(dependencyOf);
    const named = new Set([name, ...written.flatMap(({ tasks }) => tasks)]);
    const used = tasksReadBy(fields).filter((task) => this.tasks.has(task) && !named.has(task));
    const certain = [...written.flatMap((one) => one.certain), ...used];
    this.#before.set(name, new Set([...certain, ...certain.flatMap((task) => [...this.#waitedForBy(task)])]));
    const implied = new Set(certain.flatMap((task) => [...this.#waitedForBy(task)]));
    return [...written, ...used.filter((task) => !implied.has(task)).map((task) => new Task(task, '', {}).ended)];
  }

  #waitedForBy(task: string): ReadonlySet<string> {
    return this.#before.get(task) ?? new Set();
  }
}

/** In a DAG that stands in a task, names of tasks are those of that DAG. */
const innerDag = /\.inline\.dag\./;

/** The tasks whose values the fields of a task use, in the order of their use, each once. */
function tasksReadBy(fields: object): string[] {
  const names = new Set<string>();
  for (const { path, text } of textsIn(fields, '')) {
    if (innerDag.test(path)) continue;
    for (const name of bareExpression.test(path) ? callsReadByExpression(text) : callsReadByText(text)) names.add(name);
  }
  return [...names];
}
