import { Expression } from './expression';
import { booleanOperand, closed, dataOperand, inCommonKind, integerOperand, numberOperand, operand, type Value } from './operands';

export function add(...terms: readonly Value<number>[]): Expression<number> {
  return arithmetic('+', terms);
}

export function subtract(...terms: readonly Value<number>[]): Expression<number> {
  return arithmetic('-', terms);
}

export function multiply(...factors: readonly Value<number>[]): Expression<number> {
  return arithmetic('*', factors);
}

export function divide(...factors: readonly Value<number>[]): Expression<number> {
  return arithmetic('/', factors);
}

/** What is left of a division of whole numbers. */
export function modulo(left: Value<number>, right: Value<number>): Expression<number> {
  return new Expression<number>(`${closed(integerOperand(left))} % ${closed(integerOperand(right))}`, 'number');
}

/** One of two values, by a condition. */
export function choose<T extends string | number | boolean>(condition: Value<boolean>, yes: Value<T>, no: Value<T>): Expression<T> {
  const { kind, operands } = inCommonKind(yes, no);
  const [left, right] = operands.map(closed);
  return new Expression<T>(`${closed(booleanOperand(condition))} ? ${left} : ${right}`, kind);
}

/** A part of a JSON text. `path` is a JSONPath such as `$.metrics.rmse`. */
export function jsonPath<T = string>(json: Expression<unknown>, path: string): Expression<T> {
  return new Expression<T>(`jsonpath(${operand(json)}, ${operand(path)})`, 'json');
}

/** What a value comes to in which others are known later. */
type Known<V> = V extends Expression<infer T> ? T : V extends object ? { -readonly [K in keyof V]: Known<V[K]> } : V;

/**
 * The JSON text of a value, in which others may be known later: for inputs that hold JSON, and for texts. Unlike in texts that are put together, what
 * is filled in is quoted as JSON has it.
 */
export function toJson<const V>(value: V): Expression<Known<V> & string> {
  return new Expression(`toJson(${dataOperand(value)})`, 'text');
}

/** A function of the Sprig library: `sprig<string>('trim', inputs.name)`. */
export function sprig<T = string>(name: string, ...args: readonly unknown[]): Expression<T> {
  return new Expression<T>(`sprig.${name}(${args.map(operand).join(', ')})`, 'json');
}

/**
 * Anything else that the expression language can say, with other values in it: ``expression<number>`len(${names})` ``. Other values
 * stand in it as they are: texts of parameters are texts.
 *
 * @see https://expr-lang.org/docs/language-definition
 */
export function expression<T = string>(strings: TemplateStringsArray, ...values: readonly unknown[]): Expression<T> {
  return new Expression<T>(String.raw({ raw: strings.raw }, ...values.map((value) => closed(operand(value)))), 'json');
}

function arithmetic(operator: string, terms: readonly Value<number>[]): Expression<number> {
  return new Expression<number>(terms.map((term) => closed(numberOperand(term))).join(` ${operator} `), 'number');
}
