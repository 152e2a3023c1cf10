/**
 * A program as it was written between backticks: without the indentation that all its lines have in common, and without the line break
 * after the first backtick and the spaces before the last one. What stands on one line stays as it is.
 */
export function programText(source: string): string {
  if (!source.includes('\n')) return source;
  const lines = source.replace(/^[ \t]*\n/, '').replace(/\n[ \t]+$/, '\n').split('\n');
  const [first = '', ...others] = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0]);
  const common = others.reduce(commonStart, first);
  return lines.map((line) => (line.startsWith(common) ? line.slice(common.length) : '')).join('\n');
}

function commonStart(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return left.slice(0, length);
}
