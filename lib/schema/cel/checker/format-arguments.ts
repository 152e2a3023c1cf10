import { formatClauses } from '../library/string-format';
import type { CallExpression, Expression } from '../syntax/expression';
import { formatType, type CelType } from '../types/cel-type';
import { TypeCheckError } from './check-error';

const kindsOf: Readonly<Record<string, readonly CelType['kind'][]>> = {
  s: ['list', 'map', 'int', 'uint', 'double', 'bool', 'string', 'timestamp', 'bytes', 'duration', 'type', 'null'],
  d: ['int', 'uint'],
  f: ['double', 'string'],
  e: ['double', 'string'],
  b: ['int', 'uint', 'bool'],
  x: ['int', 'uint', 'string', 'bytes'],
  X: ['int', 'uint', 'string', 'bytes'],
  o: ['int', 'uint'],
};

/**
 * Compares `'text'.format([a, b])` with its arguments, where both are written down.
 *
 * @throws TypeCheckError where a clause is unknown, or does not fit its argument, or the numbers of both differ.
 */
export function checkFormatArguments({ target, arguments: [list] }: CallExpression, typeOf: (expression: Expression) => CelType): void {
  if (target?.kind !== 'literal' || typeof target.value !== 'string' || list?.kind !== 'list') return;
  const clauses = formatClauses(target.value);
  if (clauses.length > list.elements.length) throw new TypeCheckError(`index ${list.elements.length} out of range`);
  clauses.forEach(({ verb }, index) => checkClause(verb, typeOf(list.elements[index]!.value)));
  if (clauses.length < list.elements.length) {
    throw new TypeCheckError(`too many arguments supplied to string.format (expected ${clauses.length}, got ${list.elements.length})`);
  }
}

function checkClause(verb: string, type: CelType): void {
  const kinds = Object.hasOwn(kindsOf, verb) ? kindsOf[verb]! : undefined;
  if (kinds === undefined) throw new TypeCheckError(`unrecognized formatting clause "${verb}"`);
  if (type.kind !== 'dyn' && !kinds.includes(type.kind)) throw new TypeCheckError(`error during formatting: %${verb} does not take a value of type ${formatType(type)}`);
}
