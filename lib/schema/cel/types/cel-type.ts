/** A static type of CEL, as the checker sees it. Object types are compared by identity: each place in a schema is a type of its own. */
export type CelType = SimpleType | ListType | MapType | OpaqueType | ObjectType | TypeOfType | TypeParameter;

export type SimpleName = 'bool' | 'int' | 'uint' | 'double' | 'string' | 'bytes' | 'duration' | 'timestamp' | 'null' | 'dyn';

export interface SimpleType {
  readonly kind: SimpleName;
}

export interface ListType {
  readonly kind: 'list';
  readonly element: CelType;
}

export interface MapType {
  readonly kind: 'map';
  readonly key: CelType;
  readonly value: CelType;
}

/** A type of a library, such as `net.IP`; `optional_type` has a parameter. */
export interface OpaqueType {
  readonly kind: 'opaque';
  readonly name: string;
  readonly parameters: readonly CelType[];
}

/** An object with declared fields. */
export interface ObjectType {
  readonly kind: 'object';
  /** The type of a field by its escaped name; undefined where rules cannot see such a field. */
  field(name: string): CelType | undefined;
}

/** The type of a type: `type(1)`. */
export interface TypeOfType {
  readonly kind: 'type';
}

/** A parameter of a generic signature, or a type that is not known yet. */
export interface TypeParameter {
  readonly kind: 'parameter';
  readonly name: string;
}

const simple = (kind: SimpleName): SimpleType => ({ kind });

export const boolType = simple('bool');
export const intType = simple('int');
export const uintType = simple('uint');
export const doubleType = simple('double');
export const stringType = simple('string');
export const bytesType = simple('bytes');
export const durationType = simple('duration');
export const timestampType = simple('timestamp');
export const nullType = simple('null');
export const dynType = simple('dyn');
export const typeOfType: TypeOfType = { kind: 'type' };

export function listOf(element: CelType): ListType {
  return { kind: 'list', element };
}

export function mapOf(key: CelType, value: CelType): MapType {
  return { kind: 'map', key, value };
}

export function opaque(name: string, ...parameters: CelType[]): OpaqueType {
  return { kind: 'opaque', name, parameters };
}

const optionalName = 'optional_type';

export function optionalOf(value: CelType): OpaqueType {
  return opaque(optionalName, value);
}

/** What an optional holds; undefined for other types. */
export function optionalElement(type: CelType): CelType | undefined {
  return type.kind === 'opaque' && type.name === optionalName ? type.parameters[0] : undefined;
}

/** The type as messages write it. */
export function formatType(type: CelType): string {
  switch (type.kind) {
    case 'list':
      return `list(${formatType(type.element)})`;
    case 'map':
      return `map(${formatType(type.key)}, ${formatType(type.value)})`;
    case 'opaque':
      return type.parameters.length === 0 ? type.name : `${type.name}(${type.parameters.map(formatType).join(', ')})`;
    case 'parameter':
      return 'dyn';
    default:
      return type.kind;
  }
}
