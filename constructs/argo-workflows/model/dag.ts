import { itemsOf, textOf } from '../../../lib/references/fields';
import { parseDepends, type ParsedDepends } from '../text/depends';
import type { Call, Template } from './template';

/** The tasks of a DAG with what each waits for. */
export class Dag {
  readonly tasks: ReadonlyMap<string, Call>;
  private readonly parents = new Map<string, readonly string[]>();
  /** Of one task alone, since those of all would be many for a long chain; rules ask task by task. */
  private lastAsked: { readonly name: string; readonly before: ReadonlySet<string> } | undefined;

  constructor(readonly template: Template) {
    this.tasks = new Map(template.calls.filter(({ kind }) => kind === 'tasks').map((task) => [task.name, task]));
    for (const [name, task] of this.tasks) this.parents.set(name, [...new Set(namedBy(task))]);
  }

  /** Tasks that a task names in `depends` or `dependencies`, whether they are there or not. */
  dependencies(name: string): readonly string[] {
    return this.parents.get(name) ?? [];
  }

  /** A task is over when another one starts. */
  waitsFor(name: string, wanted: string): boolean {
    if (this.lastAsked?.name !== name) this.lastAsked = { name, before: this.allBefore(name) };
    return this.lastAsked.before.has(wanted);
  }

  private allBefore(name: string): ReadonlySet<string> {
    const found = new Set(this.dependencies(name));
    for (const one of found) for (const other of this.dependencies(one)) found.add(other);
    return found;
  }

  /** Each circle once, by the names on it. */
  cycles(): string[][] {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[][] = [];
    for (const name of this.tasks.keys()) if (!state.has(name)) this.follow(name, state, cycles);
    return cycles;
  }

  /** Depth first without recursion: a DAG may be a chain of thousands of tasks. */
  private follow(start: string, state: Map<string, 'open' | 'done'>, cycles: string[][]): void {
    const path = [{ name: start, next: 0 }];
    state.set(start, 'open');
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const child = this.dependencies(top.name)[top.next++];
      if (child === undefined) {
        state.set(top.name, 'done');
        path.pop();
      } else if (state.get(child) === 'open') {
        cycles.push([...path.slice(path.findIndex(({ name }) => name === child)).map(({ name }) => name), child]);
      } else if (!state.has(child) && this.tasks.has(child)) {
        state.set(child, 'open');
        path.push({ name: child, next: 0 });
      }
    }
  }
}

export function dependsOf(task: Call): ParsedDepends | undefined {
  const text = textOf(task.fields.depends);
  return text === undefined ? undefined : parseDepends(text);
}

function namedBy(task: Call): string[] {
  return dependsOf(task)?.terms.map((term) => term.task) ?? itemsOf(task.fields.dependencies).filter((name) => typeof name === 'string');
}

const dags = new WeakMap<Template, Dag>();

export function dagOf(template: Template): Dag {
  let dag = dags.get(template);
  if (!dag) dags.set(template, (dag = new Dag(template)));
  return dag;
}
