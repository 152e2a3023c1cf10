import type { StructuralSchema } from '../schema/structural-schema';
import type { System } from './system';
import { pascal, singular, wordsOf } from './words';

/** Where the shapes that other projects embed begin: pods, claims, jobs, services, selectors and what these consist of. */
const commonRoots = [
  'PodTemplateSpec', 'PersistentVolumeClaimObject', 'PersistentVolumeClaimSpec', 'JobSpec', 'DeploymentSpec', 'ServiceSpec',
  'IngressSpec', 'NetworkPolicySpec', 'PodDisruptionBudgetSpec', 'PersistentVolumeSpec', 'LabelSelector', 'ObjectMeta', 'ObjectReference', 'PolicyRule', 'HorizontalPodAutoscalerSpec',
];

/** A project often builds against an older Kubernetes: this part of the fields must be there to recognise a shape. */
const coverage = 0.6;

/** Shapes with this many fields are no coincidence; smaller ones, such as a name and a value, need a name that speaks for them. */
const distinctive = 6;

/** Small, but nothing else has such fields. */
const unmistakable: ReadonlySet<string> = new Set(['LabelSelector', 'SecretKeySelector']);

/** Words in names of interfaces that do not tell what they are of. */
const general: ReadonlySet<string> = new Set(['key', 'local', 'object', 'reference', 'requirement', 'selector', 'source', 'spec', 'template', 'typed']);

/** An interface of Kubernetes that a shape is, but for some fields. */
export interface Likeness {
  readonly name: string;
  /** Fields that the shape has in another way, or not among Kubernetes' own. */
  readonly differing: readonly string[];
  /** Fields of Kubernetes that the shape has in another way, or that it lacks though Kubernetes demands them. */
  readonly omitted: readonly string[];
}

/**
 * Recognises shapes of Kubernetes in schemas of others, which write them out without a name and often as an older version knew them:
 * the fields are among Kubernetes' own, most of Kubernetes' are there, types agree, and the same ones are required.
 */
export class KubernetesTypes {
  readonly #definitions: Readonly<Record<string, StructuralSchema>>;
  readonly #byFullName: ReadonlyMap<string, string>;
  readonly #byField = new Map<string, string[]>();
  /** The fields that hold an interface in Kubernetes itself. */
  readonly #holders = new Map<string, Set<string>>();
  readonly #verdicts = new Map<StructuralSchema, Map<string, boolean>>();

  constructor(kubernetes: System) {
    this.#definitions = kubernetes.definitions;
    this.#byFullName = new Map([...kubernetes.fullNames].map(([short, full]) => [full, short]));
    for (const name of this.closure(commonRoots.filter((root) => root in this.#definitions))) {
      for (const [field, schema] of Object.entries(this.#definitions[name]!.properties ?? {})) {
        this.#byField.set(field, [...(this.#byField.get(field) ?? []), name]);
        const held = (schema.items ?? schema).$ref;
        if (held !== undefined) this.#holders.set(held, (this.#holders.get(held) ?? new Set()).add(singular(field)));
      }
    }
  }

  /** The interface for `io.k8s.api.core.v1.Container`. */
  byFullName(full: string): string | undefined {
    return this.#byFullName.get(full);
  }

  /**
   * The interface that a schema of an object is, or undefined.
   *
   * @param property field that holds the object: small interfaces must sound like it, and of several the one that most does is taken
   * @param upstream full name of the definition that the object is, where it is known
   */
  match(schema: StructuralSchema, property: string, upstream?: string): string | undefined {
    if (upstream !== undefined) {
      const named = this.byFullName(upstream);
      return named !== undefined && (isCutMetadata(schema, this.#definitions, named) || this.isShape(schema, named)) ? named : undefined;
    }
    const fields = Object.keys(schema.properties ?? {});
    if (fields.length < 2 && !/^(imagePullSecrets|secretRef|configMapRef)$/.test(property)) return undefined;
    const matches = this.candidates(fields).filter((name) => this.isMeant(name, property, fields.length) && this.isShape(schema, name));
    const better = (a: string, b: string) =>
      this.missing(schema, a) - this.missing(schema, b) || likeness(b, property) - likeness(a, property) || (a < b ? -1 : 1);
    return matches.sort(better)[0];
  }

  private isMeant(name: string, property: string, size: number): boolean {
    if (size >= distinctive || unmistakable.has(name) || this.#holders.get(name)?.has(singular(property))) return true;
    const spoken = new Set(lowerWords(property));
    const words = lowerWords(name).filter((word) => !general.has(word));
    return words.length > 0 && words.every((word) => spoken.has(word));
  }

  /** The interface of which a schema of an object has most fields, when it has many and few others. For schemas that `match` knows not. */
  extended(schema: StructuralSchema): Likeness | undefined {
    const fields = Object.keys(schema.properties ?? {});
    const found = this.candidatesOfAny(fields).flatMap((name) => this.compare(schema, name) ?? []);
    const [best] = found.sort((a, b) => a.differing.length - b.differing.length || (a.name < b.name ? -1 : 1));
    return best;
  }

  private compare(schema: StructuralSchema, name: string): Likeness | undefined {
    const theirs = schema.properties!;
    const ours = this.#definitions[name]!.properties!;
    const [demanded, demands] = [new Set(demandedOf(schema)), new Set(demandedOf(this.#definitions[name]!))];
    const agreed = Object.keys(theirs).filter(
      (field) => ours[field] !== undefined && demanded.has(field) === demands.has(field) && this.agrees(theirs[field]!, ours[field]),
    );
    const isLike = agreed.length >= 5 && agreed.length >= 0.7 * Object.keys(theirs).length && agreed.length >= coverage * Object.keys(ours).length;
    if (!isLike) return undefined;
    const differing = Object.keys(theirs).filter((field) => !agreed.includes(field));
    const omitted = Object.keys(ours).filter((field) => differing.includes(field) || (demands.has(field) && theirs[field] === undefined));
    return { name, differing, omitted };
  }

  /** Only interfaces with the rarest of the fields can have all of them. */
  private candidates(fields: readonly string[]): readonly string[] {
    return fields.map((field) => this.#byField.get(field) ?? []).reduce((a, b) => (b.length < a.length ? b : a));
  }

  private candidatesOfAny(fields: readonly string[]): string[] {
    return [...new Set(fields.flatMap((field) => this.#byField.get(field) ?? []))];
  }

  private missing(schema: StructuralSchema, name: string): number {
    return Object.keys(this.#definitions[name]!.properties!).length - Object.keys(schema.properties!).length;
  }

  private isShape(schema: StructuralSchema, name: string): boolean {
    let verdicts = this.#verdicts.get(schema);
    if (!verdicts) this.#verdicts.set(schema, (verdicts = new Map()));
    let verdict = verdicts.get(name);
    if (verdict === undefined) verdicts.set(name, (verdict = this.compareObjects(schema, this.#definitions[name]!)));
    return verdict;
  }

  private compareObjects(schema: StructuralSchema, ours: StructuralSchema): boolean {
    const fields = Object.entries(schema.properties!);
    const known = ours.properties;
    if (!known || fields.length < coverage * Object.keys(known).filter((name) => name !== 'status').length) return false;
    if (demandedOf(schema).join() !== demandedOf(ours).join()) return false;
    return fields.every(([name, property]) => known[name] !== undefined && (name === 'status' || this.agrees(property, known[name])));
  }

  private agrees(theirs: StructuralSchema, ours: StructuralSchema): boolean {
    if (ours.$ref !== undefined) {
      const definition = this.#definitions[ours.$ref];
      if (!definition) return false;
      if (!theirs.properties || !definition.properties) return this.agrees(theirs, definition);
      return isCutMetadata(theirs, this.#definitions, ours.$ref) || this.isShape(theirs, ours.$ref);
    }
    if (theirs.nullable || theirs.enum) return false;
    if (isIntOrString(theirs) || isIntOrString(ours)) return isIntOrString(theirs) && isIntOrString(ours);
    if (theirs.type === undefined) return ours.type === undefined;
    if (theirs.type !== ours.type) return false;
    if (theirs.type === 'array') return this.agrees(theirs.items ?? {}, ours.items ?? {});
    if (theirs.type === 'object') return this.mapsAgree(theirs, ours);
    return true;
  }

  /** An object without fields, such as a `metadata` that the project does not describe, may be any object of ours. */
  private mapsAgree(theirs: StructuralSchema, ours: StructuralSchema): boolean {
    if (theirs.properties) return ours.properties !== undefined && this.compareObjects(theirs, ours);
    if (typeof theirs.additionalProperties !== 'object') return typeof ours.additionalProperties !== 'object';
    return typeof ours.additionalProperties === 'object' && this.agrees(theirs.additionalProperties, ours.additionalProperties);
  }

  private closure(roots: readonly string[]): string[] {
    const reached = new Set<string>();
    const pending = [...roots];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      JSON.stringify(this.#definitions[name], (key, value: unknown) => {
        if (key === '$ref' && typeof value === 'string') pending.push(value);
        return value;
      });
    }
    return [...reached].filter((name) => this.#definitions[name]?.properties !== undefined).sort();
  }
}

/** Templates have of `ObjectMeta` what they can pass on, mostly labels and annotations alone. */
function isCutMetadata(schema: StructuralSchema, definitions: Readonly<Record<string, StructuralSchema>>, name: string): boolean {
  return name === 'ObjectMeta' && Object.keys(schema.properties!).every((field) => field in definitions[name]!.properties!);
}

function demandedOf(schema: StructuralSchema): string[] {
  return (schema.required ?? []).filter((name) => schema.properties?.[name]?.default === undefined);
}

function isIntOrString(schema: StructuralSchema): boolean {
  return schema['x-kubernetes-int-or-string'] === true || (schema.type === undefined && schema.anyOf !== undefined);
}

function lowerWords(name: string): string[] {
  return wordsOf(pascal(name)).map((word) => singular(word.toLowerCase()));
}

/** How many words of an interface's name a field has: `configMapKey` is to find `ConfigMapKeySelector`; keys are mostly those of Secrets. */
function likeness(name: string, property: string): number {
  const spoken = new Set(lowerWords(property));
  return lowerWords(name).filter((word) => spoken.has(word)).length + (name.startsWith('Secret') ? 0.5 : 0);
}
