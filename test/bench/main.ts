import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printTable } from './print-table';
import { assertSameObjects, assertValid } from './same-objects';
import { subpathName, subpaths } from './subpaths';

const root = path.resolve(__dirname, '../..');
const runs = 5;
const emitted = 10_000;

/** One measured part, run in a process of its own. */
interface Case {
  /** Key in the result, without its ending. */
  readonly name: string;
  readonly script: string;
  readonly argv: readonly string[];
  /** Ends with the path that it writes to. @default false */
  readonly writes?: boolean;
}

const synth = (name: string, side: string, kind: string, charts: number, objects: number, order: string): Case => ({
  name,
  script: 'synth',
  argv: [side, kind, String(charts), String(objects), order],
  writes: true,
});

const pairs: readonly (readonly Case[])[] = [
  ['ours', 'cdk8s'].map((side) => synth(`synth5000.${side}`, side, 'Deployment', 50, 100, 'apart')),
  ['ours', 'cdk8s'].map((side) => synth(`chain8.${side}`, side, 'ConfigMap', 8, 10, 'chained')),
  [synth('chain1000.ours', 'ours', 'ConfigMap', 1000, 10, 'chained')],
  ['ours', 'yaml'].map((side) => ({ name: `emit.${side}`, script: 'emit', argv: [side, String(emitted)], writes: true })),
  [{ name: 'check.mixed1000', script: 'check', argv: [] }],
  [{ name: 'workflow.tasks500', script: 'workflow', argv: [] }],
  [{ name: 'simulate.tasks1000', script: 'simulate', argv: [] }],
  ...subpaths(root).map((subpath) => [{ name: `load.${subpathName(subpath)}`, script: 'load', argv: [path.posix.join('cdk8s-mlops', subpath)] }]),
];

interface Samples {
  readonly ms: number[];
  readonly mb: number[];
}

async function main(json: boolean): Promise<void> {
  execFileSync(process.execPath, ['node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: ['ignore', 2, 2] });
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const samples = await measureAll(folder);
    const figures: Record<string, number> = {};
    for (const [name, { ms }] of samples) figures[`${name}.ms`] = median(ms);
    figures['peak.mb'] = median(samples.get('synth5000.ours')!.mb);
    if (json) console.log(JSON.stringify(figures, undefined, 2));
    else printTable(figures, { runs, emitted });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All sides in every round, so that a busy minute of the machine meets all of them; the side that starts changes. */
async function measureAll(folder: string): Promise<Map<string, Samples>> {
  const samples = new Map<string, Samples>(pairs.flat().map(({ name }) => [name, { ms: [], mb: [] }]));
  const digests = new Map<string, string>();
  for (let run = 0; run < runs; run++) {
    console.error(`round ${run + 1} of ${runs}`);
    for (const pair of pairs) {
      for (const one of run % 2 === 0 ? pair : pair.toReversed()) {
        const output = path.join(folder, one.name);
        rmSync(output, { recursive: true, force: true });
        const { ms, mb } = runCase(one, output);
        samples.get(one.name)!.ms.push(ms);
        samples.get(one.name)!.mb.push(mb);
        if (one.writes) assertUnchanged(digests, one.name, output);
      }
      if (run === 0) await assertOutputs(pair, folder);
    }
  }
  return samples;
}

function runCase({ script, argv, writes }: Case, output: string): { ms: number; mb: number } {
  const file = path.join(__dirname, 'cases', `${script}.mjs`);
  const env = { PATH: process.env.PATH };
  const printed = execFileSync(process.execPath, ['--expose-gc', file, ...argv, ...(writes ? [output] : [])], { encoding: 'utf8', cwd: root, env });
  return JSON.parse(printed) as { ms: number; mb: number };
}

/** The first round's outputs are compared and checked; in the others the bytes are those of the first. */
async function assertOutputs(pair: readonly Case[], folder: string): Promise<void> {
  const [ours, theirs] = pair.filter(({ writes }) => writes).map(({ name }) => path.join(folder, name));
  if (!ours) return;
  await assertValid(ours);
  if (theirs) await assertSameObjects(ours, theirs, objectsOf(pair[0]));
}

function objectsOf({ script, argv }: Case): number {
  return script === 'emit' ? Number(argv[1]) : Number(argv[2]) * Number(argv[3]);
}

function assertUnchanged(digests: Map<string, string>, name: string, output: string): void {
  const digest = createHash('sha256');
  const files = statSync(output).isFile() ? [output] : readdirSync(output, { recursive: true, encoding: 'utf8' }).sort().map((file) => path.join(output, file));
  for (const file of files) if (statSync(file).isFile()) digest.update(path.relative(output, file)).update(readFileSync(file));
  const found = digest.digest('hex');
  if ((digests.get(name) ?? found) !== found) throw new Error(`${name} wrote other bytes than in the first round.`);
  digests.set(name, found);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] * 10) / 10;
}

void main(process.argv.includes('--json')).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
