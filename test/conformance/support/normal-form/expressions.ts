import { parseTree } from '../../../../constructs/argo-workflows/text/expression-parser';
import type { ExpressionTree } from '../../../../constructs/argo-workflows/text/expression-tree';
import { tagsIn } from '../../../../constructs/argo-workflows/text/tags';

/** What a tag brings stands as text in the code around it. In conditions without quotes every word is a text; in expressions it is code. */
export type Language = 'condition' | 'expression';

const filledIn = 'filledIn';
const number = 'number';

/** An expression, perhaps with tags in it, in one way of writing. @throws where it cannot be read */
export function normalExpression(text: string): string {
  return printTop(parseWithTags(text), 'expression');
}

/** The names joined by dots, if the expression is nothing but a variable. */
export function variablePath(text: string): string | undefined {
  const names = pathOf(parseTree(text));
  return names?.every((name) => /^[\w-]+$/.test(name)) ? names.join('.') : undefined;
}

/** A variable by its names: `steps.a.outputs.result` */
export function variableTree(path: string): ExpressionTree {
  const [first = '', ...rest] = path.split('.');
  return rest.reduce<ExpressionTree>((object, name) => ({ kind: 'member', object, property: { kind: 'literal', value: name }, isOptional: false }), { kind: 'name', name: first });
}

/** What a tag brings, as a part of the code around it. */
export function filledInTree(content: string, isExpression: boolean): ExpressionTree {
  const inner = isExpression ? parseTree(content) : variableTree(content);
  return call(filledIn, inner);
}

/** The same in quotes: always a text. */
function quotedTree(content: string, isExpression: boolean): ExpressionTree {
  return isExpression && !variablePath(content) ? call('text', parseTree(content)) : variableTree(variablePath(content) ?? content);
}

function parseWithTags(text: string): ExpressionTree {
  const tags = tagsIn(text);
  let code = '';
  let at = 0;
  tags.forEach(({ start, end }, index) => {
    code += `${text.slice(at, start)}TAG${index}x`;
    at = end;
  });
  const trees = tags.map(({ content, isExpression }) => ({ bare: filledInTree(content, isExpression), quoted: quotedTree(content, isExpression) }));
  return withTrees(parseTree(code + text.slice(at)), trees);
}

interface TagTrees {
  readonly bare: ExpressionTree;
  readonly quoted: ExpressionTree;
}

function withTrees(tree: ExpressionTree, tags: readonly TagTrees[]): ExpressionTree {
  if (tree.kind === 'name') return tags[indexOf(tree.name)]?.bare ?? tree;
  if (tree.kind === 'literal') return typeof tree.value === 'string' ? (tags[indexOf(tree.value)]?.quoted ?? tree) : tree;
  return mapChildren(tree, (child) => withTrees(child, tags));
}

function indexOf(name: string): number {
  return Number(/^TAG(\d+)x$/.exec(name)?.[1] ?? -1);
}

function mapChildren(tree: ExpressionTree, map: (child: ExpressionTree) => ExpressionTree): ExpressionTree {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    return typeof value === 'object' && value !== null && 'kind' in value ? map(value as ExpressionTree) : value;
  };
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, inner(value)])) as unknown as ExpressionTree;
}

/** The whole of a condition: what is a text must be `true`. */
export function printTop(tree: ExpressionTree, language: Language): string {
  return print(language === 'condition' ? truth(tree) : tree, language);
}

/** A text where a condition is asked for: `{{x}}` is `x == 'true'`. An expression that gives true or false is itself. */
function truth(tree: ExpressionTree): ExpressionTree {
  const inner = filledInPart(tree);
  if (!inner) return tree;
  return pathOf(inner) ? { kind: 'binary', operator: '==', left: inner, right: { kind: 'literal', value: 'true' } } : inner;
}

function print(tree: ExpressionTree, language: Language): string {
  const inner = (part: ExpressionTree): string => print(part, language);
  switch (tree.kind) {
    case 'literal': return typeof tree.value === 'string' ? quoted(tree.value) : tree.value === null ? 'nil' : String(tree.value);
    case 'name': return tree.name;
    case 'pointer': return `#${tree.name}`;
    case 'unary': return `${tree.operator} ${bracketed(tree.operator === 'not' && language === 'condition' ? truth(tree.operand) : tree.operand, language)}`;
    case 'binary': return printBinary(tree, language);
    case 'conditional': return printChoice(tree, language, outcomesOf(tree).some(isNumber));
    case 'member': return `${bracketed(tree.object, language)}${printProperty(tree, language)}`;
    case 'chain': return inner(tree.inner);
    case 'slice': return `${bracketed(tree.object, language)}[${tree.from ? inner(tree.from) : ''}:${tree.to ? inner(tree.to) : ''}]`;
    case 'call':
      if (language === 'condition' && filledInPart(tree)) return inner(filledInPart(tree)!);
      return `${bracketed(tree.callee, language)}(${tree.args.map(inner).join(', ')})`;
    case 'builtin': return `${tree.name}(${tree.args.map(inner).join(', ')})`;
    case 'predicate': return `{${inner(tree.body)}}`;
    case 'let': return `let ${tree.name} = ${inner(tree.value)}; ${inner(tree.body)}`;
    case 'sequence': return tree.items.map(inner).join('; ');
    case 'list': return `[${tree.items.map(inner).join(', ')}]`;
    case 'map': return `{${tree.pairs.map(([key, value]) => `${inner(key)}: ${inner(value)}`).join(', ')}}`;
  }
}

type Choice = Extract<ExpressionTree, { kind: 'conditional' }>;

/** Where one outcome is a number the others are, too, whether they are cast or not. */
function printChoice({ condition, yes, no }: Choice, language: Language, isNumeric: boolean): string {
  const outcome = (tree: ExpressionTree): string => {
    if (tree.kind === 'conditional') return `(${printChoice(tree, language, isNumeric)})`;
    const part = castPart(tree) ?? (pathOf(tree) ? tree : undefined);
    return bracketed(isNumeric && part ? call(number, part) : tree, language);
  };
  return `${bracketed(condition, language)} ? ${outcome(yes)} : ${outcome(no)}`;
}

function outcomesOf(tree: ExpressionTree): ExpressionTree[] {
  return tree.kind === 'conditional' ? [...outcomesOf(tree.yes), ...outcomesOf(tree.no)] : [tree];
}

type Binary = Extract<ExpressionTree, { kind: 'binary' }>;

const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=']);

function printBinary(tree: Binary, language: Language): string {
  const { operator } = tree;
  if (operator === 'and' || operator === 'or') {
    return flat(tree, operator).map((part) => bracketed(language === 'condition' ? truth(part) : part, language)).join(` ${operator} `);
  }
  const [left, right] = comparisons.has(operator) ? compared(tree, language) : [tree.left, tree.right];
  return `${bracketed(left, language)} ${operator} ${bracketed(right, language)}`;
}

/** `a and (b and c)` is `(a and b) and c`. The order stays: the second part is not looked at where the first decides. */
function flat(tree: ExpressionTree, operator: string): ExpressionTree[] {
  return tree.kind === 'binary' && tree.operator === operator ? [...flat(tree.left, operator), ...flat(tree.right, operator)] : [tree];
}

function compared({ left, right, operator }: Binary, language: Language): [ExpressionTree, ExpressionTree] {
  const isOrder = operator !== '==' && operator !== '!=';
  return [comparand(left, right, isOrder, language), comparand(right, left, isOrder, language)];
}

function comparand(tree: ExpressionTree, other: ExpressionTree, isOrder: boolean, language: Language): ExpressionTree {
  const cast = castPart(tree);
  if (cast) return call(number, cast);
  const inner = filledInPart(tree);
  if (inner) {
    if (!pathOf(inner)) return tree;
    if ((isOrder && (language === 'condition' || isNumber(other))) || isNumber(other)) return call(number, inner);
    return language === 'condition' || isBoolean(other) ? inner : tree;
  }
  return isBoolean(tree) && filledInPart(other) ? { kind: 'literal', value: String((tree as { value: boolean }).value) } : tree;
}

const casts = new Set(['asInt', 'asFloat', 'int', 'float']);

/** What is cast to a number: which number it is for, a comparison does not care. */
function castPart(tree: ExpressionTree): ExpressionTree | undefined {
  const name = tree.kind === 'builtin' ? tree.name : tree.kind === 'call' && tree.callee.kind === 'name' ? tree.callee.name : '';
  if (!casts.has(name) || (tree.kind !== 'builtin' && tree.kind !== 'call') || tree.args.length !== 1) return undefined;
  return filledInPart(tree.args[0]) ?? tree.args[0];
}

function filledInPart(tree: ExpressionTree): ExpressionTree | undefined {
  return tree.kind === 'call' && tree.callee.kind === 'name' && tree.callee.name === filledIn ? tree.args[0] : undefined;
}

function isNumber(tree: ExpressionTree): boolean {
  return tree.kind === 'literal' && (typeof tree.value === 'number' || typeof tree.value === 'bigint');
}

function isBoolean(tree: ExpressionTree): boolean {
  return tree.kind === 'literal' && typeof tree.value === 'boolean';
}

/** The names of a variable; undefined for anything else. */
function pathOf(tree: ExpressionTree): string[] | undefined {
  if (tree.kind === 'name') return [tree.name];
  if (tree.kind !== 'member' || tree.property.kind !== 'literal' || typeof tree.property.value !== 'string') return undefined;
  const outer = pathOf(tree.object);
  return outer && [...outer, tree.property.value];
}

function printProperty({ property, isOptional }: Extract<ExpressionTree, { kind: 'member' }>, language: Language): string {
  const name = property.kind === 'literal' && typeof property.value === 'string' ? property.value : undefined;
  const mark = isOptional ? '?.' : '';
  if (name !== undefined && /^[A-Za-z_]\w*$/.test(name)) return `${mark || '.'}${name}`;
  return `${mark}[${print(property, language)}]`;
}

const atoms = new Set(['literal', 'name', 'pointer', 'member', 'call', 'builtin', 'list', 'map', 'slice', 'predicate']);

function bracketed(tree: ExpressionTree, language: Language): string {
  const text = print(tree, language);
  const bare = filledInPart(tree);
  return atoms.has(tree.kind) && !(bare && language === 'condition' && !atoms.has(bare.kind)) ? text : `(${text})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

function call(name: string, ...args: ExpressionTree[]): ExpressionTree {
  return { kind: 'call', callee: { kind: 'name', name }, args };
}
