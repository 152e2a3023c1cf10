import type * as celModule from '@bufbuild/cel';

/** The parser's package. It takes longer to load than all of the kernel, so it waits until there is a rule to parse. */
export function parserModule(): typeof celModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('@bufbuild/cel') as typeof celModule;
}
