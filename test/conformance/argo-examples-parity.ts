import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { emitYaml } from '../../lib/emit/yaml';
import type { KubeObject } from '../../lib/kube-object';
import { readManifests } from '../../lib/read/read-manifests';
import type { Stage } from './stage';
import { readCases, type Case } from './support/corpus';
import { objectsOfExample } from './support/example-module';
import { withoutUnusedArguments } from './support/normal-form/unused-arguments';
import { textDiff } from './support/text-diff';
import { workflowMutants } from './support/workflow-mutants';
import { normalForm } from './support/workflow-normal-form';

const examples = path.join(__dirname, 'argo-examples');
/** The least share of upstream's examples that our constructs make. */
const target = 0.95;

/** Examples that our constructs do not make as upstream has them, each with the reason. */
const knownMisses: Readonly<Record<string, string>> = {
  'k8s-jobs': 'upstream’s object has no name: it has slipped into the text of an annotation.',
};

/** Our own TypeScript makes what upstream's examples make. What may differ is listed at `normalForm`. */
export const stage: Stage = {
  name: 'argo-examples-parity',
  title: 'upstream’s example workflows, written with the constructs',
  async run({ shared, log, expect }) {
    const folder = path.join(shared, 'corpora', 'argo-workflows-examples');
    const cases = readCases(folder).filter(({ valid }) => valid);
    expect(unknownModules(cases).length === 0, `modules without an example: ${unknownModules(cases).join(', ')}`);
    const upstream = await Promise.all(cases.map((one) => documentsOf(folder, one)));
    let equal = 0;
    for (const [index, one] of cases.entries()) {
      const difference = await differenceOf(one, upstream[index]);
      if (difference.length === 0) equal++;
      else if (knownMisses[one.id] !== undefined) log(`${one.id}: known to differ: ${knownMisses[one.id]}`);
      else log([`${one.id}: ${difference[0]}`, ...difference.slice(1).map((line) => `      ${line}`)].join('\n'));
      if (difference.length === 0) expect(knownMisses[one.id] === undefined, `${one.id} is equal and stands among the known misses`);
    }
    const share = equal / cases.length;
    log(`equal ${equal} of ${cases.length} (${(share * 100).toFixed(1)} %)`);
    expect(share >= target, `fewer than ${target * 100} % of the examples are equal`);
    tellMutants(upstream.flat().map(withoutUnusedArguments), log, expect);
  },
};

async function documentsOf(folder: string, { file, document }: Case): Promise<KubeObject[]> {
  const { entries } = await readManifests([path.join(folder, file)], { cwd: folder });
  return entries.filter(({ origin }) => document === undefined || origin.document === document).map(({ object }) => object);
}

/** A line that says what is wrong, and then the difference; empty where there is none. */
async function differenceOf({ id }: Case, expected: readonly KubeObject[]): Promise<string[]> {
  const file = path.join(examples, `${id}.ts`);
  if (!existsSync(file)) return ['is not written'];
  try {
    const ours = await objectsOfExample(file);
    return textDiff(comparable(expected), comparable(ours)).map((line, index) => (index === 0 ? `differs (- upstream, + ours)\n      ${line}` : line));
  } catch (error) {
    return [`fails: ${(error as Error).message}`];
  }
}

function comparable(objects: readonly KubeObject[]): string {
  const forms = objects.map(normalForm).map(sorted) as { kind: string; metadata: { name?: string } }[];
  return forms.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)).map(emitYaml).join('---\n');
}

function idOf({ kind, metadata }: { kind: string; metadata: { name?: string } }): string {
  return `${kind} ${metadata.name ?? ''}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

function unknownModules(cases: readonly Case[]): string[] {
  if (!existsSync(examples)) return [];
  const known = new Set(cases.map(({ id }) => id));
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => file.slice(0, -3).replaceAll('\\', '/')).filter((id) => !known.has(id) && !id.startsWith('shared/'));
}

/** The comparison is worth something if it sees every change. */
function tellMutants(documents: readonly KubeObject[], log: (line: string) => void, expect: (passed: boolean, detail: string) => void): void {
  let [seen, unseen] = [0, 0];
  for (const document of documents) {
    const normal = normalForm(document);
    for (const { change, object } of workflowMutants(document)) {
      if (!isDeepStrictEqual(normalForm(object), normal)) seen++;
      else {
        unseen++;
        expect(false, `the comparison does not see: ${document.metadata?.generateName ?? document.metadata?.name} ${change}`);
      }
    }
  }
  log(`changes to the examples that the comparison sees: ${seen} of ${seen + unseen}`);
}
