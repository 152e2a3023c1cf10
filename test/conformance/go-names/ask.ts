import { execFileSync } from 'node:child_process';
import path from 'node:path';

export interface NameRequest {
  /** As `main.go` lists them. */
  readonly format: string;
  readonly value: string;
}

/** Builds the Go program once and lets Kubernetes' own functions judge all values. */
export function askGoNames(cache: string, requests: readonly NameRequest[]): boolean[] {
  const binary = path.join(cache, 'go-names');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: __dirname });
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join('');
  const output = execFileSync(binary, { input, maxBuffer: 2 ** 28, encoding: 'utf8' });
  return output.trimEnd().split('\n').map((line) => line === 'true');
}
