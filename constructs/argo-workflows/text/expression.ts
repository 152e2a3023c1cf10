import { parseTree } from './expression-parser';
import { ExpressionError } from './expression-tokens';
import type { ExpressionTree } from './expression-tree';

/** A value that an expression reads from its surroundings: `steps['a'].outputs.result` is `['steps', 'a', 'outputs', 'result']`. */
export interface ExpressionName {
  readonly path: readonly string[];
  /** The expression gets by without it: `a?.b`, `a.b ?? c`. */
  readonly isGuarded: boolean;
  /** It is called: `asInt(...)`. */
  readonly isCalled: boolean;
}

export type ParsedExpression =
  | { readonly names: readonly ExpressionName[]; readonly error?: undefined }
  | { readonly error: string; readonly names?: undefined };

/** Parses an expression of the expr language, for its syntax and the names in it. @see https://expr-lang.org/docs/language-definition */
export function parseExpression(text: string): ParsedExpression {
  try {
    return { names: [...namesIn(parseTree(text), { locals: new Set(), isGuarded: false })] };
  } catch (error) {
    if (error instanceof ExpressionError) return { error: `${error.message}, at character ${error.at + 1}` };
    throw error;
  }
}

interface Surroundings {
  /** Names that `let` has given. */
  readonly locals: ReadonlySet<string>;
  readonly isGuarded: boolean;
}

function* namesIn(tree: ExpressionTree, around: Surroundings): Generator<ExpressionName> {
  if (tree.kind === 'let') {
    yield* namesIn(tree.value, around);
    yield* namesIn(tree.body, { ...around, locals: new Set([...around.locals, tree.name]) });
  } else if (tree.kind === 'binary' && tree.operator === '??') {
    yield* namesIn(tree.left, { ...around, isGuarded: true });
    yield* namesIn(tree.right, around);
  } else if (tree.kind === 'builtin') {
    yield { path: [tree.name], isGuarded: around.isGuarded, isCalled: true };
    for (const arg of tree.args) yield* namesIn(arg, around);
  } else if (isPath(tree)) yield* namesOfPath(tree, around);
  else for (const part of partsOf(tree)) yield* namesIn(part, around);
}

type PathTree = Extract<ExpressionTree, { kind: 'name' | 'member' | 'chain' | 'call' | 'slice' }>;

function isPath(tree: ExpressionTree): tree is PathTree {
  return ['name', 'member', 'chain', 'call', 'slice'].includes(tree.kind);
}

/** Goes down to the first name; what stands in brackets on the way has names of its own. */
function* namesOfPath(tree: PathTree, around: Surroundings): Generator<ExpressionName> {
  let [at, isGuarded, isCalled]: [ExpressionTree, boolean, boolean] = [tree, around.isGuarded, false];
  let path: string[] = [];
  const others: ExpressionTree[] = [];
  while (isPath(at) && at.kind !== 'name') {
    if (at.kind === 'chain') at = at.inner;
    else if (at.kind === 'call') {
      isCalled = true;
      path = [];
      others.unshift(...at.args);
      at = at.callee;
    } else if (at.kind === 'slice') {
      path = [];
      others.unshift(...[at.from, at.to].filter((bound) => bound !== undefined));
      at = at.object;
    } else {
      isGuarded ||= at.isOptional;
      if (at.property.kind === 'literal' && typeof at.property.value === 'string') path.unshift(at.property.value);
      else {
        path = [];
        others.unshift(at.property);
      }
      at = at.object;
    }
  }
  const isFunction = tree.kind === 'call' && tree.callee.kind === 'name';
  const own = at.kind === 'name' && !around.locals.has(at.name) ? [{ path: [at.name, ...path], isGuarded, isCalled }] : [];
  if (isFunction) yield* own;
  if (at.kind !== 'name') yield* namesIn(at, { ...around, isGuarded });
  for (const other of others) yield* namesIn(other, around);
  if (!isFunction) yield* own;
}

function partsOf(tree: ExpressionTree): readonly ExpressionTree[] {
  switch (tree.kind) {
    case 'unary': return [tree.operand];
    case 'binary': return [tree.left, tree.right];
    case 'conditional': return [tree.condition, tree.yes, tree.no];
    case 'predicate': return [tree.body];
    case 'sequence':
    case 'list': return tree.items;
    case 'map': return tree.pairs.flat();
    default: return [];
  }
}
