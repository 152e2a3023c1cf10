import { nearestName } from '../../../lib/nearest-name';
import { argoFunctions, expressionFunctions } from '../text/expression-functions';
import type { ExpressionTree, MemberTree } from '../text/expression-tree';
import { booleanOf, countOf, listOf, shorten, wrongType } from './arguments';
import { builtins, mapKey } from './builtins';
import { byteLength, sliceBytes } from './bytes';
import type { Environment } from './environment';
import { EvaluationError } from './evaluation-error';
import { negate, operators } from './operators';
import { overItems } from './over-items';
import { formatValue, isList, isMap, isNumber, type Value } from './value';

/** Where a part of an expression stands: what `let` and predicates have given. */
interface Scope {
  readonly locals: ReadonlyMap<string, Value>;
  readonly item?: { readonly value: Value; readonly index: number; readonly accumulated?: Value };
}

/** Thrown to the end of a chain whose `?.` found nothing. */
class ChainEnd extends Error {}

/** @throws EvaluationError */
export function interpret(tree: ExpressionTree, environment: Environment): Value {
  return new Interpreter(environment).value(tree, { locals: new Map() });
}

class Interpreter {
  constructor(private readonly environment: Environment) {}

  value(tree: ExpressionTree, scope: Scope): Value {
    switch (tree.kind) {
      case 'literal': return tree.value;
      case 'name': return this.name(tree.name, scope);
      case 'unary': return this.unary(tree.operator, this.value(tree.operand, scope));
      case 'binary': return this.binary(tree, scope);
      case 'conditional': return this.value(this.test(tree.condition, scope, 'A condition') ? tree.yes : tree.no, scope);
      case 'member': return this.member(tree, scope);
      case 'chain': return this.chain(tree.inner, scope);
      case 'slice': return this.slice(tree, scope);
      case 'call': return this.call(tree, scope);
      case 'builtin': return this.builtin(tree, scope);
      case 'pointer': return this.pointer(tree.name, scope);
      case 'let': return this.value(tree.body, { ...scope, locals: new Map([...scope.locals, [tree.name, this.value(tree.value, scope)]]) });
      case 'sequence': return tree.items.map((item) => this.value(item, scope)).at(-1)!;
      case 'list': return tree.items.map((item) => this.value(item, scope));
      case 'map': return new Map(tree.pairs.map(([key, value]) => [this.key(key, scope), this.value(value, scope)]));
      case 'predicate': return this.value(tree.body, scope);
    }
  }

  private name(name: string, scope: Scope): Value {
    if (name === '$env') return this.environment.asMap();
    const value = scope.locals.get(name) ?? (scope.locals.has(name) ? null : this.environment.get(name));
    return value ?? null;
  }

  private test(tree: ExpressionTree, scope: Scope, what: string): boolean {
    return booleanOf(this.value(tree, scope), what);
  }

  private unary(operator: string, value: Value): Value {
    if (operator === 'not') return !booleanOf(value, "'not'");
    if (operator === '-') return negate(value);
    if (!isNumber(value)) throw wrongType("'+'", value);
    return value;
  }

  private binary(tree: Extract<ExpressionTree, { kind: 'binary' }>, scope: Scope): Value {
    const { operator, left, right } = tree;
    if ((operator === 'and' || operator === 'or') && right.kind === 'literal' && right.value === (operator === 'or')) return right.value;
    if (operator === 'and') return this.test(left, scope, "'and'") ? this.value(right, scope) : false;
    if (operator === 'or') return this.test(left, scope, "'or'") ? true : this.value(right, scope);
    if (operator === '??') return this.value(left, scope) ?? this.value(right, scope);
    return operators[operator](this.value(left, scope), this.value(right, scope));
  }

  private chain(inner: ExpressionTree, scope: Scope): Value {
    try {
      return this.value(inner, scope);
    } catch (error) {
      if (error instanceof ChainEnd) return null;
      throw error;
    }
  }

  private member({ object, property, isOptional }: MemberTree, scope: Scope): Value {
    const from = this.value(object, scope);
    if (from === null && isOptional) throw new ChainEnd();
    const key = this.value(property, scope);
    if (isMap(from)) return from.get(mapKey(from, key)) ?? null;
    if (isList(from)) return this.item(from, from.length, countOf(key, 'A list'));
    if (typeof from === 'string') return this.item([...Buffer.from(from)].map(BigInt), byteLength(from), countOf(key, 'A text'));
    const name = typeof key === 'string' ? `'${key}'` : formatValue(key);
    throw from === null ? new EvaluationError(`${name} cannot be read from nothing.`) : wrongType(`Reading ${name}`, from);
  }

  private item(list: readonly Value[], length: number, index: number): Value {
    const place = index < 0 ? length + index : index;
    if (place < 0 || place >= length) throw new EvaluationError(`There is no item ${index} among ${length}.`);
    return list[place]!;
  }

  private slice(tree: Extract<ExpressionTree, { kind: 'slice' }>, scope: Scope): Value {
    const from = this.value(tree.object, scope);
    const length = typeof from === 'string' ? byteLength(from) : listOf(from, 'A slice').length;
    const bound = (part: ExpressionTree | undefined, otherwise: number): number => {
      const index = part ? countOf(this.value(part, scope), 'A slice') : otherwise;
      return Math.min(length, Math.max(0, index < 0 ? length + index : index));
    };
    const end = bound(tree.to, length);
    const start = Math.min(bound(tree.from, 0), end);
    return typeof from === 'string' ? sliceBytes(from, start, end) : listOf(from, 'A slice').slice(start, end);
  }

  private call({ callee, args }: Extract<ExpressionTree, { kind: 'call' }>, scope: Scope): Value {
    const values = args.map((arg) => this.value(arg, scope));
    const found = this.value(callee, scope);
    if (typeof found === 'function') return found(...values);
    throw new EvaluationError(this.noFunction(callee, scope));
  }

  private noFunction(callee: ExpressionTree, scope: Scope): string {
    if (callee.kind === 'name') return noFunction(callee.name, callee.name, '', [...this.environment.names(), ...expressionFunctions, ...argoFunctions]);
    const { object, property } = callee as MemberTree;
    const [from, name] = [this.value(object, scope), formatValue(this.value(property, scope))];
    const owner = object.kind === 'name' ? `${object.name}.` : '';
    return noFunction(name, `${owner}${name}`, owner, isMap(from) ? [...from.keys()].map(String) : []);
  }

  private builtin({ name, args }: Extract<ExpressionTree, { kind: 'builtin' }>, scope: Scope): Value {
    const over = overItems.get(name);
    if (!over) return builtins.get(name)!(...args.map((arg) => this.value(arg, scope)));
    const [first, predicate, more] = args;
    const from = this.value(first!, scope);
    const list = typeof from === 'string' ? [...Buffer.from(from)].map(BigInt) : listOf(from, `${name}()`);
    const itemAt = (index: number, accumulated?: Value): Scope['item'] => ({ value: list[index]!, index, accumulated });
    const run = (index: number, accumulated?: Value): Value => this.value(predicate!, { ...scope, item: itemAt(index, accumulated) });
    return over(list, predicate && run, more && this.value(more, scope));
  }

  private pointer(name: string, { item }: Scope): Value {
    if (!item) throw new EvaluationError("'#' stands for an item, and there is none here.");
    if (name === '') return item.value;
    if (name === 'index') return BigInt(item.index);
    if (name === 'acc') return item.accumulated ?? null;
    throw new EvaluationError(`'#${name}' stands for nothing: there are #, #index and #acc.`);
  }

  private key(tree: ExpressionTree, scope: Scope): Value {
    const key = this.value(tree, scope);
    if (typeof key === 'string') return key;
    throw wrongType('A key of a map', key);
  }
}

function noFunction(name: string, shown: string, owner: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  return `'${shorten(shown)}' is no function.${nearest === undefined ? '' : ` Did you mean '${owner}${nearest}'?`}`;
}
