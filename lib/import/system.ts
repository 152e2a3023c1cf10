import type { KindSchema, StructuralSchema } from '../schema/structural-schema';
import { definitionNames } from './definition-names';
import { applyDemands, type Demands } from './demands';
import { describeEntry, ImportError, type ImportEntry, type ImportProblem } from './import-entry';
import { classNames, keyOf, type ClassName } from './kind-names';
import type { NamedDefinitions, NamedKind } from './named-definitions';
import { factsOf, factsOfObject } from './schema-facts';
import { isStub, readSource, type SourceDocument } from './source-document';
import { findUpstreamNames } from './upstream-names';

/** All that is known of one system: its kinds, sorted, and the definitions that their schemas refer to. Facts alone. */
export interface System {
  readonly name: string;
  readonly kinds: readonly SystemKind[];
  /** By short name. Kinds that come from CustomResourceDefinitions refer to none. */
  readonly definitions: Readonly<Record<string, StructuralSchema>>;
  /** Upstream's full name of a definition by its short name. */
  readonly fullNames: ReadonlyMap<string, string>;
  /** Upstream's full names of parts of the kinds' schemas, where a JSON Schema beside the CustomResourceDefinitions tells. */
  readonly upstreamNames: ReadonlyMap<StructuralSchema, string>;
  /** Upstream's definition accepts anything, and its JSON Schema only describes: nobody demands a field because of it. */
  readonly descriptive: boolean;
}

export interface SystemKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Name of the class, and so of whatever belongs to it. */
  readonly className: string;
  /** Name of the class of the newest stable version. */
  readonly preferred: string;
  readonly kindSchema: KindSchema;
}

type FoundKind = Omit<SystemKind, keyof ClassName> & {
  readonly entry: ImportEntry;
  /** Full name of its definition in a JSON Schema. */
  readonly definition?: string;
  readonly descriptive?: boolean;
};

interface Source {
  readonly entry: ImportEntry;
  readonly document: SourceDocument;
}

/**
 * @param demands of controllers, by system
 * @throws ImportError that names all entries without a schema and all kinds that two entries define
 */
export function readSystems(entries: readonly ImportEntry[], texts: readonly string[], demands: ReadonlyMap<string, Demands> = new Map()): System[] {
  const problems: ImportProblem[] = [];
  const sources = new Map<string, Source[]>();
  for (const [index, entry] of entries.entries()) {
    try {
      const document = readSource(texts[index]!);
      sources.set(entry.system, [...(sources.get(entry.system) ?? []), { entry, document }]);
    } catch (error) {
      problems.push({ entry, message: (error as Error).message });
    }
  }
  const found = [...sources].map(([name, list]) => ({ name, kinds: kindsOf(list, problems), list }));
  if (problems.length > 0) throw ImportError.of(problems);
  return found.map(({ name, kinds, list }) => systemOf(name, kinds, list, demands.get(name))).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindsOf(sources: readonly Source[], problems: ImportProblem[]): FoundKind[] {
  const found = new Map<string, FoundKind>();
  for (const { entry, document } of sources) {
    for (const kind of document.customKinds) {
      const earlier = found.get(keyOf(kind));
      if (earlier) problems.push(secondSource(entry, kind, earlier.entry));
      else found.set(keyOf(kind), { ...kind, entry });
    }
  }
  for (const { entry, document } of sources) {
    for (const kind of document.named?.kinds ?? []) {
      const earlier = found.get(keyOf(kind));
      if (earlier && (earlier.definition !== undefined || document.named!.builtIn)) problems.push(secondSource(entry, kind, earlier.entry));
      else if (earlier && !isStub(earlier.kindSchema.schema)) found.set(keyOf(kind), { ...earlier, entry, definition: kind.definition });
      else found.set(keyOf(kind), namedKind(kind, document.named!, earlier, entry));
    }
  }
  return [...found.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The kind of a JSON Schema has its scope and plural from the stub that upstream installs, and its schema from here. */
function namedKind(kind: NamedKind, named: NamedDefinitions, stub: FoundKind | undefined, entry: ImportEntry): FoundKind {
  const known = stub?.kindSchema;
  const kindSchema: KindSchema = {
    ...known,
    scope: kind.scope ?? known?.scope ?? 'Namespaced',
    plural: kind.plural ?? known?.plural ?? `${kind.kind.toLowerCase()}s`,
    schema: { ...named.definitions[kind.definition]!, ...(known ? { required: known.schema.required } : {}) },
    ...(named.builtIn ? { builtIn: true } : {}),
  };
  return { apiVersion: kind.apiVersion, kind: kind.kind, kindSchema, entry, definition: kind.definition, descriptive: stub !== undefined };
}

function secondSource(entry: ImportEntry, kind: { apiVersion: string; kind: string }, earlier: ImportEntry): ImportProblem {
  const message = `${kind.apiVersion} ${kind.kind} is defined a second time, after ${describeEntry(earlier)}. Remove one of the two entries.`;
  return { entry, message };
}

function systemOf(name: string, found: readonly FoundKind[], sources: readonly Source[], demands: Demands | undefined): System {
  const classes = classNames(found.map(({ apiVersion, kind, kindSchema: { deprecated, builtIn } }) => ({ apiVersion, kind, deprecated, builtIn })));
  const named = sources.flatMap(({ document }) => (document.named ? [document.named] : []));
  const definitions = Object.assign({}, ...named.map((source) => source.definitions)) as Record<string, StructuralSchema>;
  const shortNames = shortNamesOf(named, definitions, classes);
  const shorten = (schema: StructuralSchema) => renameReferences(schema, (full) => shortNames.get(full) ?? full);
  const kinds = found.map(({ apiVersion, kind, kindSchema }) => ({
    apiVersion,
    kind,
    ...classes.get(`${apiVersion}/${kind}`)!,
    kindSchema: { ...kindSchema, schema: factsOfObject(shorten(kindSchema.schema)) },
  }));
  const fullOf = new Map([...shortNames].map(([full, short]) => [short, full]));
  const kindDefinitions = new Set(named.flatMap((source) => source.kinds.map(({ definition }) => definition)));
  const definitionOf = (short: string) => {
    const full = fullOf.get(short)!;
    const schema = shorten(definitions[full]!);
    return kindDefinitions.has(full) ? factsOfObject(schema) : factsOf(schema);
  };
  const reachable = reachableFrom(kinds.map(({ kindSchema }) => kindSchema.schema), definitionOf);
  return {
    name,
    kinds,
    definitions: applyDemands(name, reachable, demands),
    fullNames: new Map([...fullOf].filter(([short]) => short in reachable)),
    upstreamNames: findUpstreamNames(found.map(({ definition }, index) => ({ definition, schema: kinds[index]!.kindSchema.schema })), definitions),
    descriptive: found.some(({ descriptive }) => descriptive),
  };
}

/** A definition that is a kind of its own, such as the claim in a StatefulSet, is called after the class: `PersistentVolumeClaimObject`. */
function shortNamesOf(
  named: readonly NamedDefinitions[],
  definitions: Readonly<Record<string, StructuralSchema>>,
  classes: ReadonlyMap<string, ClassName>,
): Map<string, string> {
  const kinds = new Map(named.flatMap((source) => source.kinds.map((kind) => [kind.definition, `${classes.get(keyOf(kind))!.className}Object`] as const)));
  const reserved = [...classes.values()].flatMap(({ className: name }) => [name, `${name}Props`, `${name}Object`]);
  const others = Object.keys(definitions).filter((full) => !kinds.has(full));
  return new Map([...kinds, ...definitionNames(others, new Set(reserved))]);
}

/** The definitions that schemas refer to, and those that these refer to. */
function reachableFrom(schemas: readonly StructuralSchema[], definitionOf: (name: string) => StructuralSchema): Record<string, StructuralSchema> {
  const reached = new Map<string, StructuralSchema>();
  const pending = [...schemas];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    for (const name of referencesOf(schema)) {
      if (reached.has(name)) continue;
      const definition = definitionOf(name);
      reached.set(name, definition);
      pending.push(definition);
    }
  }
  return Object.fromEntries([...reached].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function referencesOf(schema: StructuralSchema): string[] {
  return [...(schema.$ref === undefined ? [] : [schema.$ref]), ...childrenOf(schema).flatMap(referencesOf)];
}

function childrenOf(schema: StructuralSchema): StructuralSchema[] {
  return [
    ...Object.values(schema.properties ?? {}),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
    ...(schema.items ? [schema.items] : []),
  ];
}

function renameReferences(schema: StructuralSchema, rename: (name: string) => string): StructuralSchema {
  const { $ref, properties, items, additionalProperties } = schema;
  const go = (child: StructuralSchema) => renameReferences(child, rename);
  return {
    ...schema,
    ...($ref === undefined ? {} : { $ref: rename($ref) }),
    ...(properties ? { properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, go(child)])) } : {}),
    ...(items ? { items: go(items) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: go(additionalProperties) } : {}),
  };
}
