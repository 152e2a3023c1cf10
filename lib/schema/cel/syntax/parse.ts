import type { parse as parseCel } from '@bufbuild/cel';
import { Uint } from '../values/uint';
import type { Expression, LiteralValue, MacroName } from './expression';
import { expandedMacros, macroForm } from './macros';
import { optionalCalls, rewriteOptionalSyntax } from './optional-syntax';
import { parserModule } from './parser-module';

type ParsedExpression = ReturnType<typeof parseCel>;
type Node = NonNullable<ParsedExpression['expr']>;
type NodeOf<Case extends Node['exprKind']['case']> = Extract<Node['exprKind'], { case: Case }> extends { value: infer Value } ? Value : never;
type MacroCalls = NonNullable<ParsedExpression['sourceInfo']>['macroCalls'];

const maxInt = 2n ** 63n - 1n;
const minInt = -(2n ** 63n);
const maxUint = 2n ** 64n - 1n;

const keptExpressions = 2000;
const kept = new Map<string, Expression>();

/**
 * Parses a CEL expression as Kubernetes does, optional syntax included. Large schemas repeat the same rules: what was
 * parsed is kept.
 *
 * @throws Error when the text is not CEL.
 */
export function parseExpression(source: string): Expression {
  let expression = kept.get(source);
  if (expression === undefined) {
    expression = parseAnew(source);
    if (kept.size >= keptExpressions) kept.clear();
    kept.set(source, expression);
  }
  return expression;
}

function parseAnew(source: string): Expression {
  // The parser takes a comment only where a line ends after it.
  const parsed = parserModule().parse(`${rewriteOptionalSyntax(source)}\n`);
  if (parsed.expr === undefined) throw new Error('the expression is empty');
  return new TreeReader(parsed.sourceInfo?.macroCalls ?? {}).read(parsed.expr);
}

/** Reads the parser's tree into ours: comprehensions become the macros that they were written as. */
class TreeReader {
  constructor(private readonly macroCalls: MacroCalls) {}

  read(node: Node | undefined): Expression {
    const kind = node?.exprKind;
    switch (kind?.case) {
      case 'constExpr':
        return { kind: 'literal', value: literalValue(kind.value) };
      case 'identExpr':
        return { kind: 'identifier', name: kind.value.name.replace(/^\./, '') };
      case 'selectExpr':
        return this.readSelect(kind.value);
      case 'callExpr':
        return this.readCall(kind.value);
      case 'listExpr':
        return { kind: 'list', elements: kind.value.elements.map((element) => this.readElement(element)) };
      case 'structExpr':
        return this.readStruct(kind.value);
      case 'comprehensionExpr':
        return this.readComprehension(node!, kind.value);
      default:
        throw new Error('the expression is incomplete');
    }
  }

  private readAll(nodes: readonly Node[]): Expression[] {
    return nodes.map((node) => this.read(node));
  }

  private readSelect({ operand, field, testOnly }: NodeOf<'selectExpr'>): Expression {
    if (testOnly) return { kind: 'presence', operand: this.read(operand), field };
    return { kind: 'select', operand: this.read(operand), field, optional: false };
  }

  private readCall(call: NodeOf<'callExpr'>): Expression {
    const { target } = call;
    if (target === undefined) return this.plainCall(call.function, undefined, this.readAll(call.args));
    if (call.function === optionalCalls.select) return { kind: 'select', operand: this.read(target), field: stringLiteral(call.args[0]), optional: true };
    if (call.function === optionalCalls.index) return this.plainCall('_[?_]', undefined, [this.read(target), ...this.readAll(call.args)]);
    return this.readMacroCall(target, call) ?? this.plainCall(call.function, this.read(target), this.readAll(call.args));
  }

  private readMacroCall(target: Node, call: NodeOf<'callExpr'>): Expression | undefined {
    const form = macroForm(call.function, call.args.length);
    const variables = call.args.slice(0, form?.variables).map(identifierName);
    if (form === undefined || variables.includes(undefined)) return undefined;
    return this.macro(form.name, target, variables as string[], call.args.slice(form.variables));
  }

  private plainCall(name: string, target: Expression | undefined, args: Expression[]): Expression {
    return { kind: 'call', function: name, target, arguments: args };
  }

  private macro(name: MacroName, range: Node | undefined, variables: string[], args: (Node | undefined)[]): Expression {
    return { kind: 'macro', name, range: this.read(range), variables, arguments: args.map((arg) => this.read(arg)) };
  }

  private readElement(node: Node): { value: Expression; optional: boolean } {
    const marked = markedEntry(node);
    return { value: this.read(marked ?? node), optional: marked !== undefined };
  }

  private readStruct(struct: NodeOf<'structExpr'>): Expression {
    // Rules know no message types that could be constructed.
    if (struct.messageName !== '') throw new Error(`undeclared reference to '${struct.messageName}'`);
    const entries = struct.entries.map(({ keyKind, value }) => {
      const key = this.readElement(keyKind.value as Node);
      return { key: key.value, value: this.read(value), optional: key.optional };
    });
    return { kind: 'map', entries };
  }

  private readComprehension(node: Node, comprehension: NodeOf<'comprehensionExpr'>): Expression {
    const written = macroFunction(this.macroCalls[node.id.toString()]);
    const name = expandedMacros[written];
    if (name === undefined) throw new Error(`undeclared reference to '${written}'`);
    return this.macro(name, comprehension.iterRange, [comprehension.iterVar], macroArguments(name, comprehension.loopStep));
  }
}

function macroFunction(call: Node | undefined): string {
  return call?.exprKind.case === 'callExpr' ? call.exprKind.value.function : '';
}

/** The user's expressions inside the step that the parser made of a macro. */
function macroArguments(name: MacroName, step: Node | undefined): (Node | undefined)[] {
  const parts = callArguments(step);
  if (name === 'all' || name === 'exists') return [parts[1]];
  if (name !== 'map') return [parts[0]];
  // map(x, e): result + [e] · map(x, p, e): p ? result + [e] : result
  return parts.length === 2 ? [singleElement(parts[1])] : [parts[0], singleElement(callArguments(parts[1])[1])];
}

function callArguments(node: Node | undefined): readonly Node[] {
  return node?.exprKind.case === 'callExpr' ? node.exprKind.value.args : [];
}

function singleElement(node: Node | undefined): Node | undefined {
  return node?.exprKind.case === 'listExpr' ? node.exprKind.value.elements[0] : undefined;
}

function markedEntry(node: Node): Node | undefined {
  const { exprKind } = node;
  return exprKind.case === 'callExpr' && exprKind.value.function === optionalCalls.entry ? exprKind.value.args[0] : undefined;
}

function identifierName(node: Node): string | undefined {
  return node.exprKind.case === 'identExpr' ? node.exprKind.value.name : undefined;
}

function stringLiteral(node: Node | undefined): string {
  if (node?.exprKind.case !== 'constExpr' || node.exprKind.value.constantKind.case !== 'stringValue') throw new Error('not a field name');
  return node.exprKind.value.constantKind.value;
}

function literalValue({ constantKind }: NodeOf<'constExpr'>): LiteralValue {
  switch (constantKind.case) {
    case 'nullValue':
      return null;
    case 'int64Value':
      return inRange(constantKind.value, minInt, maxInt);
    case 'uint64Value':
      return new Uint(inRange(constantKind.value, 0n, maxUint));
    case 'boolValue':
    case 'doubleValue':
    case 'stringValue':
    case 'bytesValue':
      return constantKind.value;
    default:
      throw new Error(`unknown literal ${constantKind.case}`);
  }
}

function inRange(value: bigint, low: bigint, high: bigint): bigint {
  if (value < low || value > high) throw new Error(`invalid literal ${value}: out of range`);
  return value;
}
