import { readFileSync } from 'node:fs';
import path from 'node:path';
import { byKind } from '../by-kind';
import { groupOf, versionOf } from '../kube-object';
import { packageRoot } from '../package-root';
import { kindsOfCustomResourceDefinition, type CustomKind } from './custom-resource-definition';
import { noDefinitions } from './reference';
import type { ArgoWorkflowsVersion, KubernetesVersion, ResolvedKind, SchemaCatalog } from './schema-catalog';
import type { SchemaBundle } from './structural-schema';

/** Which versions the catalog knows, and what besides. */
export interface CatalogOptions {
  /** @default '1.34' */
  readonly kubernetesVersion?: KubernetesVersion;
  /** @default '4.1' */
  readonly argoWorkflowsVersion?: ArgoWorkflowsVersion;
  /** CustomResourceDefinitions whose kinds go before the generated ones. @default - none */
  readonly definitions?: readonly unknown[];
}

/** Which bundles have a kind, by `<apiVersion>/<kind>`. */
type BundleIndex = Readonly<Record<string, readonly string[]>>;

/**
 * The schemas of all kinds that this package knows, each bundle read on the first use of one of its kinds.
 *
 * @throws when one of the `definitions` cannot be read.
 */
export function openCatalog(options: CatalogOptions = {}): SchemaCatalog {
  const { kubernetesVersion = '1.34', argoWorkflowsVersion = '4.1', definitions = [] } = options;
  const generated = new GeneratedCatalog(kubernetesVersion, argoWorkflowsVersion);
  return extendCatalog(generated, definitions.flatMap(kindsOfCustomResourceDefinition));
}

/** The catalog with more kinds, which go before its own of the same name. */
export function extendCatalog(catalog: SchemaCatalog, kinds: readonly CustomKind[]): SchemaCatalog {
  return kinds.length === 0 ? catalog : new ExtendedCatalog(catalog, kinds);
}

class ExtendedCatalog implements SchemaCatalog {
  readonly kubernetesVersion: KubernetesVersion;
  private readonly kinds: ReadonlyMap<string, ResolvedKind>;

  constructor(
    private readonly base: SchemaCatalog,
    kinds: readonly CustomKind[],
  ) {
    this.kubernetesVersion = base.kubernetesVersion;
    this.kinds = new Map(
      kinds.map(({ apiVersion, kind, kindSchema }) => [`${apiVersion}/${kind}`, { ...kindSchema, apiVersion, kind, definitions: noDefinitions }]),
    );
  }

  find(apiVersion: string, kind: string): ResolvedKind | undefined {
    return this.kinds.get(`${apiVersion}/${kind}`) ?? this.base.find(apiVersion, kind);
  }

  versionsOf(group: string, kind: string): readonly string[] {
    const own = [...this.kinds.values()].filter((known) => known.kind === kind && groupOf(known.apiVersion) === group);
    return unique([...own.map((known) => versionOf(known.apiVersion)), ...this.base.versionsOf(group, kind)]);
  }

  kindsOf(apiVersion: string): readonly string[] {
    const own = [...this.kinds.values()].filter((known) => known.apiVersion === apiVersion);
    return unique([...own.map((known) => known.kind), ...this.base.kindsOf(apiVersion)]);
  }
}

/** Kinds of the bundles below `imports/schemas`. */
class GeneratedCatalog implements SchemaCatalog {
  /** Bundles of versions that were not asked for. */
  private readonly others: ReadonlySet<string>;
  private kindsByVersion: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    readonly kubernetesVersion: KubernetesVersion,
    argoWorkflowsVersion: ArgoWorkflowsVersion,
  ) {
    this.others = new Set([
      kubernetesVersion === '1.34' ? 'kubernetes-1.36' : 'kubernetes-1.34',
      argoWorkflowsVersion === '4.1' ? 'argo-workflows-3.7' : 'argo-workflows',
    ]);
  }

  readonly find = byKind((apiVersion, kind) => this.load(apiVersion, kind));

  private load(apiVersion: string, kind: string): ResolvedKind | undefined {
    const key = `${apiVersion}/${kind}`;
    const index = readIndex();
    const bundle = Object.hasOwn(index, key) ? index[key]?.find((name) => !this.others.has(name)) : undefined;
    if (bundle === undefined) return undefined;
    const { kinds, definitions } = readBundle(bundle);
    const schema = kinds[key];
    return schema && { ...schema, apiVersion, kind, definitions };
  }

  versionsOf(group: string, kind: string): readonly string[] {
    const versions = [...this.byVersion()].filter(([apiVersion, kinds]) => groupOf(apiVersion) === group && kinds.includes(kind));
    return versions.map(([apiVersion]) => versionOf(apiVersion));
  }

  kindsOf(apiVersion: string): readonly string[] {
    return this.byVersion().get(apiVersion) ?? [];
  }

  private byVersion(): ReadonlyMap<string, readonly string[]> {
    return (this.kindsByVersion ??= this.groupByVersion());
  }

  private groupByVersion(): ReadonlyMap<string, readonly string[]> {
    const kinds = new Map<string, string[]>();
    for (const [key, bundles] of Object.entries(readIndex())) {
      if (bundles.every((name) => this.others.has(name))) continue;
      const slash = key.lastIndexOf('/');
      const apiVersion = key.slice(0, slash);
      kinds.set(apiVersion, [...(kinds.get(apiVersion) ?? []), key.slice(slash + 1)]);
    }
    return kinds;
  }
}

const bundles = new Map<string, SchemaBundle>();
let bundleIndex: BundleIndex | undefined;

function readIndex(): BundleIndex {
  return (bundleIndex ??= readSchemas('index') as BundleIndex);
}

/** Each bundle is read once in a process, so that what is compiled from it serves every catalog. */
function readBundle(name: string): SchemaBundle {
  const known = bundles.get(name) ?? (readSchemas(name) as SchemaBundle);
  bundles.set(name, known);
  return known;
}

function readSchemas(name: string): unknown {
  return JSON.parse(readFileSync(path.join(packageRoot(), 'imports', 'schemas', `${name}.json`), 'utf8'));
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
