/** A place in a file that a person wrote. Lines and columns count from 1, as editors show them. */
export interface SourcePosition {
  /** Relative to the working directory where the file is below it, with forward slashes; else absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `apps/web.ts:12:5`: what terminals and editors make a link of. */
export function formatPosition(position: SourcePosition): string {
  return `${position.file}:${position.line}:${position.column}`;
}
