import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './stage';

/** Stages in the order in which they run; the cheap ones first. Each lives in a file of its name. */
const order = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts' && file !== 'stage.ts')
  .map((file) => file.slice(0, -3))
  .sort();

async function main(names: readonly string[]): Promise<number> {
  const root = path.resolve(__dirname, '../..');
  const shared = path.resolve(root, '../shared');
  if (!existsSync(shared)) {
    console.error(`conformance needs upstream's data in ${path.relative(process.cwd(), shared)}, which is not there.`);
    return 1;
  }
  const unknown = names.filter((name) => !order.includes(name));
  if (unknown.length > 0) {
    console.error(`No stage is called ${unknown.join(', ')}. There are: ${order.join(', ')}.`);
    return 1;
  }
  let passed = 0;
  let failed = 0;
  for (const name of names.length > 0 ? names : order) {
    const { stage } = (await import(`./${name}.ts`)) as { stage: Stage };
    console.log(`\n== ${stage.name}: ${stage.title}`);
    const started = process.hrtime.bigint();
    await stage.run({
      shared,
      cache: path.join(root, '.cache'),
      log: (line) => console.log(`   ${line}`),
      expect: (ok, detail) => {
        if (ok) passed++;
        else {
          failed++;
          console.log(`   FAILED ${detail}`);
        }
      },
    });
    console.log(`   (${Number((process.hrtime.bigint() - started) / 1_000_000n)} ms)`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
