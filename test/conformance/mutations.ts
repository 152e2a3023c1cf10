import { existsSync } from 'node:fs';
import path from 'node:path';
import type { KubeObject } from '../../lib/kube-object';
import { openCatalog, type CatalogOptions } from '../../lib/schema/catalog';
import type { ResolvedKind, SchemaCatalog } from '../../lib/schema/schema-catalog';
import type { Stage } from './stage';
import { addComparison, compare, emptyComparison, type Comparison } from './support/compare';
import { readKinds } from './support/corpus';
import { Generator } from './support/generate-object';
import { groupByKind, upstreamObjects } from './support/good-objects';
import { mutate } from './support/mutate';
import { Random } from './support/random';
import { buildChecker, checkByReference } from './support/reference-checker';
import { reportComparison } from './support/report-comparison';

/** Mutations of each kind that has good objects; kinds without get fewer, made from what their schema allows. */
const perKind = 500;
const perGeneratedKind = 40;

const systems: readonly { readonly folder: string; readonly options?: CatalogOptions }[] = [
  { folder: 'argo-cd' },
  { folder: 'argo-rollouts' },
  { folder: 'argo-workflows/v4.1.2' },
  { folder: 'argo-workflows/v3.7.18', options: { argoWorkflowsVersion: '3.7' } },
  { folder: 'cert-manager' },
  { folder: 'crossplane' },
  { folder: 'crossplane-aws/namespaced' },
  { folder: 'external-secrets' },
  { folder: 'gateway-api' },
  { folder: 'istio' },
  { folder: 'keda' },
  { folder: 'kserve' },
  { folder: 'prometheus-operator' },
  { folder: 'sealed-secrets' },
  { folder: 'seaweedfs' },
  { folder: 'seldon/v1' },
];

export const stage: Stage = {
  name: 'mutations',
  title: "seeded mistakes in good objects, judged beside the API server's own library",
  run(context) {
    const binary = buildChecker(context);
    const good = groupByKind(upstreamObjects(context.shared));
    const total = emptyComparison();
    for (const { folder, options } of systems) {
      const source = path.join(context.shared, 'crds', folder);
      if (!existsSync(source)) continue;
      const comparison = compareSystem(binary, source, openCatalog(options), good);
      reportComparison(context, folder, comparison);
      addComparison(total, comparison);
    }
    reportComparison(context, 'all', total);
  },
};

/** Objects of one system with mistakes in them, judged by both. */
function compareSystem(binary: string, source: string, catalog: SchemaCatalog, good: ReadonlyMap<string, readonly KubeObject[]>): Comparison {
  const random = new Random(20);
  const generator = new Generator(random);
  const judged: { readonly object: object; readonly kind: ResolvedKind }[] = [];
  for (const { apiVersion, kind: name, kindSchema } of readKinds(source).values()) {
    const kind = catalog.find(apiVersion, name);
    if (kind === undefined) continue;
    const objects = good.get(`${apiVersion}/${name}`);
    const count = objects === undefined ? perGeneratedKind : perKind;
    for (let index = 0; index < count; index++) {
      const base = objects === undefined ? { ...(generator.make(kindSchema.schema) as object), apiVersion, kind: name, metadata: { name: 'x' } } : random.pick(objects);
      judged.push({ object: index % 10 === 0 ? base : mutate(base, random), kind });
    }
  }
  const verdicts = checkByReference(binary, [source], judged.map(({ object }) => object));
  const comparison = emptyComparison();
  judged.forEach(({ object, kind }, index) => compare(comparison, object, kind, verdicts[index] ?? { status: 'unreadable', errors: [] }));
  return comparison;
}
