import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { StopSignal } from '../step-runner';

export interface Command {
  readonly argv: readonly [program: string, ...args: string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Seconds after which it is ended, with all that it has started. */
  readonly timeout: number;
}

export interface Executed {
  /** As a shell has it: 128 and the signal where one ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  readonly isTimedOut: boolean;
}

/** In milliseconds. */
const longestTimer = 2 ** 31 - 1;
/** Between being asked to end and being ended. */
const graceSeconds = 2;
const signals: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGPIPE: 13, SIGTERM: 15 };

/** Starts a program without a shell, in a process group of its own. */
function start({ argv: [program, ...args], cwd, env }: Command): ChildProcess {
  return spawn(program, args, { cwd, env: { ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a program to its end. @throws as spawn does where there is no such program */
export async function execute(command: Command): Promise<Executed> {
  const began = process.hrtime.bigint();
  const child = start(command);
  const [stdout, stderr] = [collect(child.stdout!), collect(child.stderr!)];
  let isTimedOut = false;
  const timer = setTimeout(() => {
    isTimedOut = true;
    endGroup(child);
  }, Math.min(command.timeout * 1000, longestTimer));
  try {
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (...outcome) => resolve(outcome));
    });
    // What it has left behind would keep its output open.
    signalGroup(child, 'SIGKILL');
    closeSoon(child);
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    return { exitCode: code ?? 128 + (signals[signal ?? ''] ?? 0), stdout: await stdout, stderr: await stderr, seconds, isTimedOut };
  } finally {
    clearTimeout(timer);
  }
}

/** Starts a program that runs until the signal. @throws as spawn does where there is no such program */
export async function background(command: Command, signal: StopSignal | undefined): Promise<void> {
  const child = start(command);
  child.stdout!.resume();
  child.stderr!.resume();
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', resolve);
  });
  const end = (): void => endGroup(child);
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  if (signal?.aborted === true) end();
  else signal?.addEventListener('abort', end);
}

/** What is written until the stream is closed. */
function collect(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve) => stream.once('close', () => resolve(Buffer.concat(parts).toString('utf8'))));
}

/** What is written by now counts; what has left the group may hold the streams open for ever. */
function closeSoon({ stdout, stderr }: ChildProcess): void {
  const timer = setTimeout(() => [stdout, stderr].forEach((stream) => stream?.destroy()), 1000);
  void Promise.all([stdout, stderr].map((stream) => new Promise((resolve) => stream?.once('close', resolve)))).then(() => clearTimeout(timer));
}

function endGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceSeconds * 1000);
  child.once('exit', () => clearTimeout(timer));
}

/** The group is called as the process that leads it, which is ours. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
