import { nearestName } from '../../../lib/nearest-name';
import { argoFunctions, expressionFunctions } from '../text/expression-functions';
import type { BinaryOperator, ExpressionTree } from '../text/expression-tree';
import { shorten } from './arguments';
import type { Environment } from './environment';
import { EvaluationError } from './evaluation-error';
import { typeName } from './value';

/** What is known of a type before anything is evaluated; `any` for what only the values tell. */
type Type = 'nil' | 'bool' | 'int' | 'float' | 'string' | 'array' | 'map' | 'func' | 'any';

const numbers: readonly Type[] = ['int', 'float'];
const ordered: readonly Type[] = [...numbers, 'string'];

/**
 * Refuses what the language refuses before it evaluates: names that stand for nothing, also where they would not be reached, and operators
 * between types that do not go together. Variables of the first level have their types; what lies in maps is known later only.
 *
 * @throws EvaluationError
 */
export function checkTypes(tree: ExpressionTree, environment: Environment, text: string): void {
  new TypeCheck(environment, text).type(tree, new Map());
}

type Locals = ReadonlyMap<string, Type>;

class TypeCheck {
  constructor(private readonly environment: Environment, private readonly text: string) {}

  type(tree: ExpressionTree, locals: Locals): Type {
    switch (tree.kind) {
      case 'literal': return typeName(tree.value) as Type;
      case 'name': return this.name(tree.name, locals);
      case 'unary': return this.unary(tree.operator, this.type(tree.operand, locals));
      case 'binary': return this.binary(tree.operator, this.type(tree.left, locals), this.type(tree.right, locals));
      case 'conditional': return this.conditional(tree, locals);
      case 'member': return this.member(tree, locals);
      case 'chain': return this.type(tree.inner, locals);
      case 'slice': return this.type(tree.object, locals);
      case 'call': return this.call(tree, locals);
      case 'let': return this.type(tree.body, new Map([...locals, [tree.name, this.declared(tree, locals)]]));
      case 'predicate': return this.type(tree.body, locals);
      case 'pointer': return tree.name === 'index' ? 'int' : 'any';
      default: return this.parts(tree, locals);
    }
  }

  private fail(message: string, fault: 'invalid' | 'missing' = 'invalid'): never {
    throw new EvaluationError(`'${shorten(this.text)}' has no value: ${message}`, fault);
  }

  private name(name: string, locals: Locals): Type {
    const local = locals.get(name);
    if (local !== undefined || name === '$env') return local ?? 'any';
    const value = this.environment.get(name);
    if (value !== undefined) return typeName(value) as Type;
    if (expressionFunctions.has(name)) return 'func';
    const nearest = nearestName(name, this.environment.names());
    return this.fail(`'${name}' stands for nothing here.${nearest === undefined ? '' : ` Did you mean '${nearest}'?`}`, 'missing');
  }

  private unary(operator: string, type: Type): Type {
    const fits: readonly Type[] = operator === 'not' ? ['bool'] : numbers;
    if (type !== 'any' && !fits.includes(type)) this.fail(`'${operator}' cannot be used with ${type}.`);
    return operator === 'not' ? 'bool' : type;
  }

  private binary(operator: BinaryOperator, left: Type, right: Type): Type {
    if (operator === '??') return left === 'nil' ? right : right === 'nil' || left === right ? left : 'any';
    const known = knownTypes[operator];
    const fits = known === undefined ? fitsEqually(operator, left, right) : fitTogether(known, left, right);
    if (!fits) this.fail(`'${operator}' cannot be used between ${left} and ${right}.`);
    return resultOf(operator, left, right);
  }

  private conditional(tree: Extract<ExpressionTree, { kind: 'conditional' }>, locals: Locals): Type {
    const condition = this.type(tree.condition, locals);
    if (condition !== 'bool' && condition !== 'any') this.fail(`a condition must be true or false, and not ${condition}.`);
    const [yes, no] = [this.type(tree.yes, locals), this.type(tree.no, locals)];
    return yes === 'nil' ? no : no === 'nil' || yes === no ? yes : 'any';
  }

  private member({ object, property }: Extract<ExpressionTree, { kind: 'member' }>, locals: Locals): Type {
    const [from, key] = [this.type(object, locals), this.type(property, locals)];
    const keys: readonly Type[] = from === 'map' ? ['string', 'any'] : from === 'array' ? ['int', 'any'] : [];
    if (from !== 'any' && !keys.includes(key)) this.fail(`${from} has nothing that ${property.kind === 'literal' ? `'${String(property.value)}'` : key} leads to.`);
    return 'any';
  }

  private call({ callee, args }: Extract<ExpressionTree, { kind: 'call' }>, locals: Locals): Type {
    if (callee.kind === 'name' && this.environment.get(callee.name) === undefined && !locals.has(callee.name)) this.failCall(callee.name);
    const type = this.type(callee, locals);
    if (type !== 'func' && type !== 'any') this.fail(`${type} is no function.`);
    if (type === 'func') for (const arg of args) this.type(arg, locals);
    return 'any';
  }

  private failCall(name: string): never {
    const nearest = nearestName(name, [...expressionFunctions, ...argoFunctions]);
    this.fail(`'${name}' is no function.${nearest === undefined ? '' : ` Did you mean '${nearest}'?`}`, 'missing');
  }

  private declared({ name, value }: Extract<ExpressionTree, { kind: 'let' }>, locals: Locals): Type {
    const isTaken = locals.has(name) || expressionFunctions.has(name) || this.environment.get(name) !== undefined;
    if (isTaken) this.fail(`'${name}' is there already, and let cannot give it again.`);
    return this.type(value, locals);
  }

  private parts(tree: Extract<ExpressionTree, { kind: 'builtin' | 'sequence' | 'list' | 'map' }>, locals: Locals): Type {
    const parts = tree.kind === 'builtin' ? tree.args : tree.kind === 'map' ? tree.pairs.flat() : tree.items;
    const types = parts.map((part) => this.type(part, locals));
    if (tree.kind === 'sequence') return types.at(-1)!;
    return tree.kind === 'list' ? 'array' : tree.kind === 'map' ? 'map' : results.get(tree.name) ?? 'any';
  }
}

/** Types that both sides must have; operators that are not here have rules of their own. */
const knownTypes: Partial<Record<BinaryOperator, readonly Type[]>> = {
  and: ['bool'], or: ['bool'], '<': ordered, '>': ordered, '<=': ordered, '>=': ordered, '+': ordered, '-': numbers, '*': numbers, '/': numbers,
  '**': numbers, '%': ['int'], '..': ['int'], matches: ['string'], contains: ['string'], startsWith: ['string'], endsWith: ['string'],
};

function fitTogether(known: readonly Type[], left: Type, right: Type): boolean {
  if (left === 'any') return right === 'any' || known.includes(right);
  if (right === 'any') return known.includes(left);
  return known.includes(left) && known.includes(right) && numbers.includes(left) === numbers.includes(right);
}

function fitsEqually(operator: BinaryOperator, left: Type, right: Type): boolean {
  if (operator === 'in') return right === 'map' ? left === 'string' || left === 'any' : ['array', 'any'].includes(right) || (left === 'any' && right === 'string');
  return [left, right].some((type) => type === 'any' || type === 'nil') || left === right || (numbers.includes(left) && numbers.includes(right));
}

function resultOf(operator: BinaryOperator, left: Type, right: Type): Type {
  if (operator === '/' || operator === '**') return 'float';
  if (operator === '%') return 'int';
  if (operator === '..') return 'array';
  if (operator !== '+' && operator !== '-' && operator !== '*') return 'bool';
  return left === 'any' || right === 'any' ? 'any' : left === right ? left : 'float';
}

/** Functions whose result has one type. */
const results: ReadonlyMap<string, Type> = new Map(
  Object.entries({
    bool: 'all none any one hasPrefix hasSuffix', int: 'count findIndex findLastIndex len int indexOf lastIndexOf bitand bitor bitxor bitnand bitnot bitshl bitshr bitushr',
    float: 'float', string: 'type string trim trimPrefix trimSuffix upper lower replace repeat join toJSON toBase64 fromBase64',
    array: 'filter map sortBy split splitAfter keys values toPairs reverse uniq concat flatten sort', map: 'groupBy fromPairs',
  } as const).flatMap(([type, names]) => names.split(' ').map((name) => [name, type as Type] as const)),
);
