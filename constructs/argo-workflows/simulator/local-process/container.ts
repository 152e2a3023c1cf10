import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { itemsOf, textOf, type Fields } from '../../../../lib/references/fields';
import type { StepRequest } from '../step-runner';
import { Environment, stepError } from './environment';
import type { Command } from './execute';
import { writeFile } from './files';
import { imageOf } from './images';
import type { LocalImage, LocalProcessesOptions } from './options';
import type { PathMap } from './path-map';
import { copyFiles, type Volumes } from './volumes';

const scriptPath = '/argo/staging/script';
const refused = ['lifecycle', 'livenessProbe', 'startupProbe', 'volumeDevices', 'stdin', 'tty'] as const;

/** A container of a step as a command: files of its image and its mounts in place, paths in texts as they are here. */
export function commandOf(step: StepRequest, container: Fields, options: LocalProcessesOptions, paths: PathMap, volumes: Volumes): Command {
  for (const field of refused) if (container[field] !== undefined) throw stepError(step, `'${field}' of a container is not supported.`);
  const image = imageOf(options.images, textOf(container.image) ?? '');
  volumes.mount(container, paths);
  copyFiles(step, image, textOf(container.image) ?? '', paths);
  const environment = new Environment(step, options, paths, image, container);
  const write = (text: unknown): string => environment.write(String(text));
  const command = itemsOf(container.command).map(write);
  const args = [...itemsOf(container.args).map(write), ...scriptOf(container, paths)];
  const [program, ...more] = command.length > 0 ? command : image.entrypoint ?? [];
  if (program === undefined) throw stepError(step, `its template names no command. Say what image '${textOf(container.image) ?? ''}' runs: 'images', 'entrypoint'.`);
  const cwd = paths.place(textOf(container.workingDir) ?? image.workingDir ?? '/');
  mkdirSync(cwd, { recursive: true });
  const timeout = timeoutOf(step, options);
  return { argv: [programOf(program, image), ...more, ...args], cwd, env: environment.variables, timeout };
}

/** Seconds after which a step is ended. */
export function timeoutOf({ deadline = Infinity }: StepRequest, { timeout = 300 }: LocalProcessesOptions): number {
  return Math.min(deadline, timeout);
}

/** A path counts from where this process runs, not the step. */
function programOf(program: string, { programs = {} }: LocalImage): string {
  const given = programs[program] ?? programs[path.posix.basename(program)];
  return given?.includes('/') === true ? path.resolve(given) : given ?? program;
}

/** The source of a script template lies in a file, whose path is the last argument. */
function scriptOf({ source }: Fields, paths: PathMap): string[] {
  if (typeof source !== 'string') return [];
  const file = paths.place(scriptPath);
  if (!existsSync(file)) writeFile(file, paths.rewrite(source), 0o755);
  return [file];
}
