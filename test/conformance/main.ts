import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Stage, StageContext } from './stage';

/** Stages that start servers or judge tens of thousands of objects; they run last, so that a simple mistake is seen soon. */
const slow = ['mutations', 'published-mutations', 'metadata-of-workloads', 'names-of-kinds', 'published-objects', 'published-built-ins'];

/** Stages in the order in which they run. Each lives in a file of its name. */
const order = readdirSync(__dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts' && file !== 'stage.ts')
  .map((file) => file.slice(0, -3))
  .sort((a, b) => slow.indexOf(a) - slow.indexOf(b) || a.localeCompare(b));

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
  const expect = (ok: boolean, detail: string): void => {
    if (ok) passed++;
    else {
      failed++;
      console.log(`   FAILED ${detail}`);
    }
  };
  const context: StageContext = { shared, cache: path.join(root, '.cache'), log: (line) => console.log(`   ${line}`), expect };
  for (const name of names.length > 0 ? names : order) {
    const started = process.hrtime.bigint();
    // What cannot run has failed, and keeps no other from running.
    await runStage(name, context).catch((error: Error) => expect(false, `${name} ended early: ${error.stack ?? error.message}`));
    console.log(`   (${Number((process.hrtime.bigint() - started) / 1_000_000n)} ms)`);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runStage(name: string, context: StageContext): Promise<void> {
  const { stage } = (await import(`./${name}.ts`)) as { stage: Stage };
  console.log(`\n== ${stage.name}: ${stage.title}`);
  await stage.run(context);
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
