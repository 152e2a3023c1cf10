import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Builds the Go program once and lets the validators of Argo Events judge all objects. @returns what is wrong with each; empty for a valid one */
export function askGoEvents(cache: string, objects: readonly unknown[]): string[] {
  const binary = path.join(cache, 'go-events');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: __dirname });
  const input = objects.map((object) => `${JSON.stringify(object)}\n`).join('');
  const output = execFileSync(binary, { input, maxBuffer: 2 ** 28, encoding: 'utf8' });
  return output.trimEnd().split('\n').map((line) => JSON.parse(line) as string);
}
