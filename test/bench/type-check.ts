import path from 'node:path';
import { codeBlocks } from '../docs/markdown';
import { Consumer } from '../package/installed-package';
import { root, subpaths } from '../package/subpaths';

/*
 * How long a compiler takes for an app that uses the Argo family, against the declarations that a user installs: each block of the guides is a
 * module of it, and one more names every export. First `npm run prepare`, then `node --import tsx test/bench/type-check.ts`.
 */

const compilers = { 'tsc 6.0': 'typescript', 'native tsc 7': 'typescript-native' };
const runs = 5;

const systems = subpaths.filter((subpath) => /^\.\/argo-[a-z]+(\/testing)?$/.test(subpath)).map((subpath) => subpath.replace('.', 'cdk8s-mlops'));
const imports = systems.map((system, index) => `import * as m${index} from '${system}';`);
const everything = `${imports.join('\n')}\nexport const all: readonly object[] = [${systems.map((_, index) => `m${index}`).join(', ')}];\n`;
const blocks = codeBlocks('ts').filter(({ place, code }) => place.includes('guides/argo-') && !code.includes("from 'node:"));
const compilerOptions = { target: 'ES2022', lib: ['ES2023'], module: 'node16', moduleResolution: 'node16', types: [], strict: true, skipLibCheck: true, noEmit: true };

const consumer = new Consumer();
try {
  const files = Object.fromEntries(blocks.map(({ code }, index) => [`block-${index}.ts`, `${code}\nexport {};\n`]));
  consumer.write({ ...files, 'all.ts': everything, 'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }) });
  const lines = blocks.reduce((sum, { code }) => sum + code.split('\n').length, 0);
  console.log(`${systems.length} systems with all exports, ${blocks.length} blocks of guides with ${lines} lines`);
  for (const [title, compiler] of Object.entries(compilers)) {
    const times = Array.from({ length: runs }, () => typeCheck(compiler)).sort((a, b) => a - b);
    console.log(`${title}: ${times[0]} ms at best, ${times[Math.floor(runs / 2)]} ms in the median of ${runs}`);
  }
} finally {
  consumer.remove();
}

function typeCheck(compiler: string): number {
  const start = performance.now();
  const printed = consumer.run(path.join(root, 'node_modules', compiler, 'bin/tsc'), '--project', '.');
  if (printed !== '') throw new Error(printed);
  return Math.round(performance.now() - start);
}
