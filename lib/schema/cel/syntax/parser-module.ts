import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as CelModule from '@bufbuild/cel';
import { packageRoot } from '../../../package-root';

let loaded: typeof CelModule | undefined;

/** The parser's package. It takes longer to load than all of the kernel, so it waits until there is a rule to parse. */
export function parserModule(): typeof CelModule {
  return (loaded ??= createRequire(join(packageRoot(), 'package.json'))('@bufbuild/cel') as typeof CelModule);
}
