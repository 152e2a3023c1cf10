/**
 * The name that was probably meant: the one that the fewest typing errors turn into the wanted one.
 * A letter more, less or other, and two letters swapped, count as one error each; upper and lower case do not count.
 *
 * @returns undefined where no name is close: a third of the letters may differ, three at the most
 */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  const lower = wanted.toLowerCase();
  let nearest: string | undefined;
  let least = tolerance(wanted);
  for (const name of names) {
    if (name === wanted) continue;
    const distance = editDistance(lower, name.toLowerCase(), least);
    if (distance > least || (distance === least && nearest !== undefined && nearest <= name)) continue;
    nearest = name;
    least = distance;
  }
  return nearest;
}

function tolerance(wanted: string): number {
  return Math.min(3, Math.max(1, Math.floor(wanted.length / 3)));
}

/** Damerau-Levenshtein distance of adjacent swaps; any number above `limit` where it is above. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = nextRow(a, b, row, last, beforeLast);
    if (Math.min(...current) > limit && Math.min(...last) > limit) return Infinity;
    [beforeLast, last] = [last, current];
  }
  return last[b.length];
}

function nextRow(a: string, b: string, row: number, last: readonly number[], beforeLast: readonly number[]): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column++) {
    const replaced = last[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
    current[column] = Math.min(replaced, last[column] + 1, current[column - 1] + 1);
    const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (isSwap) current[column] = Math.min(current[column], beforeLast[column - 2] + 1);
  }
  return current;
}
