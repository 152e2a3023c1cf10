import { nearestName } from '../../../lib/nearest-name';
import { argoFunctions, expressionFunctions, functionsOverItems } from '../text/expression-functions';
import type { BinaryOperator, ExpressionTree } from '../text/expression-tree';
import { shorten } from './arguments';
import type { Environment } from './environment';
import { EvaluationError } from './evaluation-error';
import { typeName, type Value } from './value';

/** What is known of a type before anything is evaluated; `any` for what only the values tell. */
type Scalar = 'nil' | 'bool' | 'int' | 'float' | 'string' | 'map' | 'func' | 'any';
/** A list with the type of its items: `array of int`. */
type Type = Scalar | `array of ${string}`;

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

/** What let and predicates have given; `#` is an item. */
type Locals = ReadonlyMap<string, Type>;

function isArray(type: Type): boolean {
  return type.startsWith('array of ');
}

function itemOf(type: Type): Type {
  return isArray(type) ? (type.slice('array of '.length) as Type) : 'any';
}

function arrayOf(items: readonly Type[]): Type {
  const [first] = items;
  return `array of ${first !== undefined && items.every((item) => item === first || (isArray(item) && isArray(first))) ? items.at(-1)! : 'any'}`;
}

/** Before anything is evaluated, a list among the variables may hold anything. */
function typeOf(value: Value): Type {
  const name = typeName(value);
  return name === 'array' ? 'array of any' : (name as Scalar);
}

class TypeCheck {
  constructor(private readonly environment: Environment, private readonly text: string) {}

  type(tree: ExpressionTree, locals: Locals): Type {
    switch (tree.kind) {
      case 'literal': return typeOf(tree.value);
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
      case 'pointer': return tree.name === 'index' ? 'int' : tree.name === '' ? locals.get('#') ?? 'any' : 'any';
      case 'builtin': return this.builtin(tree, locals);
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
    if (value !== undefined) return typeOf(value);
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
    const keys: readonly Type[] = from === 'map' ? ['string', 'any'] : isArray(from) ? ['int', 'any'] : [];
    if (from !== 'any' && !keys.includes(key)) this.fail(`${from} has nothing that ${property.kind === 'literal' ? `'${String(property.value)}'` : key} leads to.`);
    return itemOf(from);
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

  private builtin({ name, args }: Extract<ExpressionTree, { kind: 'builtin' }>, locals: Locals): Type {
    const [first, second, ...more] = args;
    const from = first ? this.type(first, locals) : 'any';
    if (from !== 'any' && takes.get(name)?.some((type) => type === from || (type === 'array' && isArray(from))) === false) this.fail(`${name}() cannot be used with ${from}.`);
    const inner = second && this.type(second, new Map([...locals, ...(second.kind === 'predicate' ? [['#', itemOf(from)] as const] : [])]));
    for (const one of more) this.type(one, locals);
    if (name === 'map') return `array of ${inner ?? 'any'}`;
    if (keepsItems.has(name)) return isArray(from) ? from : 'array of any';
    if (givesItem.has(name)) return itemOf(from);
    return results.get(name) ?? 'any';
  }

  private parts(tree: Extract<ExpressionTree, { kind: 'sequence' | 'list' | 'map' }>, locals: Locals): Type {
    const parts = tree.kind === 'map' ? tree.pairs.flat() : tree.items;
    const types = parts.map((part) => this.type(part, locals));
    return tree.kind === 'sequence' ? types.at(-1)! : tree.kind === 'list' ? arrayOf(types) : 'map';
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
  if (operator === 'in') {
    if (isArray(right)) return fitsEqually('==', left, itemOf(right));
    return right === 'map' ? left === 'string' || left === 'any' : right === 'any' || (left === 'any' && right === 'string');
  }
  return [left, right].some((type) => type === 'any' || type === 'nil') || left === right || (isArray(left) && isArray(right)) || (numbers.includes(left) && numbers.includes(right));
}

function resultOf(operator: BinaryOperator, left: Type, right: Type): Type {
  if (operator === '/' || operator === '**') return 'float';
  if (operator === '%') return 'int';
  if (operator === '..') return 'array of int';
  if (operator !== '+' && operator !== '-' && operator !== '*') return 'bool';
  return left === 'any' || right === 'any' ? 'any' : left === right ? left : 'float';
}

/** Functions whose result has one type. */
const results: ReadonlyMap<string, Type> = new Map(
  Object.entries({
    bool: 'all none any one hasPrefix hasSuffix', int: 'count findIndex findLastIndex len int indexOf lastIndexOf bitand bitor bitxor bitnand bitnot bitshl bitshr bitushr',
    float: 'float ceil floor round', string: 'type string trim trimPrefix trimSuffix upper lower replace repeat join toJSON toBase64 fromBase64',
    'array of string': 'split splitAfter', 'array of any': 'keys values toPairs reverse uniq concat flatten sort take', map: 'groupBy fromPairs',
  } as const).flatMap(([type, names]) => names.split(' ').map((name) => [name, type as Type] as const)),
);

/** Functions whose result holds items of the list that they are given. */
const keepsItems: ReadonlySet<string> = new Set(['filter', 'sortBy']);
const givesItem: ReadonlySet<string> = new Set(['find', 'findLast', 'first', 'last']);

/** What functions are given first, where the language looks before it evaluates. */
const takes: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['get', ['array', 'map']], ['len', ['array', 'map', 'string']],
  ...['keys', 'values', 'toPairs'].map((name): [string, string[]] => [name, ['map']]),
  ...['first', 'last', 'sort', 'take', 'reverse', 'uniq', 'concat', 'flatten', 'fromPairs', ...functionsOverItems.keys()].map((name): [string, string[]] => [name, ['array']]),
  ...['max', 'min', 'mean', 'median'].map((name): [string, string[]] => [name, ['int', 'float', 'array']]),
]);
