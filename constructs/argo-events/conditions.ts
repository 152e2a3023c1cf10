import type { ReadExpression } from './expression';

/** A name, an operator or a parenthesis. */
const token = /^(?:[\p{L}\p{N}_.-]+|&&|\|\||[()])/u;

/**
 * Reads the conditions of a trigger: names of dependencies with `&&` and `||` between.
 *
 * @see https://argoproj.github.io/argo-events/sensors/trigger-conditions/
 */
export function namesInConditions(text: string): ReadExpression {
  if (text.trim() === '') return { names: [] };
  const names = new Set<string>();
  let open = 0;
  let wantsName = true;
  for (let rest = text.trim(); rest !== ''; ) {
    const part = token.exec(rest)?.[0];
    if (part === undefined) return { mistake: `'${rest.slice(0, 12)}' has no meaning` };
    const isName = part !== '(' && part !== ')' && part !== '&&' && part !== '||';
    if ((isName || part === '(') !== wantsName) return { mistake: wantsName ? `a name is missing before '${part}'` : `an operator is missing before '${part}'` };
    if (isName) names.add(part);
    if (part === '(') open++;
    if (part === ')' && --open < 0) return { mistake: "a '(' is missing" };
    wantsName = part !== ')' && !isName;
    rest = rest.slice(part.length).trimStart();
  }
  if (open > 0) return { mistake: "a ')' is missing" };
  return wantsName ? { mistake: 'its end is missing' } : { names: [...names] };
}
