import type { StructuralSchema } from '../../structural-schema';
import { boolType, bytesType, doubleType, durationType, dynType, intType, listOf, mapOf, stringType, timestampType, type CelType, type ObjectType } from './cel-type';
import { escapeFieldName, isReservedWord, unescapeFieldName } from './field-name';
import type { SchemaScope } from './schema-scope';

/**
 * The CEL type of what a schema describes; undefined where rules cannot see it, because its schema has no type.
 *
 * @param root the schema is that of a whole resource, or of an embedded one
 */
export function typeOfSchema(schema: StructuralSchema, scope: SchemaScope, root: boolean): CelType | undefined {
  const resolved = scope.resolve(schema);
  if (resolved['x-kubernetes-int-or-string'] === true) return dynType;
  switch (resolved.type) {
    case 'array':
      return typeOfArray(resolved, scope);
    case 'object':
      return typeOfObject(root ? scope.withObjectMeta(resolved) : resolved, scope);
    case 'string':
      return typeOfString(resolved.format);
    case 'boolean':
      return boolType;
    case 'number':
      return doubleType;
    case 'integer':
      return intType;
    default:
      return undefined;
  }
}

function typeOfArray({ items }: StructuralSchema, scope: SchemaScope): CelType | undefined {
  const element = items && typeOfPart(items, scope);
  return element && listOf(element);
}

function typeOfObject(schema: StructuralSchema, scope: SchemaScope): CelType | undefined {
  const { additionalProperties } = schema;
  if (additionalProperties === undefined || typeof additionalProperties === 'boolean') return new SchemaObjectType(schema, scope);
  const value = typeOfPart(additionalProperties, scope);
  return value && mapOf(stringType, value);
}

function typeOfPart(schema: StructuralSchema, scope: SchemaScope): CelType | undefined {
  return typeOfSchema(schema, scope, scope.resolve(schema)['x-kubernetes-embedded-resource'] === true);
}

function typeOfString(format: string | undefined): CelType {
  switch (format) {
    case 'byte':
      return bytesType;
    case 'duration':
      return durationType;
    case 'date':
    case 'date-time':
      return timestampType;
    default:
      return stringType;
  }
}

/** Fields are looked up when an expression names them: a schema is large, and rules name few of its fields. */
class SchemaObjectType implements ObjectType {
  readonly kind = 'object';
  private readonly fields = new Map<string, CelType | undefined>();

  constructor(
    private readonly schema: StructuralSchema,
    private readonly scope: SchemaScope,
  ) {}

  field(name: string): CelType | undefined {
    if (!this.fields.has(name)) this.fields.set(name, this.fieldType(name));
    return this.fields.get(name);
  }

  private fieldType(name: string): CelType | undefined {
    const property = unescapeFieldName(name);
    const { properties } = this.schema;
    if (properties === undefined || !Object.hasOwn(properties, property)) return undefined;
    // `self.namespace` does as well as `self.__namespace__`, as far as the parser takes it.
    if (escapeFieldName(property) !== name && !isReservedWord(name)) return undefined;
    return typeOfPart(properties[property]!, this.scope);
  }
}
