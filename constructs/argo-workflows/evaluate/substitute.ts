import { parseExpression } from '../text/expression';
import { expressionFunctions } from '../text/expression-functions';
import { shorten } from './arguments';
import { Environment } from './environment';
import { EvaluationError } from './evaluation-error';
import { evaluate, treeOf } from './expression';
import { writeJson } from './json';
import { quote } from './sprig/texts';
import type { Variables } from './variables';

export interface SubstituteOptions {
  /**
   * Which variables must be there: all of them, or those that begin with one of these words (`['steps', 'tasks']`; their artifacts excepted).
   * What need not be there and is not, stays as it is written.
   * @default - none
   */
  readonly mustResolve?: 'all' | readonly string[];
}

/**
 * Fills in the tags of a template as the controller does: the whole value is written as JSON, each `{{name}}` and `{{=expression}}` in it is
 * replaced, and the outcome is read again. So tags are filled in wherever they stand, keys included, and what is filled in is not looked at again.
 * Of a tag in a tag only the inner one is filled in: substitute again for the outer one.
 *
 * @throws EvaluationError of fault `missing` where a variable that must be there is not, `absent` where it is null
 * @see https://argo-workflows.readthedocs.io/en/latest/variables/
 */
export function substitute<T>(template: T, variables: Variables, options: SubstituteOptions = {}): T {
  const json = JSON.stringify(template);
  if (json === undefined || !json.includes('{{')) return template;
  return parse(new Substitution(variables, options).fill(json)) as T;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new EvaluationError(`Once its tags are filled in, the template cannot be read: '${shorten(json)}'. Control characters may not be filled in.`);
  }
}

/** Variables that come late: an expression that reads one waits for it, whatever else it could do without. */
const lateVariables = ['item', 'retries', 'lastRetry.exitCode', 'lastRetry.status', 'lastRetry.duration', 'lastRetry.message', 'workflow.status', 'workflow.failures'];

class Substitution {
  private readonly environment: Environment;

  constructor(private readonly variables: Variables, private readonly options: SubstituteOptions) {
    this.environment = new Environment(variables);
  }

  /** Goes from each `{{` to the next `}}`. */
  fill(json: string): string {
    let [result, at] = ['', 0];
    for (let open = json.indexOf('{{'); open >= 0; open = json.indexOf('{{', at)) {
      const close = json.indexOf('}}', open + 2);
      if (close < 0) throw new EvaluationError(`The tag '${shorten(json.slice(open))}' is not closed.`);
      const content = json.slice(open + 2, close);
      result += json.slice(at, open) + (content.startsWith('=') ? this.expression(content.slice(1)) : this.simple(content));
      at = close + 2;
    }
    return result + json.slice(at);
  }

  private simple(content: string): string {
    const name = content.trim();
    if (!this.has(name)) return this.unresolved(content, name);
    return escapeText(this.text(name));
  }

  private unresolved(content: string, name: string): string {
    const inner = content.lastIndexOf('{{');
    const nested = content.slice(inner + 2);
    if (inner > 0 && this.has(nested)) return `{{${content.slice(0, inner)}${escapeText(this.text(nested))}`;
    const isArtifact = this.options.mustResolve !== 'all' && name.includes('.outputs.artifacts.');
    if (this.isStrict(name) && !isArtifact) throw new EvaluationError(`'{{${content}}}' is not there.`, 'missing');
    return `{{${content}}}`;
  }

  private has(name: string): boolean {
    return Object.hasOwn(this.variables, name) && this.variables[name] !== undefined;
  }

  private text(name: string): string {
    const value = this.variables[name];
    if (value === null) throw new EvaluationError(`'{{${name}}}' has no value: what should give it was skipped or omitted, and there is no default.`, 'absent');
    if (typeof value !== 'string') throw new EvaluationError(`'{{${name}}}' is no text, and can be used in an expression only.`);
    return value;
  }

  private isStrict(name: string): boolean {
    const { mustResolve = [] } = this.options;
    return mustResolve === 'all' || mustResolve.some((prefix) => name === prefix || name.startsWith(`${prefix}.`));
  }

  /** What cannot be evaluated yet stays as it is written, unless it must be there. */
  private expression(content: string): string {
    const text = unescapeJson(content);
    treeOf(text);
    const missing = this.missingIn(text);
    const strict = missing.find((name) => this.isStrict(name));
    if (strict !== undefined) throw new EvaluationError(`'${strict}' in '{{=${shorten(text)}}}' is not there.`, 'missing');
    const mayWait = missing.length > 0 || this.options.mustResolve === undefined || this.options.mustResolve.length === 0;
    if (mayWait && missing.some((name) => lateVariables.includes(name))) return `{{=${content}}}`;
    try {
      return this.evaluated(text);
    } catch (error) {
      if (mayWait && error instanceof EvaluationError && error.fault !== 'refused') return `{{=${content}}}`;
      throw error;
    }
  }

  private evaluated(text: string): string {
    const value = evaluate(text, this.environment);
    if (value === null) throw new EvaluationError(`'{{=${shorten(text)}}}' has no value: it is nil.`);
    const json = writeJson(value);
    return typeof value === 'string' ? json.slice(1, -1) : escapeText(json);
  }

  /** Names that the expression reads and cannot do without. */
  private missingIn(text: string): string[] {
    const { names = [] } = parseExpression(text);
    return names
      .filter(({ isCalled, path }) => !(isCalled && path.length === 1 && expressionFunctions.has(path[0]!)))
      .filter(({ isGuarded, path }) => !this.environment.has(isGuarded ? path.slice(0, 1) : path))
      .map(({ isGuarded, path }) => (isGuarded ? path[0]! : path.join('.')));
  }
}

/** As it stands in JSON, written as Go quotes texts. */
function escapeText(text: string): string {
  return quote(text).slice(1, -1);
}

function unescapeJson(content: string): string {
  try {
    return JSON.parse(`"${content}"`) as string;
  } catch {
    throw new EvaluationError(`'{{=${shorten(content)}}}' cannot be read.`);
  }
}
