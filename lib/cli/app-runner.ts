import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { deserialize } from 'node:v8';
import type { ManifestSet } from '../manifest-set';
import { describeFailures } from './app-failure';
import { answerDescriptor, type AppAnswer, type AppRequest } from './app-process';
import { CliError } from './cli-error';
import { ExitCode } from './exit-code';
import type { Project, Target } from './project';

export interface TargetObjects {
  readonly target: Target;
  readonly set: ManifestSet;
}

/**
 * Runs every target's app in a process of its own, as many at a time as there are cores.
 * @throws CliError with what every failing app said
 */
export async function runApps(project: Project, targets: readonly Target[]): Promise<TargetObjects[]> {
  const answers = await mapInParallel(targets, (target) => runApp(project, target));
  const failures = answers.flatMap((answer, index) => ('error' in answer ? [{ target: targets[index]!, error: answer.error }] : []));
  if (failures.length > 0) throw new CliError(describeFailures(failures), ExitCode.invalid);
  return answers.map((answer, index) => ({ target: targets[index]!, set: (answer as { set: ManifestSet }).set }));
}

function runApp(project: Project, target: Target): Promise<AppAnswer> {
  const request: AppRequest = { module: target.app.module, environment: target.environment };
  const argv = [...loaderFor(project, target), path.join(__dirname, `app-process${path.extname(__filename)}`), JSON.stringify(request)];
  return new Promise((resolve, reject) => {
    // What an app prints must not end up between the lines of --json; the answer has a channel of its own.
    const child = spawn(process.execPath, argv, { cwd: project.root, stdio: ['ignore', process.stderr, process.stderr, 'pipe'] });
    const chunks: Buffer[] = [];
    (child.stdio[answerDescriptor] as Readable).on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 && chunks.length > 0) resolve(deserialize(Buffer.concat(chunks)) as AppAnswer);
      else resolve({ error: { message: `The process ended with ${signal ?? `exit code ${code}`} before the app was synthesized.` } });
    });
  });
}

/** Node's flags that make it read the app's language. */
function loaderFor(project: Project, target: Target): string[] {
  if (!/\.[cm]?tsx?$/.test(target.app.module)) return [];
  const requireFromProject = createRequire(path.join(project.root, 'package.json'));
  for (const [loader, flags] of [
    ['tsx', (file: string) => ['--import', pathToFileURL(file).href]],
    ['ts-node/register/transpile-only', (file: string) => ['--require', file]],
  ] as const) {
    try {
      return flags(requireFromProject.resolve(loader));
    } catch {
      // The next one may be installed.
    }
  }
  throw new CliError(
    `The app '${target.app.name}' is TypeScript, and neither tsx nor ts-node is installed in ${project.root}. Run npm install --save-dev tsx, or name the compiled module.`,
  );
}

async function mapInParallel<T, R>(items: readonly T[], run: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await run(items[index]!, index);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), items.length) }, worker));
  return results;
}
