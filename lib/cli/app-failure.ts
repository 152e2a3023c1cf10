import path from 'node:path';
import type { AppAnswer } from './app-process';
import type { Target } from './project';

export interface AppFailure {
  readonly target: Target;
  readonly error: Extract<AppAnswer, { error: unknown }>['error'];
}

/** What failing apps said, with the line of the user's; the same from several environments is told once. */
export function describeFailures(failures: readonly AppFailure[]): string {
  const groups = new Map<string, AppFailure[]>();
  for (const failure of failures) {
    const key = `${failure.target.app.name}: ${describeError(failure)}`;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()].map(describeGroup).join('\n\n');
}

function describeGroup(group: readonly AppFailure[]): string {
  const environments = group.map(({ target }) => `'${target.environment.name}'`).join(', ');
  return `The app '${group[0]!.target.app.name}' failed for ${environments}: ${describeError(group[0]!)}`;
}

function describeError({ target, error }: AppFailure): string {
  return `${error.message}${error.stack ? placeIn(error.stack, target.app.module) : ''}`;
}

/** Of a text that does not parse Node writes the place above the message, else the user's line is in the stack. */
function placeIn(stack: string, module: string): string {
  const excerpt = /^(\/|[A-Z]:|file:)[^\n]*:\d+\n[^]*?\n\n(?=\w*Error)/.exec(stack)?.[0];
  const line = stack.split('\n').find((text) => /^\s+at /.test(text) && !/node_modules|node:/.test(text) && !text.includes(ownFolder));
  return `\n${excerpt?.trimEnd() ?? line ?? `    in ${module}`}`;
}

/** Of a package that is linked, not installed, the path says nothing of node_modules. */
const ownFolder = `${path.dirname(__dirname)}${path.sep}`;
