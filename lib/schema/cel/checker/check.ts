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
import { TypeCheckError } from './check-error';
import type { CheckedExpression } from './checked';
import { macroType, variableTypes } from './macro-types';
import { TypeState } from './type-state';
import { sameType } from './unify';
import { validateExpression } from './validate';

/** Variables of an expression and their types. */
export type Environment = Readonly<Record<string, CelType>>;

/**
 * Finds the type of an expression and of all its parts, as the API server does when a CustomResourceDefinition is made.
 *
 * @throws TypeCheckError at the first name that is not declared, field that does not exist, or call that fits no signature;
 *   EvaluationError where a literal can only fail.
 */
export function checkExpression(expression: Expression, environment: Environment): CheckedExpression {
  const checker = new Checker(environment);
  checker.check(expression);
  const type = checker.typeOf(expression);
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
  private readonly state = new TypeState();
  private readonly scopes: ReadonlyMap<string, CelType>[] = [];

  constructor(private readonly environment: Environment) {}

  check(expression: Expression): CelType {
    const type = this.infer(expression);
    this.types.set(expression, type);
    return type;
  }

  /** The type of a part, once all is checked. */
  typeOf(expression: Expression): CelType {
    return this.state.close(this.types.get(expression) ?? dynType);
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

  private identifier(name: string): CelType {
    const type = this.variable(name) ?? (typeIdentifiers.has(name) ? typeOfType : undefined);
    if (type === undefined) throw new TypeCheckError(`undeclared reference to '${name}'`);
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
    const type = this.state.known(this.check(operand));
    const held = optionalElement(type);
    const result = this.fieldOf(held === undefined ? type : this.state.known(held), field);
    return held !== undefined || optional ? optionalOf(result) : result;
  }

  private fieldOf(type: CelType, field: string): CelType {
    switch (type.kind) {
      case 'object':
        return type.field(field) ?? fail(`undefined field '${field}'`);
      case 'map':
        return type.value;
      case 'parameter':
      case 'dyn':
        this.state.loosen(type);
        return dynType;
      default:
        return fail(`type '${this.state.format(type)}' does not support field selection`);
    }
  }

  private call(expression: CallExpression): CelType {
    const { target } = expression;
    const namespaced = target && qualifiedName(target);
    // A function with a qualified name comes before any variable of the same name.
    const qualified = namespaced === undefined ? undefined : overloadsOf(`${namespaced}.${expression.function}`);
    const args = expression.arguments.map((argument) => this.check(argument));
    if (qualified !== undefined) return this.resolve(expression, qualified, args, false);
    if (target !== undefined) args.unshift(this.check(target));
    const overloads = overloadsOf(expression.function);
    if (overloads !== undefined) return this.resolve(expression, overloads, args, target !== undefined);
    return this.logic(expression.function, args) ?? fail(`undeclared reference to '${expression.function}'`);
  }

  /** Operators that do not evaluate all of their operands. */
  private logic(operator: string, args: readonly CelType[]): CelType | undefined {
    switch (operator) {
      case '_&&_':
      case '_||_':
        for (const arg of args) this.state.expect(arg, boolType, operator);
        return boolType;
      case '_?_:_':
        this.state.expect(args[0]!, boolType, operator);
        return this.state.unifies(args[2]!, args[1]!) ? this.state.moreGeneral(args[1]!, args[2]!) : this.state.noOverload(operator, args);
      default:
        return undefined;
    }
  }

  private resolve(expression: CallExpression, candidates: readonly Overload[], args: readonly CelType[], member: boolean): CelType {
    const matching: Overload[] = [];
    let result: CelType | undefined;
    for (const candidate of candidates) {
      if (candidate.member !== member || candidate.parameters.length !== args.length || cannotFit(args, candidate.parameters)) continue;
      const [declared, ...parameters] = this.state.instantiate([candidate.result, ...candidate.parameters]);
      if (!this.state.unifiesAll(args, parameters)) continue;
      matching.push(candidate);
      const type = this.state.known(declared!);
      result = result === undefined || sameType(result, type) ? type : dynType;
    }
    if (result === undefined) return this.state.noOverload(expression.function, args);
    this.overloads.set(expression, matching);
    return result;
  }

  private list({ elements }: ListExpression): CelType {
    let joined: CelType | undefined;
    for (const { value, optional } of elements) joined = this.state.join(joined, this.entry(value, optional));
    return listOf(joined ?? this.state.newVariable());
  }

  private map({ entries }: MapExpression): CelType {
    let key: CelType | undefined;
    let value: CelType | undefined;
    for (const entry of entries) {
      key = this.state.join(key, this.check(entry.key));
      value = this.state.join(value, this.entry(entry.value, entry.optional));
    }
    return mapOf(key ?? this.state.newVariable(), value ?? this.state.newVariable());
  }

  private entry(value: Expression, optional: boolean): CelType {
    const type = this.check(value);
    if (!optional) return type;
    const held = optionalElement(this.state.known(type));
    if (held !== undefined || this.state.known(type).kind === 'dyn') return held ?? dynType;
    return fail(`expected type 'optional_type' but found '${this.state.format(type)}'`);
  }

  private macro(expression: MacroExpression): CelType {
    const range = this.state.known(this.check(expression.range));
    const types = variableTypes(expression, range, this.state);
    this.scopes.push(new Map(types.map((type, index) => [expression.variables[index]!, type])));
    const args = expression.arguments.map((argument) => this.check(argument));
    this.scopes.pop();
    return macroType(expression, range, args, this.state);
  }
}

const scalars: ReadonlySet<CelType['kind']> = new Set(['bool', 'int', 'uint', 'double', 'string', 'bytes']);

/** A quick look before types are unified: two different scalars never fit. */
function cannotFit(args: readonly CelType[], parameters: readonly CelType[]): boolean {
  return args.some(({ kind }, index) => scalars.has(kind) && scalars.has(parameters[index]!.kind) && kind !== parameters[index]!.kind);
}

function fail(message: string): never {
  throw new TypeCheckError(message);
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
