import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Tests of the command line run what a user runs: the compiled package. Types are not judged here: the compiler writes JavaScript also
 * where they are wrong, and `npm run typecheck` tells.
 */
export default function compile(): void {
  const root = path.resolve(__dirname, '..');
  removeStale(root, path.join(root, 'build/js'));
  spawnSync(process.execPath, [path.join(root, 'node_modules/typescript-native/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root });
}

/** Modules whose source is gone would still be found, and packed. */
function removeStale(root: string, build: string): void {
  for (const file of existsSync(build) ? (readdirSync(build, { recursive: true }) as string[]) : []) {
    const source = /^(.*)\.(?:js|js\.map|d\.ts)$/.exec(file)?.[1];
    if (source !== undefined && !existsSync(path.join(root, `${source}.ts`))) rmSync(path.join(build, file));
  }
}
