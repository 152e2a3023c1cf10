import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { WriterTask } from './writer';

/** How a writer's process ended. */
export interface WriterEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a writer. */
export function startWriter(task: WriterTask, temporary: string): { child: ChildProcess; ended: Promise<WriterEnd> } {
  const program = path.join(__dirname, 'writer.ts');
  const env = { ...process.env, TMPDIR: temporary };
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(task)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { stdout: '', stderr: '' };
  child.stdout!.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  const ended = new Promise<WriterEnd>((resolve) => child.on('close', (code, signal) => resolve({ code, signal, ...text })));
  return { child, ended };
}
