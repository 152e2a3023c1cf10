import { spawnSync } from 'node:child_process';
import path from 'node:path';

/**
 * Tests of the command line run what a user runs: the compiled package. Types are not judged here: the compiler writes JavaScript also
 * where they are wrong, and `npm run typecheck` tells.
 */
export default function compile(): void {
  const root = path.resolve(__dirname, '..');
  spawnSync(process.execPath, [path.join(root, 'node_modules/typescript-native/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root });
}
