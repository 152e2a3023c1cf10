import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What users can import, as the package says: `.`, `./imports/istio` ... */
export function subpaths(root: string): string[] {
  const { exports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { exports: Record<string, { default?: string }> };
  return Object.entries(exports).flatMap(([subpath, { default: file }]) => {
    if (!file?.endsWith('.js')) return [];
    return subpath.endsWith('*') ? expand(root, subpath, file) : [subpath];
  });
}

function expand(root: string, subpath: string, file: string): string[] {
  const modules = readdirSync(path.join(root, path.dirname(file))).filter((name) => name.endsWith('.js'));
  return modules.map((name) => subpath.replace('*', name.slice(0, -3)));
}

/** `.` is `root`, `./imports/istio` is `imports/istio`. */
export function subpathName(subpath: string): string {
  return subpath === '.' ? 'root' : subpath.slice(2);
}
