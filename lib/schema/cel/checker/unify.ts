import { dynType, listOf, mapOf, type CelType, type TypeParameter } from '../types/cel-type';

/** Types found for type parameters so far. */
export type Bindings = Map<string, CelType>;

/** Whether a value of one type may stand where another is wanted; binds type parameters on the way, also where it fails. */
export function unify(from: CelType, to: CelType, bindings: Bindings): boolean {
  if (to.kind === 'parameter') {
    const bound = bindings.get(to.name);
    if (bound === undefined || from === to) return bind(to, from, bindings);
    if (unify(from, bound, bindings)) return bind(to, moreGeneral(from, bound), bindings);
    if (from.kind !== 'parameter') return false;
  }
  if (from.kind === 'parameter') return unifyParameter(from, to, bindings);
  if (from.kind === 'dyn' || to.kind === 'dyn') return true;
  if (from.kind === 'null' || to.kind === 'null') return isNullable(from) && isNullable(to);
  return unifyStructure(from, to, bindings);
}

function unifyParameter(from: TypeParameter, to: CelType, bindings: Bindings): boolean {
  const bound = bindings.get(from.name);
  if (bound === undefined || from === to) return bind(from, to, bindings);
  return unify(to, bound, bindings) && bind(from, moreGeneral(to, bound), bindings);
}

function unifyStructure(from: CelType, to: CelType, bindings: Bindings): boolean {
  if (from.kind === 'list' && to.kind === 'list') return unify(from.element, to.element, bindings);
  if (from.kind === 'map' && to.kind === 'map') return unify(from.key, to.key, bindings) && unify(from.value, to.value, bindings);
  if (from.kind === 'opaque' && to.kind === 'opaque') {
    return from.name === to.name && from.parameters.every((parameter, index) => unify(parameter, to.parameters[index]!, bindings));
  }
  return from.kind === 'object' || to.kind === 'object' ? from === to : from.kind === to.kind;
}

function bind(parameter: TypeParameter, type: CelType, bindings: Bindings): boolean {
  if (refersTo(type, parameter, bindings)) return type === parameter;
  bindings.set(parameter.name, type);
  return true;
}

function refersTo(type: CelType, parameter: TypeParameter, bindings: Bindings): boolean {
  if (type.kind === 'list') return refersTo(type.element, parameter, bindings);
  if (type.kind === 'map') return refersTo(type.key, parameter, bindings) || refersTo(type.value, parameter, bindings);
  if (type.kind === 'opaque') return type.parameters.some((part) => refersTo(part, parameter, bindings));
  if (type.kind !== 'parameter') return false;
  const bound = bindings.get(type.name);
  return type.name === parameter.name || (bound !== undefined && refersTo(bound, parameter, bindings));
}

/** Types that null may stand for: what is made of parts, or has a form of its own. */
function isNullable({ kind }: CelType): boolean {
  return kind === 'null' || kind === 'object' || kind === 'opaque' || kind === 'duration' || kind === 'timestamp';
}

/** The less specific of two types that unify. */
export function moreGeneral(left: CelType, right: CelType): CelType {
  return isAtMostAsSpecific(left, right) ? left : right;
}

function isAtMostAsSpecific(left: CelType, right: CelType): boolean {
  if (left.kind === 'dyn' || left.kind === 'parameter') return true;
  if (right.kind === 'dyn' || right.kind === 'parameter') return false;
  if (left.kind === 'list' && right.kind === 'list') return isAtMostAsSpecific(left.element, right.element);
  if (left.kind === 'map' && right.kind === 'map') return isAtMostAsSpecific(left.key, right.key) && isAtMostAsSpecific(left.value, right.value);
  if (left.kind === 'opaque' && right.kind === 'opaque') {
    return left.name === right.name && left.parameters.every((part, index) => isAtMostAsSpecific(part, right.parameters[index]!));
  }
  return left.kind === 'object' || right.kind === 'object' ? left === right : left.kind === right.kind;
}

/** The type with what is known of its parameters put in. */
export function substitute(type: CelType, bindings: Bindings): CelType {
  switch (type.kind) {
    case 'parameter':
      return substituteParameter(type, bindings);
    case 'list':
      return listOf(substitute(type.element, bindings));
    case 'map':
      return mapOf(substitute(type.key, bindings), substitute(type.value, bindings));
    case 'opaque':
      return type.parameters.length === 0 ? type : { ...type, parameters: type.parameters.map((parameter) => substitute(parameter, bindings)) };
    default:
      return type;
  }
}

function substituteParameter(type: TypeParameter, bindings: Bindings): CelType {
  const bound = bindings.get(type.name);
  return bound === undefined ? type : substitute(bound, bindings);
}

/** Two types that are the same, parameters aside. */
export function sameType(left: CelType, right: CelType): boolean {
  return left === right || (isAtMostAsSpecific(left, right) && isAtMostAsSpecific(right, left));
}

/** What is still unknown becomes dyn. */
export function close(type: CelType, bindings: Bindings): CelType {
  const known = substitute(type, bindings);
  if (known.kind === 'parameter') return dynType;
  if (known.kind === 'list') return listOf(close(known.element, bindings));
  if (known.kind === 'map') return mapOf(close(known.key, bindings), close(known.value, bindings));
  return known;
}
