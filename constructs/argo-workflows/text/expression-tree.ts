/** An expression of the expr language, as a tree. Whole numbers are bigint, others number. */
export type ExpressionTree =
  | { readonly kind: 'literal'; readonly value: null | boolean | bigint | number | string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: ExpressionTree }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: ExpressionTree; readonly right: ExpressionTree }
  /** `condition ? yes : no`, and `if condition { yes } else { no }` */
  | { readonly kind: 'conditional'; readonly condition: ExpressionTree; readonly yes: ExpressionTree; readonly no: ExpressionTree }
  | MemberTree
  /** The end of what `?.` may leave out: `a?.b.c` as a whole. */
  | { readonly kind: 'chain'; readonly inner: ExpressionTree }
  | { readonly kind: 'slice'; readonly object: ExpressionTree; readonly from?: ExpressionTree; readonly to?: ExpressionTree }
  /** A function that is found by its name in the variables, or in a value: `sprig.trim(x)`. */
  | { readonly kind: 'call'; readonly callee: ExpressionTree; readonly args: readonly ExpressionTree[] }
  /** A function of the language itself. */
  | { readonly kind: 'builtin'; readonly name: string; readonly args: readonly ExpressionTree[] }
  /** What a function does with each item of a list: `{# > 1}` */
  | { readonly kind: 'predicate'; readonly body: ExpressionTree }
  /** `#`, `#index`, `#acc` */
  | { readonly kind: 'pointer'; readonly name: string }
  | { readonly kind: 'let'; readonly name: string; readonly value: ExpressionTree; readonly body: ExpressionTree }
  /** `a; b`: the last one counts. */
  | { readonly kind: 'sequence'; readonly items: readonly ExpressionTree[] }
  | { readonly kind: 'list'; readonly items: readonly ExpressionTree[] }
  | { readonly kind: 'map'; readonly pairs: readonly (readonly [key: ExpressionTree, value: ExpressionTree])[] };

/** `object.property`, `object[property]` */
export interface MemberTree {
  readonly kind: 'member';
  readonly object: ExpressionTree;
  readonly property: ExpressionTree;
  readonly isOptional: boolean;
}

export type UnaryOperator = 'not' | '-' | '+';

export type BinaryOperator =
  | 'or' | 'and' | '==' | '!=' | '<' | '>' | '<=' | '>=' | 'in' | 'matches' | 'contains' | 'startsWith' | 'endsWith'
  | '..' | '+' | '-' | '*' | '/' | '%' | '**' | '??';
