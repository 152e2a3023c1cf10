import { parseTree } from '../text/expression-parser';
import { ExpressionError } from '../text/expression-tokens';
import type { ExpressionTree } from '../text/expression-tree';
import { shorten } from './arguments';
import { checkTypes } from './check-types';
import { Environment } from './environment';
import { EvaluationError } from './evaluation-error';
import { interpret } from './interpreter';
import { formatValue, plainOf, typeName, type Value } from './value';
import type { Variables } from './variables';

/**
 * The value of an expression of the expr language, as Argo Workflows evaluates it: with `asInt`, `asFloat`, `jsonpath`, `toJson` and `sprig`.
 * Whole numbers come back as numbers, or as bigint where a number is not exact. Keys and values of maps come in the order of their keys.
 *
 * @throws EvaluationError also for what would need the clock, chance or the environment
 * @see https://argo-workflows.readthedocs.io/en/latest/variables/#expression
 * @see https://expr-lang.org/docs/language-definition
 */
export function evaluateExpression(text: string, variables: Variables): unknown {
  const value = evaluate(text, new Environment(variables));
  if (typeof value === 'function') throw new EvaluationError(`'${shorten(text)}' is a function, and no value.`);
  return plainOf(value);
}

/** The outcome of a condition that is an expression: of hooks, of a retry strategy. @throws EvaluationError where it is neither true nor false */
export function evaluateBoolean(text: string, variables: Variables): boolean {
  const value = evaluate(text, new Environment(variables));
  if (typeof value === 'boolean') return value;
  throw new EvaluationError(`'${shorten(text)}' is ${typeName(value)} '${shorten(formatValue(value))}', and must be true or false.`);
}

/** The value as a parameter has it: `valueFrom.expression` of an output. Numbers and maps are written as Go prints them. @throws EvaluationError */
export function evaluateText(text: string, variables: Variables): string {
  return formatValue(evaluate(text, new Environment(variables)));
}

/** @throws EvaluationError */
export function evaluate(text: string, environment: Environment): Value {
  const tree = treeOf(text);
  checkTypes(tree, environment, text);
  try {
    return interpret(tree, environment);
  } catch (error) {
    if (error instanceof EvaluationError) throw new EvaluationError(`'${shorten(text)}' has no value: ${lowered(error.message)}`, error.fault);
    throw error;
  }
}

function lowered(message: string): string {
  return /^[A-Z][a-z]* [a-z]/.test(message) ? message[0]!.toLowerCase() + message.slice(1) : message;
}

const trees = new Map<string, ExpressionTree>();
const mostTrees = 1000;

/** Reads a text once. @throws EvaluationError */
export function treeOf(text: string): ExpressionTree {
  const known = trees.get(text);
  if (known) return known;
  const tree = readTree(text);
  if (trees.size >= mostTrees) trees.clear();
  trees.set(text, tree);
  return tree;
}

function readTree(text: string): ExpressionTree {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof ExpressionError) throw new EvaluationError(`'${shorten(text)}' is no expression: ${error.message}, at character ${error.at + 1}.`);
    throw error;
  }
}
