import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** A text, and what it should hold: a JSON list of its documents, with every digit of its numbers. */
export interface ReaderRequest {
  readonly yaml: string;
  readonly documents: string;
}

export interface ReaderAnswer {
  readonly equal: boolean;
  readonly error?: string;
  /** What the reader found, as far as it came. */
  readonly documents?: readonly unknown[];
}

/** Builds the Go program once and lets it read all texts as Kubernetes does. */
export function askGoReader(cache: string, requests: readonly ReaderRequest[]): ReaderAnswer[] {
  const binary = path.join(cache, 'go-reader');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: __dirname });
  return ask(binary, [], requests);
}

/** One request and one answer a line. */
export function ask(program: string, argv: readonly string[], requests: readonly ReaderRequest[]): ReaderAnswer[] {
  const input = requests.map(({ yaml, documents }) => `{"yaml":${JSON.stringify(yaml)},"documents":${documents}}\n`).join('');
  const output = execFileSync(program, argv, { input, maxBuffer: 2 ** 30, encoding: 'utf8' });
  return output.trim().split('\n').map((line) => JSON.parse(line) as ReaderAnswer);
}
