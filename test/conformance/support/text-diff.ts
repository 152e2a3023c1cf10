import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What differs between two texts, as git shows it; empty where nothing does. */
export function textDiff(expected: string, actual: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'diff-'));
  try {
    writeFileSync(path.join(folder, 'expected'), expected);
    writeFileSync(path.join(folder, 'actual'), actual);
    const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', '--unified=4', 'expected', 'actual'], { cwd: folder, encoding: 'utf8' });
    return stdout.split('\n').slice(4).filter((line) => line !== '' && !line.startsWith('@@') && !line.startsWith('\\'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
