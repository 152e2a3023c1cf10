/** How the end of tasks decides whether another starts, as `depends` says it. */
export class Dependency {
  constructor(
    readonly text: string,
    /** Tasks that it names. */
    readonly tasks: readonly string[],
    /** Those of them that ended well, whenever it holds. */
    readonly certain: readonly string[] = [],
  ) {}

  /** Whether all that it says is that these tasks ended. */
  get isList(): boolean {
    return this.text.replace(/[()]/g, '') === this.tasks.join(' && ');
  }
}

/** What can be waited for: a task, which then succeeded or was skipped, or something more exact, such as `train.failed`. */
export type Awaited = Dependency | { readonly ended: Dependency };

/** All of them. */
export function allOf(...awaited: readonly Awaited[]): Dependency {
  const { text, tasks } = joined(' && ', awaited);
  return new Dependency(text, tasks, awaited.flatMap((one) => dependencyOf(one).certain));
}

/** At least one of them. */
export function anyOf(...awaited: readonly Awaited[]): Dependency {
  return joined(' || ', awaited);
}

/** None of them happened. */
export function noneOf(...awaited: readonly Awaited[]): Dependency {
  const { text, tasks } = anyOf(...awaited);
  if (text === '') return new Dependency('', []);
  return new Dependency(text.includes(' ') ? `!(${text})` : `!${text}`, tasks);
}

export function dependencyOf(awaited: Awaited): Dependency {
  return awaited instanceof Dependency ? awaited : awaited.ended;
}

function joined(operator: string, awaited: readonly Awaited[]): Dependency {
  const parts = awaited.map(dependencyOf).filter(({ text }) => text !== '');
  const text = parts.length === 1 ? parts[0]!.text : parts.map((part) => (part.text.includes(' ') ? `(${part.text})` : part.text)).join(operator);
  return new Dependency(
    text,
    parts.flatMap(({ tasks }) => tasks),
  );
}
