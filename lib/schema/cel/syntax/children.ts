import type { Expression } from './expression';

/** The expressions that an expression is made of. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'identifier':
      return [];
    case 'select':
    case 'presence':
      return [expression.operand];
    case 'call':
      return expression.target === undefined ? expression.arguments : [expression.target, ...expression.arguments];
    case 'list':
      return expression.elements.map(({ value }) => value);
    case 'map':
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case 'macro':
      return [expression.range, ...expression.arguments];
  }
}
