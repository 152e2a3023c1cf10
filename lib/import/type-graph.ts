import type { StructuralSchema } from '../schema/structural-schema';
import { choicesOf } from './choices';
import { extractCommonSpec } from './common-spec';
import { fieldFacts } from './field-facts';
import type { KubernetesTypes } from './kubernetes-types';
import { extendNewer, extendSiblings } from './sibling-shapes';
import type { System } from './system';
import { fewFields, innerShapes, shapeOf, text, typeKey, type Field, type Shape, type TypeNode } from './type-node';
import { pascal, singular, wordsOf } from './words';

/** The types of one system: a shape for each kind, by class name, and the shapes that they share. */
export interface TypeGraph {
  readonly roots: ReadonlyMap<string, Shape>;
  /** All other shapes that the roots refer to, those first that are nearest to them. */
  readonly shapes: readonly Shape[];
}

/** @param kubernetes types that others refer to; left out for Kubernetes itself */
export function typeGraph(system: System, kubernetes?: KubernetesTypes): TypeGraph {
  const builder = new TypeGraphBuilder(system, kubernetes);
  const roots = new Map(system.kinds.map(({ className, kindSchema }) => [className, builder.root(`${className}Props`, kindSchema.schema)]));
  for (const shape of builder.shapes) extendSiblings(shape);
  extractCommonSpec(roots.values());
  for (const { className, preferred } of system.kinds) {
    if (preferred !== className) extendNewer(roots.get(className)!, roots.get(preferred)!);
  }
  return { roots, shapes: reachable([...roots.values()]) };
}

function reachable(roots: readonly Shape[]): Shape[] {
  const reached = new Set(roots);
  for (const shape of reached) for (const inner of innerShapes(shape)) reached.add(inner);
  return [...reached].slice(roots.length);
}

class TypeGraphBuilder {
  /** In the order in which they were made. */
  readonly shapes: Shape[] = [];
  readonly #byKey = new Map<string, Shape>();
  readonly #byDefinition = new Map<string, Shape>();
  readonly #ids = new Map<Shape, number>();

  constructor(
    private readonly system: System,
    private readonly kubernetes: KubernetesTypes | undefined,
  ) {}

  /** The props of a kind's class: what the user writes, so neither apiVersion, kind nor status. The name is made when metadata lacks it. */
  root(name: string, schema: StructuralSchema): Shape {
    const fields = this.fields(schema)
      .filter((field) => !['apiVersion', 'kind', 'status', 'metadata'].includes(field.name));
    const metadata: Field = { name: 'metadata', required: false, type: this.objectMeta(), facts: [] };
    const shape: Shape = { name, fields: [metadata, ...fields], open: isOpen(schema), choices: choicesOf(schema), uses: [] };
    this.remember(shape);
    return shape;
  }

  private objectMeta(): TypeNode {
    return this.kubernetes ? { form: 'kubernetes', name: 'ObjectMeta' } : this.reference('ObjectMeta');
  }

  private type(schema: StructuralSchema, property: string): TypeNode {
    const type = this.nonNull(schema, property);
    return schema.nullable && type.form !== 'nullable' ? { form: 'nullable', of: type } : type;
  }

  private nonNull(schema: StructuralSchema, property: string): TypeNode {
    if (schema.$ref !== undefined) return this.reference(schema.$ref);
    if (schema.enum) return text(schema.enum.map((value) => JSON.stringify(value)).join(' | '));
    const scalar = scalarOf(schema);
    if (scalar) return text(scalar);
    if (schema.type === 'array') return { form: 'array', of: schema.items ? this.type(schema.items, property) : text('any') };
    if (schema.type === 'object' || schema.properties) return this.object(schema, property);
    return text('any');
  }

  private object(schema: StructuralSchema, property: string): TypeNode {
    if (typeof schema.additionalProperties === 'object') return { form: 'map', of: this.type(schema.additionalProperties, property) };
    if (!schema.properties && (isOpen(schema) || schema.additionalProperties === true)) return { form: 'map', of: text('any') };
    if (!schema.properties) return text('Record<string, never>');
    const known = this.kubernetes?.match(schema, property, this.system.upstreamNames.get(schema));
    return known === undefined ? { form: 'shape', shape: this.intern(schema, property) } : { form: 'kubernetes', name: known };
  }

  /** A definition is a shape of its own, made once, and may refer to itself; one without fields is what it stands for. */
  private reference(name: string): TypeNode {
    const schema = this.system.definitions[name];
    if (!schema) return text('any');
    if (!schema.properties) return this.type(schema, name);
    const known = this.kubernetes?.byFullName(this.system.fullNames.get(name)!);
    if (known !== undefined) return { form: 'kubernetes', name: known };
    let shape = this.#byDefinition.get(name);
    if (!shape) {
      shape = { name, fields: [], open: isOpen(schema), choices: choicesOf(schema), uses: [] };
      this.#byDefinition.set(name, shape);
      this.#ids.set(shape, this.#ids.size);
      this.shapes.push(shape);
      shape.fields = this.fields(schema);
      recordUses(shape);
    }
    return { form: 'shape', shape };
  }

  private intern(schema: StructuralSchema, property: string): Shape {
    const like = this.kubernetes?.extended(schema);
    const fields = this.fields(schema).filter(({ name }) => !like || like.differing.includes(name));
    const base = like && { type: { form: 'kubernetes' as const, name: like.name }, omitted: like.omitted, partial: false };
    const upstream = this.system.upstreamNames.get(schema)?.replace(/^.*\./, '');
    const shape: Shape = { fields, upstream, open: isOpen(schema), choices: choicesOf(schema), uses: [], ...(base ? { base } : {}) };
    const idOf = (inner: Shape) => this.#ids.get(inner)!;
    const types = fields.map(({ name, required, type }) => [name, required, typeKey(type, idOf)]);
    const key = JSON.stringify([upstream ?? kindOfField(fields, property), types, base ?? null, shape.open, shape.choices]);
    const known = this.#byKey.get(key);
    if (known) {
      known.fields.forEach((field, index) => keepCommonFacts(field, fields[index]!));
      return known;
    }
    this.#byKey.set(key, shape);
    this.shapes.push(shape);
    this.remember(shape);
    return shape;
  }

  private remember(shape: Shape): void {
    this.#ids.set(shape, this.#ids.size);
    recordUses(shape);
  }

  /** Required for the writer is what the API server demands and does not fill in itself. */
  private fields(schema: StructuralSchema): Field[] {
    const required = new Set(schema.required);
    const properties = Object.entries(schema.properties ?? {}).filter(([name]) => name !== 'status' || !isObject(schema));
    return properties.map(([name, property]) => ({
      name,
      required: required.has(name) && property.default === undefined,
      type: this.type(property, name),
      facts: fieldFacts(property),
    }));
  }
}

function recordUses(parent: Shape): void {
  for (const { name, type } of parent.fields) {
    const inner = shapeOf(type);
    inner?.shape.uses.push({ parent, field: name, isItem: inner.isItem });
  }
}

/** A whole object, also one in another, such as the template of a claim: its status is not the author's to write. */
function isObject({ properties }: StructuralSchema): boolean {
  return properties?.metadata !== undefined && properties.spec !== undefined;
}

/** Small shapes are shared among fields that end alike (`vpcIdRef`, `bucketRef`), so that the shape's name fits all of them. */
function kindOfField(fields: readonly Field[], property: string): string | undefined {
  return fields.length < fewFields ? wordsOf(pascal(singular(property))).at(-1) : undefined;
}

function keepCommonFacts(kept: Field, other: Field): void {
  kept.facts = kept.facts.filter((fact) => other.facts.includes(fact));
}

function scalarOf(schema: StructuralSchema): string | undefined {
  if (schema['x-kubernetes-int-or-string'] || isNumberOrString(schema)) return 'number | string';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  return schema.type === 'string' || schema.type === 'boolean' ? schema.type : undefined;
}

function isNumberOrString(schema: StructuralSchema): boolean {
  const types = schema.type === undefined ? (schema.anyOf?.map(({ type }) => type) ?? []) : [];
  return types.length === 2 && types.includes('string') && (types.includes('number') || types.includes('integer'));
}

export function isOpen(schema: StructuralSchema): boolean {
  return schema['x-kubernetes-preserve-unknown-fields'] === true || schema['x-kubernetes-embedded-resource'] === true;
}
