import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { captureCallSite, type CallSite } from '../../lib/source/call-site';
import { positionOf } from '../../lib/source/position-of';

/**
 * What it costs to know the line of every construct: CPU time for 5,000 constructs from 50 places, with and without, each in fresh processes.
 * Run: node --import tsx test/bench/source-positions.ts
 */
const constructs = 5000;
const places = 50;
const runs = 7;

type Place = (constructClass: typeof Plain, chart: Chart, id: string) => ApiObject;

class Plain extends ApiObject {
  constructor(scope: Construct, id: string, props: ApiObjectProps) {
    super(scope, id, props);
  }
}

class Knowing extends Plain {
  readonly callSite?: CallSite;

  constructor(scope: Construct, id: string, props: ApiObjectProps) {
    super(scope, id, props);
    this.callSite = captureCallSite(new.target);
  }
}

/** @returns microseconds of CPU for each construct */
function measure(constructClass: typeof Plain, makers: readonly Place[]): number {
  const chart = new Chart(new App(), 'chart');
  const start = process.cpuUsage();
  for (let index = 0; index < constructs; index++) makers[index % places]!(constructClass, chart, `c${index}`);
  const { user, system } = process.cpuUsage(start);
  const found = chart.node.children.flatMap((child) => (child as Knowing).callSite ?? []).map(positionOf);
  const lines = new Set(found.map(({ file, line }) => `${path.basename(file)}:${line}`)).size;
  if (constructClass === Knowing && (found.length !== constructs || lines !== places)) throw new Error(`${found.length} found in ${lines} places`);
  return (user + system) / constructs;
}

function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'places-'));
  try {
    const module = path.join(folder, 'places.js');
    const place = "(C, chart, id) => new C(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } }),\n";
    writeFileSync(module, `module.exports = [\n${place.repeat(places)}];\n`);
    const run = (side: string): number => Number(execFileSync(process.execPath, ['--import', 'tsx', __filename, side, module], { encoding: 'utf8' }));
    const samples = Array.from({ length: runs }, () => ({ plain: run('plain'), knowing: run('knowing') }));
    const [plain, knowing] = [median(samples.map((sample) => sample.plain)), median(samples.map((sample) => sample.knowing))];
    console.log(`without: ${plain.toFixed(1)} µs of CPU a construct, with source positions: ${knowing.toFixed(1)} µs, so they cost ${(knowing - plain).toFixed(1)} µs`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const [side, module] = process.argv.slice(2);
if (side === undefined) main();
else console.log(measure(side === 'knowing' ? Knowing : Plain, createRequire(__filename)(module!) as Place[]));
