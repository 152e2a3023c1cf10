import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourcePosition } from '../../source/source-position';
import { printable } from './problem-words';

/** The line of a source file with a caret under the column. */
export interface SourceExcerpt {
  readonly line: string;
  /** The caret's place in `line`, from 0. */
  readonly caret: number;
}

const widest = 120;

/** @returns nothing where the file or the line is not there: sources may have changed since */
export function excerptAt(position: SourcePosition, linesOf: (file: string) => readonly string[] | undefined): SourceExcerpt | undefined {
  const line = linesOf(position.file)?.[position.line - 1];
  if (line === undefined) return undefined;
  const before = shown(line.slice(0, position.column - 1));
  const start = before.length > widest / 2 ? before.length - widest / 2 : 0;
  const whole = before + shown(line.slice(position.column - 1));
  return { line: whole.slice(start, start + widest).trimEnd(), caret: before.length - start };
}

function shown(text: string): string {
  return printable(text.replaceAll('\t', '  '));
}

/** Splits each file once: a report may show thousands of lines of one file. */
export function lineReader(readSource: (file: string) => string | undefined): (file: string) => readonly string[] | undefined {
  return once((file) => readSource(file)?.split(/\r\n|\n|\r/));
}

/** Reads each file once. Positions name files relative to the folder. */
export function sourceReader(folder: string = process.cwd()): (file: string) => string | undefined {
  return once((file) => readOrNothing(path.resolve(folder, file)));
}

function once<T>(read: (file: string) => T): (file: string) => T {
  const known = new Map<string, T>();
  return (file) => {
    if (!known.has(file)) known.set(file, read(file));
    return known.get(file)!;
  };
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
