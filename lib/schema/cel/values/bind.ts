import { isDeepStrictEqual } from 'node:util';
import type { StructuralSchema } from '../../structural-schema';
import { escapeFieldName, unescapeFieldName } from '../types/field-name';
import type { SchemaScope } from '../types/schema-scope';
import { equals } from './equality';
import { ListValue } from './list';
import { KeyedList, SetList } from './list-type';
import { MapValue } from './map';
import { OpaqueValue } from './opaque';
import { bindString } from './string-formats';
import { EvaluationError, type Value } from './value';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The CEL value of JSON data under its schema. Objects and lists are views: what they hold becomes a value when an
 * expression asks for it.
 *
 * @param root the data is a whole resource
 * @throws EvaluationError when the data does not fit the schema.
 */
export function bindValue(data: unknown, schema: StructuralSchema, scope: SchemaScope, root = false): Value {
  const resolved = scope.resolve(schema);
  if (data === null || data === undefined) return bindNull(resolved);
  if (resolved['x-kubernetes-int-or-string'] === true) return bindIntOrString(data);
  switch (resolved.type) {
    case 'object':
      return bindObject(data, resolved, scope, root);
    case 'array':
      return bindArray(data, resolved, scope);
    case 'string':
      return bindString(expectType(data, 'string'), resolved.format);
    case 'number':
      return bindNumber(data);
    case 'integer':
      return bindInteger(data);
    case 'boolean':
      return expectType(data, 'boolean');
    default:
      return bindUntyped(data, resolved);
  }
}

function bindNull({ nullable }: StructuralSchema): null {
  if (nullable === true) return null;
  throw new EvaluationError('invalid data: null where the schema is not nullable');
}

function bindIntOrString(data: unknown): Value {
  return typeof data === 'string' ? data : bindInteger(data);
}

function bindInteger(data: unknown): bigint {
  if (typeof data === 'bigint') return data;
  if (typeof data === 'number' && Number.isInteger(data)) return BigInt(data);
  throw unexpected(data, 'an integer');
}

function bindNumber(data: unknown): number {
  if (typeof data === 'bigint' || typeof data === 'number') return Number(data);
  throw unexpected(data, 'a number');
}

function bindUntyped(data: unknown, schema: StructuralSchema): Value {
  if (schema['x-kubernetes-preserve-unknown-fields'] === true) return new PreservedData(data);
  throw unexpected(data, 'data with a typed schema');
}

function bindObject(data: unknown, schema: StructuralSchema, scope: SchemaScope, root: boolean): MapValue {
  if (!isJsonObject(data)) throw unexpected(data, 'an object');
  if (root || schema['x-kubernetes-embedded-resource'] === true) return new ObjectView(data, scope.withObjectMeta(schema), scope);
  const { additionalProperties } = schema;
  if (schema.properties === undefined && typeof additionalProperties === 'object') return new MapView(data, additionalProperties, scope);
  return new ObjectView(data, schema, scope);
}

function bindArray(data: unknown, schema: StructuralSchema, scope: SchemaScope): ListValue {
  if (!Array.isArray(data)) throw unexpected(data, 'an array');
  const list = new ListView(data, schema.items ?? {}, scope);
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return new SetList(list);
    case 'map':
      return new KeyedList(list, (schema['x-kubernetes-list-map-keys'] ?? []).map((key) => escapeFieldName(key) ?? key));
    default:
      return list;
  }
}

function expectType<Name extends 'string' | 'boolean'>(data: unknown, type: Name): Name extends 'string' ? string : boolean {
  if (typeof data === type) return data as Name extends 'string' ? string : boolean;
  throw unexpected(data, `a ${type}`);
}

function unexpected(data: unknown, wanted: string): EvaluationError {
  const found = Array.isArray(data) ? 'an array' : `a ${typeof data}`;
  return new EvaluationError(`invalid data: expected ${wanted}, found ${found}`);
}

function isJsonObject(data: unknown): data is JsonObject {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

class ListView extends ListValue {
  override readonly bound = true;
  private readonly values: (Value | undefined)[] = [];

  constructor(
    private readonly data: readonly unknown[],
    private readonly items: StructuralSchema,
    private readonly scope: SchemaScope,
  ) {
    super();
  }

  get size(): number {
    return this.data.length;
  }

  get(index: number): Value {
    return (this.values[index] ??= bindValue(this.data[index], this.items, this.scope));
  }
}

/** An object whose schema has `additionalProperties`: any key, values of one schema. */
class MapView extends MapValue {
  override readonly bound = true;
  constructor(
    private readonly data: JsonObject,
    private readonly valueSchema: StructuralSchema,
    private readonly scope: SchemaScope,
  ) {
    super();
  }

  get size(): number {
    return Object.keys(this.data).length;
  }

  find(key: Value): Value | undefined {
    if (typeof key !== 'string' || !Object.hasOwn(this.data, key)) return undefined;
    return bindValue(this.data[key], this.valueSchema, this.scope);
  }

  keys(): Value[] {
    return Object.keys(this.data);
  }
}

/** An object with declared fields. Keys are field names as rules write them; a field that is null counts as absent. */
export class ObjectView extends MapValue {
  override readonly bound = true;
  constructor(
    private readonly data: JsonObject,
    private readonly schema: StructuralSchema,
    private readonly scope: SchemaScope,
  ) {
    super();
  }

  get size(): number {
    return Object.keys(this.data).length;
  }

  find(key: Value): Value | undefined {
    return typeof key === 'string' ? this.field(unescapeFieldName(key)) : undefined;
  }

  keys(): Value[] {
    return Object.keys(this.data)
      .filter((name) => this.fieldSchema(name) !== undefined)
      .map((name) => escapeFieldName(name) ?? name);
  }

  override equals(other: MapValue): boolean {
    if (!(other instanceof ObjectView)) return super.equals(other);
    return this.size === other.size && Object.keys(this.data).every((name) => this.fieldEquals(other, name));
  }

  private fieldEquals(other: ObjectView, name: string): boolean {
    // What the schema does not know counts only where both have it.
    if (this.fieldSchema(name) === undefined) return !Object.hasOwn(other.data, name) || isDeepStrictEqual(this.data[name], other.data[name]);
    const own = this.field(name);
    const theirs = other.field(name);
    return own === undefined || theirs === undefined ? own === theirs : equals(own, theirs);
  }

  private field(name: string): Value | undefined {
    const schema = this.fieldSchema(name);
    const data = Object.hasOwn(this.data, name) ? this.data[name] : undefined;
    return schema === undefined || data === undefined || data === null ? undefined : bindValue(data, schema, this.scope);
  }

  private fieldSchema(name: string): StructuralSchema | undefined {
    const { properties } = this.schema;
    return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  }
}

/** Data that x-kubernetes-preserve-unknown-fields keeps: rules cannot look into it, only compare it. */
class PreservedData extends OpaqueValue {
  readonly typeName = 'unknown';

  constructor(private readonly data: unknown) {
    super();
  }

  equals(other: Value): boolean {
    return other instanceof PreservedData && isDeepStrictEqual(this.data, other.data);
  }
}
