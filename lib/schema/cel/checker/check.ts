import type { Overload } from '../library/overload';
import { overloadsOf } from '../library/registry';
import type {
  CallExpression,
  Expression,
  ListExpression,
  LiteralExpression,
  MacroExpression,
  MapExpression,
  PresenceExpression,
  SelectExpression,
} from '../syntax/expression';
import {
  boolType,
  bytesType,
  doubleType,
  dynType,
  formatType,
  intType,
  listOf,
  mapOf,
  nullType,
  optionalElement,
  optionalOf,
  stringType,
  typeOfType,
  uintType,
  type CelType,
} from '../types/cel-type';
import { typeIdentifiers } from '../types/type-names';
import { CheckError } from './check-error';
import type { CheckedExpression } from './checked';
import { close, moreGeneral, sameType, substitute, unify, type Bindings } from './unify';
import { validateExpression } from './validate';

/** Variables of an expression and their types. */
export type Environment = Readonly<Record<string, CelType>>;

/**
 * Finds the type of an expression and of all its parts, as the API server does when a CustomResourceDefinition is made.
 *
 * @throws CheckError at the first name that is not declared, field that does not exist, or call that fits no signature;
 *   EvaluationError where a literal can only fail.
 */
export function checkExpression(expression: Expression, environment: Environment): CheckedExpression {
  const checker = new Checker(environment);
  const type = checker.close(checker.check(expression));
  const { overloads, names, uses } = checker;
  const checked = { expression, type, overloads, exact: checker.exactCalls(), names, uses };
  validateExpression(checked, (part) => checker.typeOf(part));
  return checked;
}

class Checker {
  readonly overloads = new Map<CallExpression, readonly Overload[]>();
  readonly names = new Map<Expression, string>();
  readonly uses = new Set<string>();
  private readonly types = new Map<Expression, CelType>();
  private bindings: Bindings = new Map();
  private variableCount = 0;
  private readonly scopes: ReadonlyMap<string, CelType>[] = [];

  constructor(private readonly environment: Environment) {}

  check(expression: Expression): CelType {
    const type = this.infer(expression);
    this.types.set(expression, type);
    return type;
  }

  /** The type of a part, once all is checked. */
  typeOf(expression: Expression): CelType {
    return this.close(this.types.get(expression) ?? dynType);
  }

  exactCalls(): Set<CallExpression> {
    const certain = (part: Expression): boolean => this.typeOf(part).kind !== 'dyn';
    return new Set(Array.from(this.overloads.keys()).filter((call) => this.overloads.get(call)!.length === 1 && operandsOf(call).every(certain)));
  }

  private infer(expression: Expression): CelType {
    switch (expression.kind) {
      case 'literal':
        return literalType(expression);
      case 'identifier':
        return this.identifier(expression.name);
      case 'select':
        return this.select(expression);
      case 'presence':
        return this.presence(expression);
      case 'call':
        return this.call(expression);
      case 'list':
        return this.list(expression);
      case 'map':
        return this.map(expression);
      case 'macro':
        return this.macro(expression);
    }
  }

  close(type: CelType): CelType {
    return close(type, this.bindings);
  }

  private identifier(name: string): CelType {
    const type = this.variable(name) ?? (typeIdentifiers.has(name) ? typeOfType : undefined);
    if (type === undefined) throw new CheckError(`undeclared reference to '${name}'`);
    return type;
  }

  private variable(name: string): CelType | undefined {
    for (let index = this.scopes.length - 1; index >= 0; index--) {
      const type = this.scopes[index]!.get(name);
      if (type !== undefined) return type;
    }
    if (!Object.hasOwn(this.environment, name)) return undefined;
    this.uses.add(name);
    return this.environment[name];
  }

  private select(expression: SelectExpression): CelType {
    const name = expression.optional ? undefined : qualifiedName(expression);
    if (name !== undefined && typeIdentifiers.has(name)) {
      this.names.set(expression, name);
      return typeOfType;
    }
    return this.field(expression, expression.optional);
  }

  private presence(expression: PresenceExpression): CelType {
    this.field(expression, false);
    return boolType;
  }

  private field({ operand, field }: SelectExpression | PresenceExpression, optional: boolean): CelType {
    const type = this.known(this.check(operand));
    const held = optionalElement(type);
    const result = this.fieldOf(held === undefined ? type : this.known(held), field);
    return held !== undefined || optional ? optionalOf(result) : result;
  }

  private fieldOf(type: CelType, field: string): CelType {
    switch (type.kind) {
      case 'object':
        return type.field(field) ?? fail(`undefined field '${field}'`);
      case 'map':
        return type.value;
      case 'parameter':
        this.bindings.set(type.name, dynType);
        return dynType;
      case 'dyn':
        return dynType;
      default:
        return fail(`type '${formatType(this.close(type))}' does not support field selection`);
    }
  }

  private call(expression: CallExpression): CelType {
    const { target } = expression;
    const namespaced = target && qualifiedName(target);
    const qualified = namespaced && !this.isShadowed(namespaced) ? overloadsOf(`${namespaced}.${expression.function}`) : undefined;
    const args = expression.arguments.map((argument) => this.check(argument));
    if (qualified !== undefined) return this.resolve(expression, qualified, args, false);
    if (target !== undefined) args.unshift(this.check(target));
    const overloads = overloadsOf(expression.function);
    if (overloads !== undefined) return this.resolve(expression, overloads, args, target !== undefined);
    return this.logic(expression.function, args) ?? fail(`undeclared reference to '${expression.function}'`);
  }

  /** A variable of a macro hides a namespace of functions of the same name. */
  private isShadowed(namespace: string): boolean {
    return this.scopes.some((scope) => scope.has(namespace.split('.')[0]!));
  }

  /** Operators that do not evaluate all of their operands. */
  private logic(operator: string, args: readonly CelType[]): CelType | undefined {
    switch (operator) {
      case '_&&_':
      case '_||_':
        for (const arg of args) this.expect(arg, boolType, operator);
        return boolType;
      case '_?_:_':
        this.expect(args[0]!, boolType, operator);
        return this.tryUnify(args[2]!, args[1]!) ? moreGeneral(this.known(args[1]!), this.known(args[2]!)) : this.noOverload(operator, args);
      default:
        return undefined;
    }
  }

  private expect(type: CelType, wanted: CelType, operator: string): void {
    if (!this.tryUnify(type, wanted)) this.noOverload(operator, [type]);
  }

  private resolve(expression: CallExpression, candidates: readonly Overload[], args: readonly CelType[], member: boolean): CelType {
    const matching: Overload[] = [];
    let result: CelType | undefined;
    for (const candidate of candidates) {
      if (candidate.member !== member || candidate.parameters.length !== args.length) continue;
      const { parameters, result: declared } = this.instantiate(candidate);
      if (!this.tryUnifyAll(args, parameters)) continue;
      matching.push(candidate);
      const type = this.known(declared);
      result = result === undefined || sameType(result, type) ? type : dynType;
    }
    if (result === undefined) return this.noOverload(expression.function, args);
    this.overloads.set(expression, matching);
    return result;
  }

  /** The signature with type variables that no other call has. */
  private instantiate(overload: Overload): { parameters: readonly CelType[]; result: CelType } {
    const fresh: Bindings = new Map();
    for (const name of ['A', 'B']) fresh.set(name, this.newVariable());
    return { parameters: overload.parameters.map((type) => substitute(type, fresh)), result: substitute(overload.result, fresh) };
  }

  private newVariable(): CelType {
    return { kind: 'parameter', name: `#${this.variableCount++}` };
  }

  private noOverload(name: string, args: readonly CelType[]): never {
    const types = args.map((type) => formatType(this.close(type))).join(', ');
    throw new CheckError(`found no matching overload for '${name}' applied to '(${types})'`);
  }

  private list({ elements }: ListExpression): CelType {
    let joined: CelType | undefined;
    for (const { value, optional } of elements) joined = this.join(joined, this.entry(value, optional));
    return listOf(joined ?? this.newVariable());
  }

  private map({ entries }: MapExpression): CelType {
    let key: CelType | undefined;
    let value: CelType | undefined;
    for (const entry of entries) {
      key = this.join(key, this.check(entry.key));
      value = this.join(value, this.entry(entry.value, entry.optional));
    }
    return mapOf(key ?? this.newVariable(), value ?? this.newVariable());
  }

  private entry(value: Expression, optional: boolean): CelType {
    const type = this.check(value);
    if (!optional) return type;
    const held = optionalElement(this.known(type));
    if (held !== undefined || this.known(type).kind === 'dyn') return held ?? dynType;
    return fail(`expected type 'optional_type' but found '${formatType(this.close(type))}'`);
  }

  private join(previous: CelType | undefined, current: CelType): CelType {
    if (previous === undefined) return current;
    return this.tryUnify(previous, current) ? moreGeneral(this.known(previous), this.known(current)) : dynType;
  }

  private macro(expression: MacroExpression): CelType {
    const range = this.known(this.check(expression.range));
    if (expression.name === 'optMap' || expression.name === 'optFlatMap') return this.optionalMacro(expression, range);
    const scope = new Map(this.iterationTypes(expression, range).map((type, index) => [expression.variables[index]!, type]));
    return this.withScope(scope, () => this.iteration(expression, range));
  }

  private optionalMacro(expression: MacroExpression, range: CelType): CelType {
    const element = this.newVariable();
    if (!this.tryUnify(range, optionalOf(element))) this.noOverload(expression.name, [range]);
    const type = this.withScope(new Map([[expression.variables[0]!, this.known(element)]]), () => this.check(expression.arguments[0]!));
    if (expression.name === 'optMap') return optionalOf(type);
    const result = optionalOf(this.newVariable());
    return this.tryUnify(type, result) ? this.known(result) : this.noOverload('_?_:_', [boolType, type, result]);
  }

  private iterationTypes({ variables, range: { kind } }: MacroExpression, range: CelType): CelType[] {
    const two = variables.length === 2;
    switch (range.kind) {
      case 'list':
        return two ? [intType, range.element] : [range.element];
      case 'map':
        return two ? [range.key, range.value] : [range.key];
      case 'parameter':
        this.bindings.set(range.name, dynType);
        return [dynType, dynType].slice(0, variables.length);
      case 'dyn':
        return [dynType, dynType].slice(0, variables.length);
      default:
        return fail(`expression of type '${formatType(this.close(range))}' cannot be range of a comprehension (${kind})`);
    }
  }

  private withScope(scope: ReadonlyMap<string, CelType>, check: () => CelType): CelType {
    this.scopes.push(scope);
    try {
      return check();
    } finally {
      this.scopes.pop();
    }
  }

  private iteration(expression: MacroExpression, range: CelType): CelType {
    const types = expression.arguments.map((argument) => this.check(argument));
    const last = types[types.length - 1]!;
    const predicate = types.length === 2 ? types[0] : undefined;
    if (predicate !== undefined) this.expect(predicate, boolType, '_?_:_');
    switch (expression.name) {
      case 'map':
      case 'transformList':
        return listOf(last);
      case 'transformMap':
        return mapOf(range.kind === 'list' ? intType : range.kind === 'map' ? range.key : dynType, last);
      case 'transformMapEntry':
        return this.tryUnify(last, mapOf(this.newVariable(), this.newVariable())) ? this.known(last) : this.noOverload('transformMapEntry', [last]);
      case 'sortBy':
        return this.sortBy(range, last);
      default:
        this.expect(last, boolType, expression.name);
        return expression.name === 'filter' ? this.filtered(range) : boolType;
    }
  }

  private filtered(range: CelType): CelType {
    return listOf(range.kind === 'list' ? range.element : range.kind === 'map' ? range.key : dynType);
  }

  private sortBy(range: CelType, key: CelType): CelType {
    const kind = this.known(key).kind;
    if (range.kind === 'map' || kind === 'list' || kind === 'map' || kind === 'object' || kind === 'opaque' || kind === 'null' || kind === 'type') {
      this.noOverload('sortBy', [range, listOf(key)]);
    }
    return this.filtered(range);
  }

  private known(type: CelType): CelType {
    return substitute(type, this.bindings);
  }

  private tryUnify(from: CelType, to: CelType): boolean {
    return this.tryUnifyAll([from], [to]);
  }

  /** Keeps what was found out only where all fit. */
  private tryUnifyAll(from: readonly CelType[], to: readonly CelType[]): boolean {
    const attempt: Bindings = new Map(this.bindings);
    if (!from.every((type, index) => unify(type, to[index]!, attempt))) return false;
    this.bindings = attempt;
    return true;
  }
}

function fail(message: string): never {
  throw new CheckError(message);
}

function literalType({ value }: LiteralExpression): CelType {
  switch (typeof value) {
    case 'boolean':
      return boolType;
    case 'bigint':
      return intType;
    case 'number':
      return doubleType;
    case 'string':
      return stringType;
    default:
      return value === null ? nullType : value instanceof Uint8Array ? bytesType : uintType;
  }
}

function operandsOf({ target, arguments: args }: CallExpression): readonly Expression[] {
  return target === undefined ? args : [target, ...args];
}

/** `a.b.c`, where the expression is such a name. */
function qualifiedName(expression: Expression): string | undefined {
  if (expression.kind === 'identifier') return expression.name;
  if (expression.kind !== 'select' || expression.optional) return undefined;
  const prefix = qualifiedName(expression.operand);
  return prefix && `${prefix}.${expression.field}`;
}
