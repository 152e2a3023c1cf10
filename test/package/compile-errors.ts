import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from './subpaths';

/*
 * What the compiler refuses, as tests. Any `test/<...>/compile-errors/<topic>.ts` is one: ordinary code, in which a comment before a line
 * says that the line is a mistake, and what a person reads about it:
 *
 *     // @ts-expect-error Property 'data' is missing in type ... but required in type 'TaskProps'
 *     train.task(dag, 'train', {});
 *
 * The words must occur in the one error that the compiler reports at the next line of code, notes below it included; `...` stands for
 * anything. Code without a mark must compile. All these files are compiled together, once with each compiler, by `compile-errors.test.ts`;
 * nobody runs them. Leave out of the words which member of a union a message picks, and in what order it lists them: that depends on what else
 * is compiled. Wrap the code in exported functions, since what is declared and not used is an error too. Imports work as in any other test.
 */

/** A line that is marked as a mistake. */
export interface Mark {
  /** Of the line of code, from 1. */
  readonly line: number;
  /** Parts of the expected message, in their order. */
  readonly parts: readonly string[];
}

export interface CompilerError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const mark = /^(\s*\/\/ )@ts-expect-error\b:?(.*)$/;

export function marksOf(source: string): Mark[] {
  const lines = source.split('\n');
  return lines.flatMap((text, index) => {
    const found = mark.exec(text);
    if (found === null) return [];
    const code = lines.findIndex((other, at) => at > index && !/^\s*(\/\/|$)/.test(other));
    return [{ line: code + 1, parts: found[2]!.split('...').map((part) => plain(part)).filter((part) => part !== '') }];
  });
}

/** The source with its mistakes in the open, on the same lines. */
export function unmarked(source: string): string {
  return source.split('\n').map((line) => line.replace(mark, '$1')).join('\n');
}

/** What a compiler printed: `file(line,column): error TSnnnn: message`, with notes on indented lines. */
export function errorsIn(output: string): CompilerError[] {
  const errors: { file: string; line: number; message: string }[] = [];
  for (const text of output.split(/\r?\n/)) {
    const start = /^(.+?)\((\d+),\d+\): error TS\d+: (.*)$/.exec(text);
    if (start) errors.push({ file: start[1]!, line: Number(start[2]), message: start[3]! });
    else if (/^\s+\S/.test(text) && errors.length > 0) errors.at(-1)!.message += ` ${text.trim()}`;
    else if (text.trim() !== '') errors.push({ file: '', line: 0, message: text });
  }
  return errors;
}

/** @returns what differs between the marks of a file and the errors that a compiler found in it */
export function complaints(marks: readonly Mark[], errors: readonly CompilerError[]): string[] {
  if (marks.length === 0) return ['The file marks no mistake.'];
  const wrong = marks.flatMap(({ line, parts }) => {
    const found = errors.filter((error) => error.line === line);
    if (found.length !== 1) return [`Line ${line} is marked as one mistake, and is ${found.length}: ${found.map(({ message }) => message).join(' | ')}`];
    if (parts.length === 0) return [`The mark of line ${line} does not say what a person reads: ${found[0]!.message}`];
    return saysInOrder(plain(found[0]!.message), parts) ? [] : [`Line ${line} is expected to say "${parts.join(' ... ')}", and says: ${found[0]!.message}`];
  });
  const unexpected = errors.filter(({ line }) => !marks.some((one) => one.line === line));
  return [...wrong, ...unexpected.map(({ line, message }) => `Line ${line} is not marked, and is refused: ${message}`)];
}

function saysInOrder(message: string, parts: readonly string[]): boolean {
  let from = 0;
  return parts.every((part) => {
    const at = message.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

/** One line, single spaces. */
function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** The files that are tests of this kind, from the root of the project. */
export function compileErrorFiles(): string[] {
  const files = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /(^|[\\/])compile-errors[\\/][^\\/]+\.ts$/.test(file)).map((file) => path.posix.join('test', ...file.split(path.sep))).sort();
}

/** A copy of such files with the marks taken out, beside the project, so that imports lead where they led. */
export class UnmarkedFiles {
  readonly folder: string;

  constructor(files: readonly string[]) {
    mkdirSync(path.join(root, '.cache'), { recursive: true });
    this.folder = mkdtempSync(path.join(root, '.cache/compile-errors-'));
    for (const file of files) {
      mkdirSync(path.join(this.folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(this.folder, file), unmarked(readFileSync(path.join(root, file), 'utf8')));
    }
    const compilerOptions = { rootDirs: ['../..', '.'] };
    writeFileSync(path.join(this.folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', include: ['test'], exclude: [], compilerOptions }));
  }

  /** @param compiler name of its package in node_modules */
  async compile(compiler: string): Promise<CompilerError[]> {
    const command = [path.join(root, 'node_modules', compiler, 'bin/tsc'), '-p', this.folder, '--pretty', 'false'];
    const ended = promisify(execFile)(process.execPath, command, { cwd: this.folder, encoding: 'utf8', maxBuffer: Infinity });
    return errorsIn(await ended.then(({ stdout }) => stdout, (failed: { stdout?: string; message: string }) => failed.stdout ?? failed.message));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
