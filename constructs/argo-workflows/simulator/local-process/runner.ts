import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fieldAt, fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../../../lib/references/fields';
import type { ArtifactContent, StepOutcome, StepRequest, StepRunner } from '../step-runner';
import { commandOf, timeoutOf } from './container';
import { inOrder } from './container-set';
import { stepError } from './environment';
import { background, execute, type Command, type Executed } from './execute';
import { readContent, writeContent, writeFile } from './files';
import { checkImages } from './images';
import type { LocalProcessesOptions } from './options';
import { PathMap } from './path-map';
import { Semaphore } from './semaphore';
import { Volumes } from './volumes';

/**
 * Runs the command of container, script and containerSet templates as a process of this machine, each attempt in a folder of its own. Input
 * artifacts and volumes are files in it, outputs are read from it, stdout is the result.
 *
 * There is no container: the programs are those of this machine, and paths of the container lie below the step's folder. Declared paths (of
 * artifacts, parameters, mounts, files of the image, `/tmp`) are rewritten where they stand in command, arguments, environment and source; a path
 * that a program itself puts together is not. It finds the folder that stands for `/` in the variable STEP_ROOT: volumes are there by links,
 * other than those that are mounted within another one.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/
 */
export function localProcesses(options: LocalProcessesOptions): StepRunner {
  const slots = new Semaphore(options.parallelism ?? availableParallelism());
  return {
    check: (templates) => checkImages(options.images ?? {}, templates),
    async run(step) {
      const local = new LocalStep(step, options);
      return step.isDaemon ? local.startDaemon() : slots.use(() => local.run());
    },
  };
}

class LocalStep {
  private readonly folder: string;
  private readonly paths: PathMap;
  private readonly volumes: Volumes;

  constructor(private readonly step: StepRequest, private readonly options: LocalProcessesOptions) {
    this.folder = path.join(path.resolve(options.folder), 'steps', `${step.podName.replace(/[^\w.-]/g, '_')}.${step.attempt}`);
    this.paths = new PathMap(path.join(this.folder, 'root'));
    this.volumes = new Volumes(step, options, this.folder);
    for (const field of ['initContainers', 'sidecars', 'podSpecPatch']) {
      if (step.template[field] !== undefined) throw stepError(step, `'${field}' is not supported. Give a stub.`);
    }
  }

  async run(): Promise<StepOutcome> {
    if (this.step.type === 'containerSet') return this.runSet();
    const executed = await this.execute('main', this.command());
    return this.outcome(executed);
  }

  async startDaemon(): Promise<StepOutcome> {
    await this.asking(() => background(this.command(), this.step.signal), 'main');
    return { ip: '127.0.0.1' };
  }

  private command(): Command {
    const { step } = this;
    if (step.type !== 'container' && step.type !== 'script') throw stepError(step, `a template of type ${step.type} has no command. Give a stub.`);
    const container = fieldsOf(step.template[step.type]);
    this.prepare([container]);
    return commandOf(step, container, this.options, this.paths, this.volumes);
  }

  /** Containers of a set share the folder of the step; its outputs are those of `main`. */
  private async runSet(): Promise<StepOutcome> {
    const set = fieldsOf(this.step.template.containerSet);
    if (set.retryStrategy !== undefined) throw stepError(this.step, `'containerSet.retryStrategy' is not supported. Give a stub.`);
    const mounts = itemsOf(set.volumeMounts);
    const withMounts = (one: Fields): Fields => ({ ...one, volumeMounts: [...mounts, ...itemsOf(one.volumeMounts)] });
    const containers = itemsOf(set.containers).filter(isFields).map(withMounts);
    this.prepare(containers);
    let main: Executed | undefined;
    for (const container of inOrder(containers)) {
      const name = String(container.name);
      const executed = await this.execute(name, commandOf(this.step, container, this.options, this.paths, this.volumes));
      if (name === 'main') main = executed;
      if (executed.exitCode !== 0) return this.outcome(executed, `Container '${name}'`);
    }
    return this.outcome(main ?? { exitCode: 0, stdout: '', stderr: '', seconds: 0, isTimedOut: false });
  }

  /** An empty folder with the inputs in it. Mounts come first: inputs may lie in volumes. */
  private prepare(containers: readonly Fields[]): void {
    rmSync(this.folder, { recursive: true, force: true });
    for (const container of containers) this.volumes.mount(container, this.paths);
    mkdirSync(this.paths.place('/tmp'), { recursive: true });
    for (const place of ['/tmp', '/argo/staging/script', ...this.declared()]) this.paths.declare(place);
    for (const { name, path: place, content, mode } of this.step.artifacts) {
      if (place === undefined) continue;
      if (content === undefined) throw stepError(this.step, `nobody said what is in its input artifact '${name}'. Give it in 'artifacts', or have the stub before it say it.`);
      writeContent(this.paths.place(place), content, mode);
    }
    for (const place of this.declared()) mkdirSync(path.dirname(this.paths.place(place)), { recursive: true });
  }

  private declared(): string[] {
    const { template } = this.step;
    const artifacts = ['inputs', 'outputs'].flatMap((side) => itemsOf(fieldAt(template, side, 'artifacts'))).map((one) => fieldAt(one, 'path'));
    const parameters = itemsOf(fieldAt(template, 'outputs', 'parameters')).map((one) => fieldAt(one, 'valueFrom', 'path'));
    return [...artifacts, ...parameters].filter((place) => textOf(place) !== undefined).map(String);
  }

  private async execute(name: string, command: Command): Promise<Executed> {
    const executed = await this.asking(() => execute(command), name);
    writeFile(path.join(this.folder, `${name}.stdout`), executed.stdout);
    writeFile(path.join(this.folder, `${name}.stderr`), executed.stderr);
    return executed;
  }

  private async asking<T>(start: () => Promise<T>, container: string): Promise<T> {
    try {
      return await start();
    } catch (error) {
      const { code, path: program } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'EACCES') throw error;
      throw stepError(this.step, `there is no program '${program}' for its container '${container}'. Install it, or say in 'images', 'programs' what stands for it.`);
    }
  }

  private outcome({ exitCode, stdout, stderr, seconds, isTimedOut }: Executed, what = 'It'): StepOutcome {
    const limit = timeoutOf(this.step, this.options);
    const last = stderr.trimEnd().split('\n').at(-1);
    const message = isTimedOut ? `${what} was ended after ${limit} s` : `${what} ended with exit code ${exitCode}${last ? `: ${last}` : ''}`;
    return {
      exitCode: isTimedOut && exitCode === 0 ? 143 : exitCode,
      result: stdout,
      parameters: this.parameters(),
      artifacts: this.artifacts(),
      ...((exitCode !== 0 || isTimedOut) && { phase: 'Failed' as const, message }),
      ...(isTimedOut ? { duration: limit } : this.options.measuresTime === true && { duration: seconds }),
    };
  }

  /** Without the line break that most programs put at the end of a file. */
  private parameters(): Record<string, string> {
    const read = itemsOf(fieldAt(this.step.template, 'outputs', 'parameters')).flatMap((one): [string, string][] => {
      const place = textOf(fieldAt(one, 'valueFrom', 'path'));
      const content = place === undefined ? undefined : readContent(this.paths.place(place));
      return content instanceof Uint8Array ? [[String(fieldAt(one, 'name')), Buffer.from(content).toString('utf8').replace(/\n$/, '')]] : [];
    });
    return Object.fromEntries(read);
  }

  private artifacts(): Record<string, ArtifactContent> {
    const read = itemsOf(fieldAt(this.step.template, 'outputs', 'artifacts')).flatMap((one): [string, ArtifactContent][] => {
      const place = textOf(fieldAt(one, 'path'));
      const content = place === undefined ? undefined : readContent(this.paths.place(place));
      return content === undefined ? [] : [[String(fieldAt(one, 'name')), content]];
    });
    return Object.fromEntries(read);
  }
}
