import type { MacroName } from './expression';

/** A macro that the parser leaves alone as a call: how many variables it binds and how many arguments follow. */
interface MacroForm {
  readonly name: MacroName;
  readonly variables: number;
  readonly arguments: readonly number[];
}

const twoVariableForms: Readonly<Record<string, MacroForm>> = {
  all: { name: 'all', variables: 2, arguments: [1] },
  exists: { name: 'exists', variables: 2, arguments: [1] },
  existsOne: { name: 'existsOne', variables: 2, arguments: [1] },
  exists_one: { name: 'existsOne', variables: 2, arguments: [1] },
  transformList: { name: 'transformList', variables: 2, arguments: [1, 2] },
  transformMap: { name: 'transformMap', variables: 2, arguments: [1, 2] },
  transformMapEntry: { name: 'transformMapEntry', variables: 2, arguments: [1, 2] },
  sortBy: { name: 'sortBy', variables: 1, arguments: [1] },
  optMap: { name: 'optMap', variables: 1, arguments: [1] },
  optFlatMap: { name: 'optFlatMap', variables: 1, arguments: [1] },
};

/** The macro that a member call of this name and number of arguments means, if any. */
export function macroForm(functionName: string, argumentCount: number): MacroForm | undefined {
  if (!Object.hasOwn(twoVariableForms, functionName)) return undefined;
  const form = twoVariableForms[functionName]!;
  return form.arguments.includes(argumentCount - form.variables) ? form : undefined;
}

/**
 * Macros that the parser expands into comprehensions, by the name in the source. It also expands `existsOne` with one
 * variable, which Kubernetes does not know.
 */
export const expandedMacros: Readonly<Record<string, MacroName>> = {
  all: 'all',
  exists: 'exists',
  exists_one: 'existsOne',
  map: 'map',
  filter: 'filter',
};
