import { isReservedOnWindows } from './layout';

/** Bytes of one part of a path. */
const longestPart = 200;

/**
 * Why a path must not be written below `rendered/`; `undefined` where it may. Git itself drops some bad paths without a word, and
 * takes others that no Windows or macOS checkout can hold.
 */
export function pathProblem(path: string): string | undefined {
  if (!/^[a-z0-9._%-]+(\/[a-z0-9._%-]+)*$/.test(path)) return 'is not made of a-z, 0-9, ".", "_", "%", "-" and single "/"';
  return path.split('/').map(partProblem).find((problem) => problem !== undefined);
}

function partProblem(part: string): string | undefined {
  if (part === '.' || part === '..') return `leads out of its folder by "${part}"`;
  if (part.startsWith('.git')) return `has a part that belongs to git, "${part}"`;
  if (part.endsWith('.')) return `has a part that ends with ".", "${part}"`;
  if (isReservedOnWindows(part)) return `has a part that is a device on Windows, "${part}"`;
  return part.length > longestPart ? `has a part of more than ${longestPart} bytes` : undefined;
}

/** Paths that stand for a file where another needs a folder. */
export function prefixCollisions(paths: readonly string[]): string[] {
  const files = new Set(paths);
  return paths.filter((path) => ancestors(path).some((folder) => files.has(folder)));
}

function ancestors(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}
