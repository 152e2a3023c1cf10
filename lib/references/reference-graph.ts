import { identityOf, type KubeObject, type ObjectIdentity } from '../kube-object';
import type { ExternalObject, ManifestEntry, ManifestSet } from '../manifest-set';
import { textOf } from './fields';
import { ReferenceWalk } from './find-references';
import { hasPart, type Provider } from './provider';
import { ProviderIndex } from './provider-index';
import { indexModels, type KindModels, type ModelIndex, type Provision, type ReferenceModel } from './reference-model';
import { anyNamespace, type Reference, type ReferencePart } from './reference-table';
import { namespace as namespaceKind, type TargetKind } from './target-kind';

/** One reference of one object, and what it resolves to. */
export interface ReferenceEdge {
  readonly from: ManifestEntry;
  /** Field that holds the name. */
  readonly path: string;
  readonly to: TargetKind;
  /** `*` where any namespace will do; empty for kinds without one, and where the object states none. */
  readonly namespace: string;
  readonly name: string;
  /** The object does its work without it. */
  readonly optional: boolean;
  readonly parts: readonly PlacedPart[];
  /** What it resolves to. @default - nothing: the object is missing */
  readonly provider?: Provider;
}

/** A part that a reference names, with the field that names it. */
export interface PlacedPart extends ReferencePart {
  readonly path: string;
}

/** What the objects of a set refer to, and what they provide: the basis of checks, waves, drawings and least privilege. */
export interface ReferenceGraph {
  readonly set: ManifestSet;
  /** In the order of the set, then of the fields. */
  readonly edges: readonly ReferenceEdge[];
  readonly providers: ProviderIndex;
  readonly models: ModelIndex;
}

const noParts: readonly PlacedPart[] = [];
const noProvisions: readonly Provision[] = [];

/**
 * Finds all references of a set and what each resolves to. Linear in the size of the set: two passes over its objects.
 * References whose name is made at run time (`{{inputs.parameters.claim}}`) are left out.
 */
export function buildReferenceGraph(set: ManifestSet, models: readonly ReferenceModel[]): ReferenceGraph {
  const index = indexModels(models);
  const providers = indexProviders(set, index);
  const edges: ReferenceEdge[] = [];
  const finder = new EdgeFinder(index, providers, edges);
  for (const entry of set.entries) finder.addEdges(entry);
  return { set, edges, providers, models: index };
}

/** Parts that the provider is known not to have. */
export function missingParts({ provider, parts }: ReferenceEdge): readonly PlacedPart[] {
  return provider ? parts.filter((part) => !hasPart(provider, part.type, part.name)) : noParts;
}

function indexProviders(set: ManifestSet, models: ModelIndex): ProviderIndex {
  const providers = new ProviderIndex(models, homeNamespace(set));
  for (const entry of set.entries) {
    addProviders(entry, models.of(entry.object), providers);
  }
  for (const external of set.externals) providers.add(externalProvider(external));
  return providers;
}

function homeNamespace(set: ManifestSet): string | undefined {
  const stated = new Set(set.entries.flatMap(({ object }) => textOf(object.metadata?.namespace) ?? []));
  return stated.size === 1 ? [...stated][0] : undefined;
}

function addProviders(entry: ManifestEntry, models: KindModels, providers: ProviderIndex): void {
  const identity = identityOf(entry.object);
  if (identity.name !== '') providers.add({ identity, by: 'object', entry, parts: partsOf(entry, models) });
  for (const { provides } of models) {
    for (const { to, namespace = identity.namespace, name, parts = {} } of provides?.(entry.object) ?? noProvisions) {
      providers.add({ identity: { group: to.group, kind: to.kind, namespace: to.cluster ? '' : namespace, name }, by: 'run-time', entry, parts: () => parts });
    }
  }
}

/** Most kinds have no named parts, and share one answer. */
function partsOf({ object }: ManifestEntry, models: KindModels): Provider['parts'] {
  return models.some(({ parts }) => parts) ? () => Object.assign({}, ...models.map(({ parts }) => parts?.(object))) : noPartNames;
}

const noPartNames: Provider['parts'] = () => ({});

function externalProvider(external: ExternalObject): Provider {
  const { group, kind, namespace, name, keys } = external;
  const identity: ObjectIdentity = { group, kind, namespace, name };
  return { identity, by: 'external', external, parts: () => (keys ? { key: keys } : {}) };
}

class EdgeFinder {
  private readonly walk = new ReferenceWalk({
    reference: (reference) => this.addEdge(reference, this.walk.path(reference.at)),
    object: (embedded) => this.addObject(embedded, textOf(embedded.metadata?.namespace) ?? this.home),
  });
  private from!: ManifestEntry;
  /** Namespace of the object that is walked: where its references are met unless they say otherwise. */
  private home = '';

  constructor(private readonly models: ModelIndex, private readonly providers: ProviderIndex, private readonly edges: ReferenceEdge[]) {}

  addEdges(entry: ManifestEntry): void {
    this.from = entry;
    const namespace = textOf(entry.object.metadata?.namespace);
    if (namespace !== undefined) this.addEdge({ to: namespaceKind, name: namespace }, 'metadata.namespace');
    this.addObject(entry.object, namespace ?? '');
  }

  private addObject(object: KubeObject, namespace: string): void {
    const outer = this.home;
    for (const { references, clusterScoped } of this.models.of(object)) {
      this.home = clusterScoped ? anyNamespace : namespace;
      if (references) this.walk.run(references, object);
    }
    this.home = outer;
  }

  private addEdge(reference: Reference, path: string): void {
    const { to, name, optional = false } = reference;
    const namespace = to.cluster ? '' : (reference.namespace ?? this.home);
    if (isMadeAtRunTime(name) || isMadeAtRunTime(namespace)) return;
    const provider = this.providers.find(to, namespace, name);
    this.edges.push({ from: this.from, path, to, namespace, name, optional, parts: this.placeParts(reference.parts), provider });
  }

  private placeParts(parts: readonly ReferencePart[] | undefined): readonly PlacedPart[] {
    if (!parts || parts.length === 0) return noParts;
    return parts.filter(({ name }) => !isMadeAtRunTime(name)).map((part) => ({ ...part, path: this.walk.path(part.at) }));
  }
}

/** Names with a placeholder are filled in later, by the controller or by a tool between here and the cluster. */
function isMadeAtRunTime(name: string): boolean {
  return name.includes('{{') || name.includes('${') || name.includes('$(');
}
