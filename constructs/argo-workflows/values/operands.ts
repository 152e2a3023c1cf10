import { Expression, literal, Reference } from './expression';
import { plainExpression } from './fields-proxy';

/** A value of this type, known now or when the workflow runs. */
export type Value<T> = T | Expression<T>;

/** As an operand that is a number: texts of parameters are cast. */
export function numberOperand(value: Value<number>): string {
  if (!(value instanceof Expression)) return literal(value);
  const expression = plainExpression(value);
  return expression.kind === 'text' ? `${castOf(expression)}(${expression.source})` : expression.source;
}

/** As an operand that is true or false: the text of a parameter is compared with `true`. */
export function booleanOperand(value: Value<boolean>): string {
  if (!(value instanceof Expression)) return literal(value);
  const { kind, source } = plainExpression(value);
  return kind === 'text' ? `${source} == 'true'` : source;
}

/** A condition in a field that is a text. */
export function conditionTag(condition: Expression<boolean>): string {
  return `{{=${booleanOperand(condition)}}}`;
}

/** As it is: texts, lists, arguments of functions. */
export function operand(value: unknown): string {
  return value instanceof Expression ? plainExpression(value).source : literal(value);
}

/** Both sides of a comparison in the kind that one of them has for certain. Two texts of parameters are compared as they are. */
export function comparedOperands(left: unknown, right: unknown): readonly [string, string] {
  const kinds = [kindOf(left), kindOf(right)];
  if (kinds.includes('number')) return [numberOperand(left as Value<number>), numberOperand(right as Value<number>)];
  if (kinds.includes('boolean')) return [booleanComparand(left), booleanComparand(right)];
  return [operand(left), operand(right)];
}

/** `x == true` of a text is `x == 'true'`. */
function booleanComparand(value: unknown): string {
  if (!(value instanceof Expression)) return literal(String(value));
  const { kind, source } = plainExpression(value);
  return kind === 'text' ? source : `string(${source})`;
}

function kindOf(value: unknown): string {
  return value instanceof Expression ? plainExpression(value).kind : typeof value;
}

function castOf(value: Expression<unknown>): string {
  return value instanceof Reference ? value.cast : 'asFloat';
}
