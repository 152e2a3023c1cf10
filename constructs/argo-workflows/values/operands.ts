import { Expression, Reference, textLiteral, type ExpressionKind, type NumberCast } from './expression';
import { plainExpression } from './fields-proxy';

/** A value of this type, known now or when the workflow runs. */
export type Value<T> = T | Expression<T>;

/** As an operand that is a number: texts of parameters are cast. */
export function numberOperand(value: Value<number>): string {
  if (!(value instanceof Expression)) return literal(value);
  const expression = plainExpression(value);
  return expression.kind === 'text' ? `${castOf(expression) ?? 'asFloat'}(${expression.source})` : expression.source;
}

/** As an operand that is a whole number. */
export function integerOperand(value: Value<number>): string {
  if (!(value instanceof Expression)) return literal(value);
  const { kind, source } = plainExpression(value);
  return `${kind === 'text' ? 'asInt' : 'int'}(${source})`;
}

/** As an operand that is true or false: the text of a parameter is compared with `true`. */
export function booleanOperand(value: Value<boolean>): string {
  if (!(value instanceof Expression)) return literal(value);
  const { kind, source } = plainExpression(value);
  return kind === 'text' ? `${closed(source)} == 'true'` : source;
}

/** A condition in a field that is a text. */
export function conditionTag(condition: Value<boolean>): string {
  if (!(condition instanceof Expression)) return String(condition);
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
  const asTexts = kinds.includes('boolean') || (kinds.includes('text') && kinds.includes('json'));
  return asTexts ? [textOperand(left), textOperand(right)] : [operand(left), operand(right)];
}

/** Two values as one expression gives them, whichever of the two it is. */
export function inCommonKind(...values: readonly [unknown, unknown]): { readonly kind: ExpressionKind; readonly operands: readonly string[] } {
  const kinds = values.map(kindOf);
  if (kinds.includes('number')) return { kind: 'number', operands: values.map((value) => numberOperand(value as Value<number>)) };
  if (kinds.includes('boolean')) return { kind: 'boolean', operands: values.map((value) => booleanOperand(value as Value<boolean>)) };
  return { kind: kinds.includes('json') ? 'json' : 'text', operands: values.map(operand) };
}

/** As an operand that is a text: `x == true` of a text is `x == 'true'`. */
export function textOperand(value: unknown): string {
  if (!(value instanceof Expression)) return literal(String(value));
  const { kind, source } = plainExpression(value);
  return kind === 'text' ? source : `string(${source})`;
}

/** Which kind a value has when it is compared: a text that holds a number for certain is one. */
function kindOf(value: unknown): string {
  if (!(value instanceof Expression)) return typeof value;
  return castOf(value) === undefined ? plainExpression(value).kind : 'number';
}

/** How the value is made a number once it is passed on as text; undefined where it may be something else. */
export function castOf(value: Expression<unknown>): NumberCast | undefined {
  const expression = plainExpression(value);
  if (expression instanceof Reference) return expression.cast;
  return expression.kind === 'number' ? 'asFloat' : undefined;
}

/** As data: what is passed on as text is read as the number, boolean, list or map that it stands for. */
export function dataOperand(value: unknown): string {
  if (!(value instanceof Expression)) return literal(value, dataOperand);
  const expression = plainExpression(value);
  if (castOf(expression)) return numberOperand(expression as Expression<number>);
  return expression instanceof Reference && expression.isJson ? `fromJSON(${expression.source})` : expression.source;
}

/** A text, number, boolean, or whole list or map, as the expression language writes it; values in it that are known later as `inner` says. */
function literal(value: unknown, inner: (value: unknown) => string = operand): string {
  if (typeof value === 'string') return textLiteral(value);
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, field]) => `${textLiteral(key)}: ${inner(field)}`);
    // The space keeps two braces apart, which would end the tag around them.
    return `{${fields.join(', ')} }`;
  }
  return value === null || value === undefined ? 'nil' : String(value as number | boolean);
}

/** Beside an operator, what is made of several parts needs parentheses. */
export function closed(source: string): string {
  const withoutTexts = source.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, '_');
  return /^(-?[\d.]+(e[-+]?\d+)?|[\w.]*)$/.test(withoutBrackets(withoutTexts)) ? source : `(${source})`;
}

function withoutBrackets(text: string): string {
  const outer = text.replace(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g, '');
  return outer === text ? text : withoutBrackets(outer);
}
