/**
 * The candidate that a mistyped name most likely means: nearest by Damerau-Levenshtein distance (a swap of neighbours is one edit),
 * letters' case hardly counting. Nothing where none is near: one edit for up to 4 letters, two up to 8, three beyond.
 * Of equals, the first.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const limit = name.length <= 4 ? 1 : name.length <= 8 ? 2 : 3;
  let nearest: string | undefined;
  let least = limit + 0.5;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase()) + (sameCase(name, candidate) ? 0 : 0.25);
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

function sameCase(left: string, right: string): boolean {
  return left.toLowerCase() !== right.toLowerCase() || left === right;
}

/** Edits (insert, delete, replace, swap of neighbours) that make one text the other. */
export function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    [before, above] = [above, current];
  }
  return above[right.length] ?? 0;
}

/** `Did you mean image?`, where a candidate is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? undefined : `Did you mean ${nearest}?`;
}
