import { existsSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { placeholders, simulate, SimulationError, type StubOutcome, type StubStep, type Trace, type TraceNode } from '../../constructs/argo-workflows/simulator';
import type { Template, WorkflowSpec } from '../../imports/argo-workflows';
import type { KubeObject } from '../../lib/kube-object';
import { readManifests } from '../../lib/read/read-manifests';
import type { Stage } from './stage';
import { isJudgedByArgo } from './support/argo-validator';
import { readCases } from './support/corpus';
import { objectsOfExample } from './support/example-module';
import { Random } from './support/random';

/** What steps write to stdout. */
const results = {
  sides: ['heads', 'tails'],
  numbers: ['1', '2', '3'],
  booleans: ['true', 'false'],
  lists: ['["a","b"]'],
  items: ['{"num":2,"evenness":"even"}', '{"num":3,"evenness":"odd"}'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Kind = keyof typeof results;

/**
 * Examples whose steps write values of one kind alone. Others break upstream's conditions, into which values are filled as text, or our types:
 * there the two differ on purpose.
 */
const written: Readonly<Record<string, Kind>> = {
  'coinflip-recursive': 'sides',
  'conditionals-complex': 'sides',
  'dag-coinflip': 'sides',
  'dag-conditional-artifacts': 'sides',
  'dag-conditional-parameters': 'sides',
  'fibonacci-seq-conditional-param': 'numbers',
  'parameter-aggregation-script': 'items',
  'retry-conditional': 'booleans',
};

/** Shares of steps that fail. */
const failures: readonly number[] = [0, 0.3];

/**
 * Upstream's examples and what we make of them do the same: a comparison that knows nothing of the normal form. Both are run with the same
 * stubs, whose answers follow from the path of the step.
 */
export const stage: Stage = {
  name: 'argo-examples-simulated',
  title: "upstream's example workflows and ours, run side by side",
  async run({ shared, log, expect }) {
    const folder = path.join(shared, 'corpora', 'argo-workflows-examples');
    const phases = new Map<string, number>();
    let refused = 0;
    for (const { id, file } of readCases(folder).filter(({ valid }) => valid)) {
      const module = path.join(__dirname, 'argo-examples', `${id}.ts`);
      if (!existsSync(module)) continue;
      const { entries } = await readManifests([path.join(folder, file)], { cwd: folder });
      const [theirs, ours] = [workflowsIn(entries.map(({ object }) => object)), workflowsIn(await objectsOfExample(module))];
      for (const [name, their] of theirs) {
        const our = ours.get(name) ?? (theirs.size === 1 ? [...ours.values()][0] : undefined);
        expect(our !== undefined, `${id}: ${name} is not made`);
        for (const world of our ? worldsOf(id) : []) {
          const [a, b] = [run(their, world), run(our!, world)];
          if (a === 'cannot be run') refused++;
          else phases.set(a.phase, (phases.get(a.phase) ?? 0) + 1);
          expect(isDeepStrictEqual(a, b), `${id}, run ${world.seed}: ${difference(a, b)}`);
        }
      }
    }
    log(`runs that ended the same: ${[...phases].map(([phase, count]) => `${count} ${phase}`).join(', ')}; ${refused} that neither could`);
    expect((phases.get('Succeeded') ?? 0) > 500 && (phases.get('Failed') ?? 0) > 100, 'too few runs');
  },
};

interface World {
  readonly seed: number;
  readonly texts: readonly string[];
  readonly failing: number;
}

/** Each run of an example takes another kind of results, so that its conditions come out in every way. */
function worldsOf(id: string): World[] {
  const kinds = written[id] ? Array<Kind>(5).fill(written[id]) : (Object.keys(results) as Kind[]);
  return kinds.flatMap((kind, index) => failures.map((failing, share) => ({ seed: index * failures.length + share, texts: results[kind], failing })));
}

/** By their name. Upstream leaves the end of it to the cluster; a WorkflowTemplate without an entrypoint is a collection for others. */
function workflowsIn(objects: readonly KubeObject[]): ReadonlyMap<string, KubeObject> {
  const startable = objects.filter((object) => isJudgedByArgo(object) && JSON.stringify(object.spec).includes('"entrypoint"'));
  const named = startable.map((object) => {
    const { generateName, ...metadata } = object.metadata as { name?: string; generateName?: string };
    const name = metadata.name ?? generateName?.replace(/-$/, '') ?? '';
    return [name, { ...object, metadata: { ...metadata, name } }] as const;
  });
  return new Map(named);
}

type Outcome = 'cannot be run' | { readonly phase: Trace['phase']; readonly end: number | undefined; readonly nodes: ReturnType<typeof nodesOf> };

/** What happened. */
function run(workflow: KubeObject, world: World): Outcome {
  try {
    const trace = simulate(workflow, { stubs: { '*': (step) => answer(step, world) }, resume: resumed(workflow), check: false });
    return { phase: trace.phase, end: trace.end, nodes: nodesOf(trace) };
  } catch (error) {
    if (error instanceof SimulationError) return 'cannot be run';
    throw error;
  }
}

function answer(step: StubStep, { seed, texts, failing }: World): StubOutcome {
  const random = new Random(hash(`${seed} ${step.path} ${step.attempt}`));
  const { outputs } = placeholders(step);
  const given = Object.fromEntries(Object.keys(outputs ?? {}).map((name) => [name, random.pick(texts)]));
  return { outputs: given, result: random.pick(texts), exitCode: random.chance(failing) ? 2 : 0, duration: 1 + random.below(9) };
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) | 0, 7);
}

/** Everybody who waits is answered. */
function resumed({ spec }: KubeObject) {
  const waiting = ((spec as WorkflowSpec).templates ?? []).filter(({ suspend }) => suspend);
  const given = ({ outputs }: Template) => Object.fromEntries((outputs?.parameters ?? []).map(({ name }) => [name, 'given']));
  return Object.fromEntries(waiting.map((template) => [template.name, { outputs: given(template) }]));
}

function nodesOf({ nodes }: Trace) {
  return nodes.map(nodeOf).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function nodeOf({ path: at, template, type, phase, kind, inputs, outputs, start, end, attempts, isMemoized }: TraceNode) {
  const artifacts = [inputs, outputs].map((ports) => Object.entries(ports.artifacts).map(([name, { key }]) => `${name} ${key ?? ''}`).sort());
  const values = { inputs: data(inputs.parameters), outputs: data(outputs.parameters), result: outputs.result, artifacts };
  return { path: at, template, type, phase, kind, ...values, start, end, attempts: attempts.length, isMemoized };
}

/** Texts that hold JSON are compared as data: their spaces do not count. */
function data(parameters: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, text]) => {
      try {
        return [name, JSON.parse(text) as unknown];
      } catch {
        return [name, text];
      }
    }),
  );
}

function difference(a: Outcome, b: Outcome): string {
  if (typeof a === 'string' || typeof b === 'string') return `upstream ${typeof a === 'string' ? a : 'runs'}, ours ${typeof b === 'string' ? b : 'runs'}`;
  const other = a.nodes.find((node, index) => !isDeepStrictEqual(node, b.nodes[index]));
  const index = other ? a.nodes.indexOf(other) : 0;
  return `upstream ${a.phase} ${JSON.stringify(other)}, ours ${b.phase} ${JSON.stringify(b.nodes[index])}`;
}
