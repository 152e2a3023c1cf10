import type { CheckedExpression } from '../checker/checked';
import { hasField, indexIfPresent, indexValue, selectField } from '../library/optionals';
import type { Overload } from '../library/overload';
import type { CallExpression, Expression, ListExpression, MacroExpression, MapExpression, PresenceExpression, SelectExpression } from '../syntax/expression';
import { ArrayList } from '../values/list';
import { EntryMap } from '../values/map';
import { OptionalValue } from '../values/optional';
import { TypeValue } from '../values/type-value';
import { EvaluationError, type Value } from '../values/value';
import { CostMeter, metered } from './cost';
import { dispatch } from './dispatch';
import { logicalAnd, logicalOr } from './logic';
import { compileMacro } from './macros';
import type { Program } from './program';

/**
 * Compiles a checked expression. `variables` name the slots, from 0.
 *
 * The program throws CostLimitError where an evaluation takes too long.
 */
export function compileProgram(checked: CheckedExpression, variables: readonly string[]): Program {
  const meter = new CostMeter();
  const program = new Compiler(checked, variables, meter).compile(checked.expression);
  return (slots) => {
    meter.reset();
    return program(slots);
  };
}

/** Compiles expressions into closures. The variables in scope have their slots in the order of declaration. */
export class Compiler {
  constructor(
    private readonly checked: CheckedExpression,
    readonly variables: readonly string[],
    private readonly meter: CostMeter,
  ) {}

  /** With more variables in scope. */
  declare(variables: readonly string[]): Compiler {
    return new Compiler(this.checked, [...this.variables, ...variables], this.meter);
  }

  compile(expression: Expression): Program {
    switch (expression.kind) {
      case 'literal':
        return constant(expression.value);
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

  private identifier(name: string): Program {
    const slot = this.variables.lastIndexOf(name);
    return slot < 0 ? constant(new TypeValue(name)) : (slots) => slots[slot]!;
  }

  private select(expression: SelectExpression): Program {
    const name = this.checked.names.get(expression);
    if (name !== undefined) return constant(new TypeValue(name));
    const operand = this.compile(expression.operand);
    const { field } = expression;
    return expression.optional ? (slots) => indexIfPresent(operand(slots), field) : (slots) => selectField(operand(slots), field);
  }

  private presence({ operand, field }: PresenceExpression): Program {
    const object = this.compile(operand);
    return (slots) => hasField(object(slots), field);
  }

  private call(expression: CallExpression): Program {
    const args = expression.arguments.map((argument) => this.compile(argument));
    const overloads = this.checked.overloads.get(expression);
    if (overloads === undefined) return logic(expression.function, args);
    if (overloads[0]!.member) args.unshift(this.compile(expression.target!));
    if (overloads[0]!.name === 'or' || overloads[0]!.name === 'orValue') return alternative(overloads[0]!.name, args[0]!, args[1]!);
    if (overloads[0]!.name === '_[_]') return index(args[0]!, args[1]!);
    const folded = foldConversion(overloads, args);
    if (folded !== undefined) return folded;
    const forms = isConstantSet(expression) ? overloads : overloads.map((overload) => metered(overload, this.meter));
    return this.checked.exact.has(expression) ? apply(forms[0]!, args) : dispatched(forms, args);
  }

  private list({ elements }: ListExpression): Program {
    const parts = elements.map(({ value, optional }) => ({ value: this.compile(value), optional }));
    return (slots) => {
      const values: Value[] = [];
      for (const { value, optional } of parts) {
        const element = optional ? heldValue(value(slots)) : value(slots);
        if (element !== undefined) values.push(element);
      }
      return new ArrayList(values);
    };
  }

  private map({ entries }: MapExpression): Program {
    const parts = entries.map(({ key, value, optional }) => ({ key: this.compile(key), value: this.compile(value), optional }));
    return (slots) => {
      const pairs: [Value, Value][] = [];
      for (const { key, value, optional } of parts) {
        const name = key(slots);
        const held = optional ? heldValue(value(slots)) : value(slots);
        if (held !== undefined) pairs.push([name, held]);
      }
      return new EntryMap(pairs);
    };
  }

  private macro(expression: MacroExpression): Program {
    const inner = this.declare(expression.variables);
    const args = expression.arguments.map((argument) => inner.compile(argument));
    return compileMacro(expression.name, this.compile(expression.range), this.variables.length, expression.variables.length, args, this.meter);
  }
}

/** `x in ['a', 'b']` costs the API server one unit, however long the list in the rule is. */
function isConstantSet({ function: name, arguments: args }: CallExpression): boolean {
  return name === '@in' && args[1]!.kind === 'list';
}

/** What constant programs give. */
const constants = new WeakMap<Program, Value>();

function constant(value: Value): Program {
  const program = (): Value => value;
  constants.set(program, value);
  return program;
}

const conversions = new Set(['bool', 'bytes', 'double', 'duration', 'int', 'string', 'timestamp', 'uint']);

/** Conversions of constants are made at once, so that one that fails makes the whole rule fail, as in the API server. */
function foldConversion(overloads: readonly Overload[], args: readonly Program[]): Program | undefined {
  const { name, member } = overloads[0]!;
  const value = args.length === 1 ? constants.get(args[0]!) : undefined;
  return value === undefined || member || !conversions.has(name) ? undefined : constant(dispatch(name, overloads, [value]));
}

function logic(operator: string, [first, second, third]: Program[]): Program {
  switch (operator) {
    case '_&&_':
      return logicalAnd(first!, second!);
    case '_||_':
      return logicalOr(first!, second!);
    default:
      return (slots) => (expectBool(first!(slots)) ? second!(slots) : third!(slots));
  }
}

export function expectBool(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new EvaluationError('no such overload: a condition is not a bool');
}

function heldValue(value: Value): Value | undefined {
  if (value instanceof OptionalValue) return value.value;
  throw new EvaluationError('an optional entry is not an optional');
}

function index(container: Program, position: Program): Program {
  return (slots) => indexValue(container(slots), position(slots));
}

/** Calls the one form that the types allow; null, which fits more types than it should, goes the long way. */
function apply(overload: Overload, args: readonly Program[]): Program {
  const { name, parameters, apply: implementation } = overload;
  const [first, second] = args;
  const takesNull = parameters.map(({ kind }) => kind === 'parameter' || kind === 'dyn' || kind === 'null');
  const refused = (value: Value, index: number): boolean => value === null && !takesNull[index]!;
  if (args.length === 1) {
    return (slots) => {
      const value = first!(slots);
      return refused(value, 0) ? dispatch(name, [overload], [value]) : implementation(value);
    };
  }
  if (args.length === 2) {
    return (slots) => {
      const [left, right] = [first!(slots), second!(slots)];
      return refused(left, 0) || refused(right, 1) ? dispatch(name, [overload], [left, right]) : implementation(left, right);
    };
  }
  return dispatched([overload], args);
}

/** Calls the form that the values ask for. */
function dispatched(overloads: readonly Overload[], args: readonly Program[]): Program {
  const { name } = overloads[0]!;
  return (slots) => dispatch(name, overloads, args.map((arg) => arg(slots)));
}

/** `or` and `orValue` look at their argument only where the optional has no value. */
function alternative(name: string, optional: Program, other: Program): Program {
  return (slots) => {
    const value = optional(slots);
    if (!(value instanceof OptionalValue)) return value;
    if (value.value === undefined) return other(slots);
    return name === 'or' ? value : value.value;
  };
}
