import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceModels as argoCd } from '../../constructs/argo-cd/references';
import { referenceModels as argoEvents } from '../../constructs/argo-events/references';
import { referenceModels as argoRollouts } from '../../constructs/argo-rollouts/references';
import { referenceModels as argoWorkflows } from '../../constructs/argo-workflows/references';
import { referenceModels as crossplaneAws } from '../../constructs/crossplane-aws/references';
import { referenceModels as gatewayApi } from '../../constructs/gateway-api/references';
import { referenceModels as istio } from '../../constructs/istio/references';
import { referenceModels as secrets } from '../../constructs/secrets/references';
import { referenceModels as seldon } from '../../constructs/seldon/references';
import { packageRoot } from '../../lib/package-root';
import { coreModels } from '../../lib/references/core-models';
import { nodeOf, type PathNode } from '../../lib/references/path-node';
import type { ReferenceModel } from '../../lib/references/reference-model';
import type { ReferenceTable } from '../../lib/references/reference-table';
import type { SchemaBundle, StructuralSchema } from '../../lib/schema/structural-schema';

const schemas = join(packageRoot(), 'imports/schemas');
const index = JSON.parse(readFileSync(join(schemas, 'index.json'), 'utf8')) as Record<string, string[]>;
const bundles = new Map<string, SchemaBundle>();

function bundle(name: string): SchemaBundle {
  if (!bundles.has(name)) bundles.set(name, JSON.parse(readFileSync(join(schemas, `${name}.json`), 'utf8')) as SchemaBundle);
  return bundles.get(name)!;
}

/** A schema with the definitions that its `$ref` are of. */
interface Placed {
  readonly schema: StructuralSchema;
  readonly definitions: SchemaBundle['definitions'];
}

/** All schemas of a kind, of every version and bundle. */
function schemasOf({ group, kind }: ReferenceModel): Placed[] {
  const keys = Object.keys(index).filter((key) => {
    const [version, ...rest] = key.split('/').toReversed().slice(1);
    return key.endsWith(`/${kind}`) && version !== undefined && rest.join('') === group;
  });
  return keys.flatMap((key) => index[key].map((name) => ({ schema: bundle(name).kinds[key].schema, definitions: bundle(name).definitions })));
}

function resolve({ schema, definitions }: Placed): Placed {
  const { $ref, ...siblings } = schema;
  return $ref === undefined ? { schema, definitions } : resolve({ schema: { ...definitions[$ref], ...siblings }, definitions });
}

/** Takes anything. */
function isOpen({ schema }: Placed): boolean {
  return schema.properties === undefined && (schema['x-kubernetes-preserve-unknown-fields'] === true || schema.type === undefined);
}

function step(places: readonly Placed[], choose: (schema: StructuralSchema) => StructuralSchema | boolean | undefined): Placed[] {
  return places.map(resolve).flatMap((place) => {
    if (isOpen(place)) return [place];
    const schema = choose(place.schema);
    return typeof schema === 'object' ? [{ schema, definitions: place.definitions }] : [];
  });
}

/** Paths of a table that no schema has. A table that holds itself is followed once. */
function unknownPaths(node: PathNode, places: readonly Placed[], path: string, above: readonly ReferenceTable[]): string[] {
  if (places.length === 0) return [path];
  return [
    ...node.fields.flatMap(({ name, node: next }) => unknownPaths(next, step(places, ({ properties }) => properties?.[name]), `${path}.${name}`, above)),
    ...(node.items ? unknownPaths(node.items, step(places, ({ items }) => items), `${path}[*]`, above) : []),
    ...(node.values ? unknownPaths(node.values, step(places, ({ additionalProperties }) => additionalProperties), `${path}{*}`, above) : []),
    ...node.tables.filter((table) => !above.includes(table)).flatMap((table) => unknownPaths(nodeOf(table), places, path, [...above, table])),
  ];
}

/** Tables that say more than one kind has, on purpose. */
const broader = [
  /Store\.spec\.provider/, // credentials are looked for at every depth
  /Issuer\.spec\.(vault|venafi|acme\.solvers)/,
  /^\w+\.spec\.initProvider\./, // the fields of forProvider, but for a few
  /^SeldonDeployment\..*\.resourceClaims$/, // a pod of an older Kubernetes
];

const systems: Record<string, readonly ReferenceModel[]> = {
  kubernetes: coreModels,
  'argo-cd': argoCd,
  'argo-events': argoEvents,
  'argo-rollouts': argoRollouts,
  'argo-workflows': argoWorkflows,
  'crossplane-aws': crossplaneAws,
  'gateway-api': gatewayApi,
  istio,
  secrets,
  seldon,
};

describe.each(Object.entries(systems))('%s', (_system, models) => {
  test('refers by fields that the kind has', () => {
    const unknown = models.flatMap((model) => {
      if (!model.references) return [];
      const places = schemasOf(model);
      expect({ kind: model.kind, schemas: places.length }).not.toEqual({ kind: model.kind, schemas: 0 });
      const [metadata, rest] = splitMetadata(nodeOf(model.references));
      expect(metadata.every(({ name }) => name === 'annotations')).toBe(true);
      return unknownPaths(rest, places, model.kind, [model.references]);
    });
    expect(unknown.filter((path) => !broader.some((allowed) => allowed.test(path)))).toEqual([]);
  });
});

/** The metadata of a kind is not in its schema. */
function splitMetadata(node: PathNode): [metadata: PathNode['fields'], rest: PathNode] {
  const metadata = node.fields.find(({ name }) => name === 'metadata');
  return [metadata?.node.fields ?? [], { ...node, fields: node.fields.filter(({ name }) => name !== 'metadata') }];
}
