import { fieldsOf, isFields, textOf, type Fields } from '../../../../lib/references/fields';
import { evaluateExpression, substitute, type Variables } from '../../evaluate';
import { isGiven } from '../../model/ports';
import { SimulationError } from '../simulation-error';
import type { Attempt, Phase } from '../trace';
import { countOf, secondsOf } from './duration';
import { NodeError } from './node-error';
import type { Run } from './run';

/** What is known of one try, of a step that does work or of a list of steps. */
export type Tried = Pick<Attempt, 'phase' | 'start' | 'end' | 'message'> & { readonly exitCode: string };

/** Whether a step is tried again: when, or why not. */
export type NextTry = { readonly at: number } | { readonly stop: string | undefined };

const endless = 1000;

/** How a template is repeated. @see https://argo-workflows.readthedocs.io/en/latest/retries/ */
export class Retries {
  readonly tried: Tried[] = [];
  private readonly strategy: Fields;

  /** @param variables inputs of the template */
  constructor(private readonly run: Run, strategy: Fields, private readonly variables: Variables) {
    this.strategy = substitute(strategy, { ...run.globals, ...variables });
  }

  /** What texts of the next try may read. */
  get nextVariables(): Readonly<Record<string, string>> {
    const last = this.tried.at(-1);
    return { retries: String(this.tried.length), ...lastVariables(last, '0') };
  }

  /** Moment at which the next try is ended, whatever its template says. */
  get deadline(): number {
    return this.tried.length === 0 ? Infinity : this.lastMoment();
  }

  next(): NextTry {
    const last = this.tried.at(-1)!;
    if (last.phase === 'Succeeded' || !this.policyAllows(last.phase, last.message)) return { stop: last.message };
    const { limit, expression } = this.strategy;
    if (isGiven(limit) && this.tried.length > countOf(limit, 'retryStrategy.limit')) return { stop: 'No more retries left' };
    if (textOf(expression) !== undefined && !this.holds(String(expression), last)) return { stop: 'retryStrategy.expression evaluated to false' };
    if (this.tried.length >= endless) throw new SimulationError([`A step is tried ${endless} times, has no limit of tries, and fails each time.`]);
    return this.backoff(last);
  }

  private policyAllows(phase: Phase, message = ''): boolean {
    const policy = textOf(this.strategy.retryPolicy) ?? (textOf(this.strategy.expression) === undefined ? 'OnFailure' : 'Always');
    if (policy === 'OnTransientError') return transient.test(message);
    return policy === 'Always' || policy === (phase === 'Failed' ? 'OnFailure' : 'OnError');
  }

  private holds(expression: string, last: Tried): boolean {
    const value = evaluateExpression(expression.replace(/^\s*\{\{=([^]*)\}\}\s*$/, '$1'), { ...this.run.globals, ...this.variables, ...lastVariables(last, '-1') });
    if (typeof value !== 'boolean') throw new NodeError(`retryStrategy.expression '${expression}' is neither true nor false.`);
    return value;
  }

  private backoff(last: Tried): NextTry {
    const { backoff } = this.strategy;
    if (!isFields(backoff)) return { at: this.run.now };
    const { duration, factor, cap } = backoff;
    if (!isGiven(duration)) throw new NodeError('retryStrategy.backoff states no duration.');
    const base = secondsOf(duration, 'retryStrategy.backoff.duration');
    const times = isGiven(factor) ? countOf(factor, 'retryStrategy.backoff.factor') : 0;
    const wait = Math.min(times > 0 ? base * times ** (this.tried.length - 1) : base, isGiven(cap) ? secondsOf(cap, 'retryStrategy.backoff.cap') : Infinity);
    if (this.run.now > this.lastMoment()) return { stop: 'Max duration limit exceeded' };
    return last.end + wait > this.lastMoment() ? { stop: 'Backoff would exceed max duration limit' } : { at: last.end + wait };
  }

  /** `maxDuration` counts from the start of the first try. */
  private lastMoment(): number {
    const { maxDuration } = fieldsOf(this.strategy.backoff);
    return textOf(maxDuration) === undefined ? Infinity : this.tried[0].start + secondsOf(maxDuration, 'retryStrategy.backoff.maxDuration');
  }
}

/** What a controller takes for a disturbance that passes. */
const transient = /connection (?:reset|refused)|i\/o timeout|TLS handshake timeout|too many requests|exceeded quota|etcdserver|unexpected EOF|transient/i;

function lastVariables(last: Tried | undefined, noCode: string): Record<string, string> {
  return {
    'lastRetry.exitCode': last && last.exitCode !== '' ? last.exitCode : noCode,
    'lastRetry.status': last?.phase ?? '',
    'lastRetry.duration': String(last ? last.end - last.start : 0),
    'lastRetry.message': last?.message ?? '',
  };
}
