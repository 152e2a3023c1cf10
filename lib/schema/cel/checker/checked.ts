import type { Overload } from '../library/overload';
import type { CallExpression, Expression } from '../syntax/expression';
import type { CelType } from '../types/cel-type';

/** An expression that was checked, with what the evaluator needs to know of it. */
export interface CheckedExpression {
  readonly expression: Expression;
  readonly type: CelType;
  /** The forms of its function that a call may mean. */
  readonly overloads: ReadonlyMap<CallExpression, readonly Overload[]>;
  /** Calls whose types leave no doubt of the form that is meant. */
  readonly exact: ReadonlySet<CallExpression>;
  /** Selections that are names with a dot in them, such as the type `google.protobuf.Duration`. */
  readonly names: ReadonlyMap<Expression, string>;
  /** The variables of the environment that the expression uses. */
  readonly uses: ReadonlySet<string>;
}
