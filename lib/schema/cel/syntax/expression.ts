import type { Uint } from '../values/uint';

/** A CEL expression after parsing: macros and optional syntax are nodes of their own. */
export type Expression =
  | LiteralExpression
  | IdentifierExpression
  | SelectExpression
  | PresenceExpression
  | CallExpression
  | ListExpression
  | MapExpression
  | MacroExpression;

export type LiteralValue = null | boolean | bigint | Uint | number | string | Uint8Array;

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: LiteralValue;
}

export interface IdentifierExpression {
  readonly kind: 'identifier';
  readonly name: string;
}

/** `operand.field`, or `operand.?field`. */
export interface SelectExpression {
  readonly kind: 'select';
  readonly operand: Expression;
  readonly field: string;
  readonly optional: boolean;
}

/** `has(operand.field)`. */
export interface PresenceExpression {
  readonly kind: 'presence';
  readonly operand: Expression;
  readonly field: string;
}

/** A function or an operator; operators have the names of the CEL specification, such as `_+_` and `_[_]`. */
export interface CallExpression {
  readonly kind: 'call';
  readonly function: string;
  readonly target: Expression | undefined;
  readonly arguments: readonly Expression[];
}

export interface ListExpression {
  readonly kind: 'list';
  readonly elements: readonly { readonly value: Expression; readonly optional: boolean }[];
}

export interface MapExpression {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression; readonly optional: boolean }[];
}

/** `range.name(variables, arguments)`: what binds variables. */
export interface MacroExpression {
  readonly kind: 'macro';
  readonly name: MacroName;
  readonly range: Expression;
  readonly variables: readonly string[];
  readonly arguments: readonly Expression[];
}

export type MacroName =
  | 'all'
  | 'exists'
  | 'existsOne'
  | 'map'
  | 'filter'
  | 'sortBy'
  | 'transformList'
  | 'transformMap'
  | 'transformMapEntry'
  | 'optMap'
  | 'optFlatMap';
