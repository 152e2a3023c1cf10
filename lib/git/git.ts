import { spawn, type ChildProcess } from 'node:child_process';
import { gitEnvironment, safeSettings } from './git-environment';
import { GitError } from './git-error';

export interface GitOptions {
  /** Working directory. @default - that of this process */
  readonly cwd?: string;
  /** Variables on top of the safe environment. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** What git reads from stdin. @default - nothing */
  readonly input?: string | Buffer;
  /** For commands that talk to a remote: milliseconds after which git is ended. @default - git stays on this machine */
  readonly timeout?: number;
}

/**
 * Runs git without a shell, in an environment that asks nothing and runs no hook.
 *
 * @param args the subcommand and its arguments; the caller puts `--` or `--end-of-options` before what others chose
 * @returns what git wrote to stdout
 * @throws GitError when git ends with an error, is too slow, or is not installed
 */
export async function git(args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const settings = safeSettings.flatMap((setting) => ['-c', setting]);
  const child = spawn('git', [...settings, ...args], {
    cwd: options.cwd,
    env: gitEnvironment(options.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  return finish(child, args[0] ?? '', options);
}

/** As `git`, for output that is one line of text. */
export async function gitLine(args: readonly string[], options: GitOptions = {}): Promise<string> {
  return (await git(args, options)).toString('utf8').trim();
}

/** As `gitLine`, but `undefined` where git says no. */
export async function tryGitLine(args: readonly string[], options: GitOptions = {}): Promise<string | undefined> {
  return gitLine(args, options).catch(() => undefined);
}

function finish(child: ChildProcess, command: string, { input, timeout }: GitOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const stdout = collect(child.stdout!);
    const stderr = collect(child.stderr!);
    const limit = timeout === undefined ? undefined : endAfter(child, timeout);
    child.on('error', (error: NodeJS.ErrnoException) => reject(new GitError(command, undefined, startFailure(error))));
    child.on('close', (code) => {
      limit?.cancel();
      if (code === 0) resolve(stdout());
      else reject(new GitError(command, code ?? undefined, stderr().toString('utf8'), limit?.reached(), stdout().toString('utf8'), limit !== undefined));
    });
    // Git may end before it has read everything; its exit code tells why.
    child.stdin!.on('error', () => undefined);
    child.stdin!.end(input);
  });
}

function collect(stream: NodeJS.ReadableStream): () => Buffer {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks);
}

/** Asks git to end, so that it ends its transports too; then insists. */
function endAfter(child: ChildProcess, timeout: number): { cancel(): void; reached(): boolean } {
  let reached = false;
  let insist: NodeJS.Timeout | undefined;
  const ask = setTimeout(() => {
    reached = true;
    child.kill('SIGTERM');
    insist = setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, 2000);
  }, timeout);
  const cancel = () => {
    clearTimeout(ask);
    clearTimeout(insist);
  };
  return { cancel, reached: () => reached };
}

function startFailure(error: NodeJS.ErrnoException): string {
  return error.code === 'ENOENT' ? 'git did not start. Install git 2.31 or later, or put it on PATH' : error.message;
}
