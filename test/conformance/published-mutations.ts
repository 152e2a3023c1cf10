import type { KubeObject } from '../../lib/kube-object';
import { openCatalog } from '../../lib/schema/catalog';
import type { ResolvedKind } from '../../lib/schema/schema-catalog';
import type { Stage, StageContext } from './stage';
import { addComparison, compare, emptyComparison, type Comparison } from './support/compare';
import { groupByKind } from './support/good-objects';
import { definitionsOf } from './support/judges/custom-resource-definitions';
import { decodable, isEvents, openEventsSchema } from './support/judges/events-schema';
import { mutate } from './support/mutate';
import { publishApps } from './support/published';
import { Random } from './support/random';
import { buildChecker, checkByReference, type ReferenceVerdict } from './support/reference-checker';
import { reportComparison } from './support/report-comparison';

const perKind = 500;

interface Mutated {
  readonly kind: ResolvedKind;
  readonly object: KubeObject;
}

export const stage: Stage = {
  name: 'published-mutations',
  title: "seeded mistakes in custom resources that the example apps publish, beside the API server's library; in Argo Events, beside its JSON schema",
  run(context) {
    const mutated = mutationsOf(publishApps(context.cache).objects.map(({ object }) => object));
    const events = mutated.filter(({ object }) => isEvents(object));
    const custom = mutated.filter(({ object }) => !isEvents(object));
    report(context, 'custom kinds', custom, askLibrary(context, custom));
    report(context, 'kinds of Argo Events', events, askEventsSchema(context, events));
  },
};

/** Of ten objects of a kind, nine have mistakes. */
function mutationsOf(objects: readonly KubeObject[]): Mutated[] {
  const random = new Random(500);
  const catalog = openCatalog();
  return [...groupByKind(objects).values()].flatMap((good) => {
    const kind = catalog.find(good[0]!.apiVersion, good[0]!.kind)!;
    if (kind.builtIn) return [];
    return Array.from({ length: perKind }, (_, index) => {
      const base = random.pick(good);
      return { kind, object: index % 10 === 0 ? base : (mutate(base, random) as KubeObject) };
    });
  });
}

function askLibrary(context: StageContext, mutated: readonly Mutated[]): ReferenceVerdict[] {
  const objects = mutated.map(({ object }) => object);
  const answers = checkByReference(buildChecker(context), definitionsOf(context.shared, objects), objects);
  const unjudged = answers.filter(({ status }) => status !== 'valid' && status !== 'invalid').length;
  context.expect(unjudged === 0, `the library has not judged ${unjudged} objects`);
  return answers;
}

function askEventsSchema({ shared }: StageContext, mutated: readonly Mutated[]): ReferenceVerdict[] {
  const ask = openEventsSchema(shared, decodable);
  return mutated.map(({ object }) => {
    const errors = ask(object).map((error) => ({ ...error, source: 'json-schema' }));
    return { status: errors.length === 0 ? 'valid' : 'invalid', errors };
  });
}

/** Each kind must agree by itself; a line for each kind that does not wholly agree, and one for all. */
function report(context: StageContext, title: string, mutated: readonly Mutated[], answers: readonly ReferenceVerdict[]): void {
  const kinds = new Map<ResolvedKind, Comparison>();
  mutated.forEach(({ kind, object }, index) => {
    const comparison = kinds.get(kind) ?? emptyComparison();
    kinds.set(kind, comparison);
    compare(comparison, object, kind, answers[index]!);
  });
  const total = emptyComparison();
  for (const [kind, comparison] of kinds) {
    if (comparison.differences.some((difference) => difference.kind !== 'path')) reportComparison(context, `${kind.apiVersion} ${kind.kind}`, comparison);
    addComparison(total, comparison);
  }
  context.log(`${kinds.size} ${title}, ${perKind} objects of each:`);
  reportComparison(context, 'all', total);
}
