import type { SourcePosition } from '../source/source-position';

/** Lines and columns of a text; the lines are counted when somebody first asks. */
export class LineIndex {
  private lineStarts: number[] | undefined;

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {}

  position(offset: number): SourcePosition {
    const starts = (this.lineStarts ??= findLineStarts(this.text));
    let line = 0;
    for (let low = 0, high = starts.length - 1; low <= high; ) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) {
        line = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    return { file: this.file, line: line + 1, column: offset - starts[line] + 1 };
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
