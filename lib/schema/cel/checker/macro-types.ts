import type { MacroExpression } from '../syntax/expression';
import { boolType, dynType, intType, listOf, mapOf, optionalOf, type CelType } from '../types/cel-type';
import { TypeCheckError } from './check-error';
import type { TypeState } from './type-state';

/**
 * The types of a macro's variables.
 *
 * @throws TypeCheckError when the macro cannot run over such a range.
 */
export function variableTypes({ name, variables }: MacroExpression, range: CelType, state: TypeState): CelType[] {
  if (name === 'optMap' || name === 'optFlatMap') return [heldType(name, range, state)];
  const [key, value] = entryTypes(range, state);
  if (variables.length === 2) return [key, value];
  return [range.kind === 'map' ? key : value];
}

function heldType(name: string, range: CelType, state: TypeState): CelType {
  const element = state.newVariable();
  if (!state.unifies(range, optionalOf(element))) state.noOverload(name, [range]);
  return state.known(element);
}

function entryTypes(range: CelType, state: TypeState): [CelType, CelType] {
  switch (range.kind) {
    case 'list':
      return [intType, range.element];
    case 'map':
      return [range.key, range.value];
    case 'parameter':
    case 'dyn':
      state.loosen(range);
      return [dynType, dynType];
    default:
      throw new TypeCheckError(`expression of type '${state.format(range)}' cannot be range of a comprehension`);
  }
}

/**
 * What a macro gives.
 *
 * @param args types of its expressions; before the last one there may be a condition
 * @throws TypeCheckError when an expression has another type than the macro takes.
 */
export function macroType({ name }: MacroExpression, range: CelType, args: readonly CelType[], state: TypeState): CelType {
  const result = args[args.length - 1]!;
  if (args.length === 2) state.expect(args[0]!, boolType, '_?_:_');
  switch (name) {
    case 'map':
    case 'transformList':
      return listOf(result);
    case 'transformMap':
      return mapOf(range.kind === 'list' || range.kind === 'map' ? entryTypes(range, state)[0] : dynType, result);
    case 'transformMapEntry':
      state.expect(result, mapOf(state.newVariable(), state.newVariable()), name);
      return state.known(result);
    case 'sortBy':
      return sortedType(range, result, state);
    case 'optMap':
      return optionalOf(result);
    case 'optFlatMap':
      state.expect(result, optionalOf(state.newVariable()), name);
      return state.known(result);
    default:
      state.expect(result, boolType, name);
      return name === 'filter' ? elementsOf(range) : boolType;
  }
}

/** One variable runs over the elements of a list, or the keys of a map. */
function elementsOf(range: CelType): CelType {
  return listOf(range.kind === 'list' ? range.element : range.kind === 'map' ? range.key : dynType);
}

const withoutOrder: ReadonlySet<CelType['kind']> = new Set(['list', 'map', 'object', 'opaque', 'null', 'type']);

function sortedType(range: CelType, key: CelType, state: TypeState): CelType {
  if (range.kind === 'map' || withoutOrder.has(state.known(key).kind)) state.noOverload('sortBy', [range, listOf(key)]);
  return elementsOf(range);
}
