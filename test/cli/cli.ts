import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
/** What a user runs, compiled. */
export const command = path.join(root, 'build/js/lib/cli/main.js');

// A command is a process of its own, and an app one more: on a busy machine they take their time.
jest.setTimeout(60_000);

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the compiled command in a folder, without the settings of whoever runs the tests. */
export function cli(cwd: string, argv: readonly string[], options: { input?: string; env?: NodeJS.ProcessEnv } = {}): Promise<CliResult> {
  const { GITHUB_ACTIONS, FORCE_COLOR, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...argv], { cwd, env: { ...env, ...options.env } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(options.input ?? '');
  });
}

/** A user's project in a folder of its own, with this package and its peers installed. */
export class UserProject {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'cdk8s-mlops-cli-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    mkdirSync(path.join(this.folder, 'node_modules'));
    for (const name of ['cdk8s', 'constructs', 'tsx', 'ts-node', 'typescript']) this.link(name, path.join(root, 'node_modules', name));
    this.link('cdk8s-mlops', root);
    this.write({ 'package.json': '{"name": "shop", "private": true}', ...files });
  }

  write(files: Readonly<Record<string, string | Buffer>>): this {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
      writeFileSync(path.join(this.folder, file), text);
    }
    return this;
  }

  /** What a project looks like that did not install a package. */
  uninstall(name: string): this {
    rmSync(path.join(this.folder, 'node_modules', name));
    return this;
  }

  path(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private link(name: string, target: string): void {
    symlinkSync(target, path.join(this.folder, 'node_modules', name));
  }
}

/** `cdk8s.yaml` with one app and two environments. */
export function config(app: string, more = ''): string {
  return `context:
  cdk8s-mlops:
    apps:
      shop: ${app}
    environments:
      laptop: {target: local, greeting: hello}
      production: {target: aws, greeting: welcome}
${more}`;
}

/** An app with one ConfigMap, in TypeScript; `body` may add to it or spoil it. */
export function shopApp(body = ''): string {
  return `import { Chart } from 'cdk8s';
import { type Environment, MlopsApp } from 'cdk8s-mlops';
import { ConfigMap } from 'cdk8s-mlops/imports/kubernetes';

export default function shop(environment: Environment): MlopsApp {
  const app = new MlopsApp();
  const chart = new Chart(app, 'web');
  new ConfigMap(chart, 'settings', {
    metadata: { name: 'settings' },
    data: { environment: environment.name, target: environment.target, greeting: String(environment.settings?.greeting) },
  });
  ${body}
  return app;
}
`;
}
