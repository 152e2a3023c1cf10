import { regularExpression } from '../library/regular-expression';
import { childrenOf } from '../syntax/children';
import type { CallExpression, Expression, ListExpression, LiteralExpression, MapExpression } from '../syntax/expression';
import { formatType, optionalElement, type CelType } from '../types/cel-type';
import { TypeCheckError } from './check-error';
import type { CheckedExpression } from './checked';
import { checkFormatArguments } from './format-arguments';
import { sameType } from './unify';

/** The type that the checker found for an expression. */
export type TypeOf = (expression: Expression) => CelType;

/**
 * What the API server refuses although the types fit: literals that can only fail, and lists and maps of mixed types.
 *
 * @throws TypeCheckError or EvaluationError which says why.
 */
export function validateExpression(checked: CheckedExpression, typeOf: TypeOf): void {
  visit(checked.expression, false);

  /** @param formatted the expression is part of what `format` gets, where types may be mixed */
  function visit(expression: Expression, formatted: boolean): void {
    if (expression.kind === 'call') validateCall(expression, checked, typeOf);
    if (!formatted && expression.kind === 'list') validateList(expression, typeOf);
    if (!formatted && expression.kind === 'map') validateMap(expression, typeOf);
    const inner = formatted || (expression.kind === 'call' && expression.function === 'format');
    for (const child of childrenOf(expression)) visit(child, inner);
  }
}

function validateCall(call: CallExpression, { overloads }: CheckedExpression, typeOf: TypeOf): void {
  const [first, second] = call.arguments;
  switch (call.function) {
    case 'matches':
      // Kubernetes takes the first argument for the pattern even where the text comes first.
      validatePattern(first);
      return validatePattern(second);
    case 'find':
    case 'findAll':
      return validatePattern(first);
    case 'duration':
    case 'timestamp':
      if (first?.kind === 'literal') overloads.get(call)?.[0]?.apply(first.value);
      return;
    case 'format':
      return checkFormatArguments(call, typeOf);
  }
}

function validatePattern(expression: Expression | undefined): void {
  if (isText(expression)) regularExpression(expression.value);
}

function isText(expression: Expression | undefined): expression is LiteralExpression & { value: string } {
  return expression?.kind === 'literal' && typeof expression.value === 'string';
}

function validateList({ elements }: ListExpression, typeOf: TypeOf): void {
  sameTypes(elements.map(({ value, optional }) => heldType(typeOf(value), optional)));
}

function validateMap({ entries }: MapExpression, typeOf: TypeOf): void {
  sameTypes(entries.map(({ key }) => typeOf(key)));
  sameTypes(entries.map(({ value, optional }) => heldType(typeOf(value), optional)));
}

function heldType(type: CelType, optional: boolean): CelType {
  return (optional ? optionalElement(type) : undefined) ?? type;
}

function sameTypes([first, ...others]: readonly CelType[]): void {
  const odd = others.find((type) => !sameType(type, first!));
  if (odd !== undefined) throw new TypeCheckError(`expected type '${formatType(first!)}' but found '${formatType(odd)}'`);
}
