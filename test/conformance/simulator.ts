import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isWorkflow } from '../../constructs/argo-workflows/model/workflow';
import { placeholders, simulate, SimulationError, type Trace } from '../../constructs/argo-workflows/simulator';
import type { ManifestEntry } from '../../lib/manifest-set';
import { readText } from '../../lib/read/read-text';
import { fieldAt, fieldsOf, itemsOf } from '../../lib/references/fields';
import type { Stage, StageContext } from './stage';
import { readCases, type Case } from './support/corpus';

interface WorkflowCase extends Case {
  readonly document?: number;
  readonly also?: readonly string[];
}

/** Least share of the valid workflows that run. */
const targets: Readonly<Record<string, number>> = { 'argo-workflows-examples': 0.95, 'argo-workflows-e2e': 0.95 };

export const stage: Stage = {
  name: 'simulator',
  title: "upstream's workflows, simulated",
  run(context) {
    for (const corpus of Object.keys(targets)) report(context, corpus);
  },
};

interface Tally {
  ran: number;
  readonly phases: Map<string, number>;
  readonly notes: string[];
  readonly crashes: string[];
}

function report({ shared, log, expect }: StageContext, corpus: string): void {
  const folder = path.join(shared, 'corpora', corpus);
  const tally: Tally = { ran: 0, phases: new Map(), notes: [], crashes: [] };
  const runnable = (readCases(folder) as readonly WorkflowCase[]).filter(({ valid }) => valid).flatMap((one) => workflowsOf(folder, one));
  for (const { id, objects } of runnable) tryOne(tally, id, objects);
  const phases = [...tally.phases].map(([phase, count]) => `${count} ${phase}`).join(', ');
  log(`${corpus}: ${tally.ran} of ${runnable.length} run (${phases})`);
  tally.notes.forEach((note) => log(`  ${note}`));
  for (const crash of tally.crashes) expect(false, `${corpus}: ${crash}`);
  expect(tally.ran >= runnable.length * targets[corpus]!, `${corpus}: only ${tally.ran} of ${runnable.length} run`);
}

interface Runnable {
  readonly id: string;
  /** The workflow, and what it may refer to. */
  readonly objects: readonly object[];
}

function workflowsOf(folder: string, { id, file, document, also = [] }: WorkflowCase): Runnable[] {
  const read = (name: string): readonly ManifestEntry[] => readText(readFileSync(path.join(folder, name), 'utf8'), name).entries;
  const own = read(file);
  const others = also.flatMap(read).map(({ object }) => object);
  const chosen = own.filter((entry, index) => isWorkflow(entry) && (document === undefined || index === document) && hasEntrypoint(entry));
  return chosen.map(({ object }) => {
    const beside = own.map((entry) => entry.object).filter((one) => one !== object);
    return { id: `${id} ${object.metadata?.name ?? ''}`, objects: [object, ...beside, ...others] };
  });
}

/** A WorkflowTemplate without one is a collection of templates for others. */
function hasEntrypoint({ object }: ManifestEntry): boolean {
  const { entrypoint, workflowTemplateRef, workflowSpec } = (object.spec ?? {}) as Record<string, unknown>;
  return [entrypoint, workflowTemplateRef, workflowSpec].some((one) => one !== undefined);
}

function tryOne(tally: Tally, id: string, [object, ...objects]: readonly object[]): void {
  try {
    const trace = simulate(object!, { objects, arguments: missingArguments(object!), stubs: { '*': (step) => ({ ...placeholders(step), result: 1 }) } });
    tally.ran++;
    tally.phases.set(trace.phase, (tally.phases.get(trace.phase) ?? 0) + 1);
    if (trace.phase === 'Error' || trace.phase === 'Failed') tally.notes.push(`${id} ${trace.phase}: ${firstMessage(trace)}`);
  } catch (error) {
    if (error instanceof SimulationError) tally.notes.push(`${id} refused: ${error.message}`);
    else tally.crashes.push(`${id} crashed: ${String(error instanceof Error ? error.stack : error)}`);
  }
}

interface Argument {
  readonly name: string;
  readonly value?: unknown;
  readonly valueFrom?: unknown;
  readonly default?: unknown;
}

/** Whoever starts the workflow gives these. */
function missingArguments(object: object): Record<string, string> {
  const spec = fieldsOf(fieldAt(object, 'spec', 'workflowSpec') ?? fieldAt(object, 'spec'));
  const parameters = itemsOf(fieldAt(spec, 'arguments', 'parameters')) as readonly Argument[];
  const missing = parameters.filter(({ value, valueFrom, default: fallback }) => (value ?? valueFrom ?? fallback) === undefined);
  return Object.fromEntries(missing.map(({ name }) => [name, name]));
}

function firstMessage(trace: Trace): string {
  const failed = trace.nodes.filter(({ phase }) => phase === 'Error' || phase === 'Failed');
  const deepest = failed.find(({ children }) => !children.some((child) => failed.includes(child))) ?? failed[0];
  return deepest ? `'${deepest.path}': ${deepest.message ?? ''}` : trace.message ?? '';
}
