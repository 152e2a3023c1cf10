/** The part of a file that holds one document, as indexes into its text. */
export interface DocumentRange {
  readonly start: number;
  readonly end: number;
  /** The separator behind it says more than `---` and a comment: no reader of Kubernetes goes on. */
  readonly badSeparator?: number;
}

/**
 * Splits a file as kubectl does: at every line that starts with three dashes, whatever the document looks like.
 * Ranges may be empty documents.
 */
export function splitDocuments(text: string): DocumentRange[] {
  const ranges: DocumentRange[] = [];
  let start = 0;
  for (let dashes = nextDashes(text, 0); dashes >= 0; dashes = nextDashes(text, start)) {
    const lineEnd = endOfLine(text, dashes);
    const rest = text.slice(dashes + 3, lineEnd).trim();
    if (rest !== '' && !rest.startsWith('#')) return [...ranges, { start, end: dashes, badSeparator: dashes }];
    ranges.push({ start, end: dashes });
    start = lineEnd;
  }
  return [...ranges, { start, end: text.length }];
}

function nextDashes(text: string, from: number): number {
  if (text.startsWith('---', from)) return from;
  const found = text.indexOf('\n---', from);
  return found < 0 ? found : found + 1;
}

/** Behind the line break, or the end of the text. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
