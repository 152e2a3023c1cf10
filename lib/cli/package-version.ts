import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package-root';

/** Version of the installed package. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
