import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { ask } from '../go-reader/ask';
import type { ReaderAnswer, ReaderRequest } from '../go-reader/ask';

/** Lets PyYAML read all texts: that of the system's Python, or one in a virtual environment of our own. */
export function askPyYaml(cache: string, requests: readonly ReaderRequest[]): ReaderAnswer[] {
  return ask(pythonWithYaml(cache), [path.join(__dirname, 'reader.py')], requests);
}

function pythonWithYaml(cache: string): string {
  if (hasYaml('python3')) return 'python3';
  const home = path.join(cache, 'pyyaml');
  const python = path.join(home, 'bin', 'python3');
  if (!hasYaml(python)) {
    execFileSync('python3', ['-m', 'venv', home]);
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', 'PyYAML==6.0.3']);
  }
  return python;
}

function hasYaml(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import yaml'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
