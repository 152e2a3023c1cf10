import { conversionFunctions } from './conversions';
import { listFunctions, setFunctions } from './lists';
import { formatFunctions } from './named-formats';
import { networkFunctions } from './networks';
import { operatorFunctions } from './operators';
import { optionalFunctions } from './optionals';
import type { Overload } from './overload';
import { quantityFunctions } from './quantities';
import { regexFunctions } from './regex';
import { versionFunctions } from './semantic-version';
import { stringFunctions } from './strings';
import { timeFunctions } from './times';
import { urlFunctions } from './urls';

/**
 * All functions that rules may call, by name: CEL's own and those of Kubernetes 1.34.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
const functions = new Map<string, readonly Overload[]>();

const libraries = [
  operatorFunctions,
  conversionFunctions,
  stringFunctions,
  regexFunctions,
  timeFunctions,
  listFunctions,
  setFunctions,
  optionalFunctions,
  urlFunctions,
  networkFunctions,
  quantityFunctions,
  versionFunctions,
  formatFunctions,
];

for (const overload of libraries.flat()) functions.set(overload.name, [...(functions.get(overload.name) ?? []), overload]);

/** The forms of a function; undefined where there is no such function. */
export function overloadsOf(name: string): readonly Overload[] | undefined {
  return functions.get(name);
}
