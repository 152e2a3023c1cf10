import type { Duration } from 'cdk8s';
import type { RetryStrategy } from '../../../imports/argo-workflows';
import { durationText } from '../../../lib/duration-text';
import { Expression, Reference } from '../values/expression';
import { booleanOperand } from '../values/operands';
import { withTags } from '../values/with-tags';

/**
 * When and how often a failed step runs again.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/retries/
 */
export interface Retry {
  /** How often after the first run. @default - until it succeeds */
  readonly limit?: number | Expression<number>;
  /** @default 'OnFailure' */
  readonly retryPolicy?: RetryStrategy['retryPolicy'];
  /** @default - at once */
  readonly backoff?: RetryBackoff;
  /** Runs again only where it holds, see `lastRetry`. @default - always */
  readonly expression?: Expression<boolean>;
  /** @default - any node */
  readonly onOtherNode?: boolean;
}

export interface RetryBackoff {
  readonly duration: Duration;
  /** What the duration grows by, each time. @default 1 */
  readonly factor?: number;
  /** @default - none */
  readonly cap?: Duration;
  /** From the first start on. @default - none */
  readonly maxDuration?: Duration;
}

/** What is known of the last run, in the `expression` of a retry. */
export const lastRetry = {
  exitCode: new Reference<number>('lastRetry.exitCode', 'asInt'),
  status: new Reference<'Failed' | 'Error'>('lastRetry.status'),
  /** In seconds. */
  duration: new Reference<number>('lastRetry.duration', 'asInt'),
  message: new Reference<string>('lastRetry.message'),
};

export function retryStrategy({ limit, retryPolicy, backoff, expression, onOtherNode }: Retry): RetryStrategy {
  return {
    ...(limit !== undefined && { limit: limit instanceof Expression ? limit.toString() : limit }),
    ...(retryPolicy && { retryPolicy }),
    ...(backoff && { backoff: backoffSpec(backoff) }),
    ...(expression && { expression: withTags(booleanOperand(expression)) }),
    ...(onOtherNode && { affinity: { nodeAntiAffinity: {} } }),
  };
}

function backoffSpec({ duration, factor, cap, maxDuration }: RetryBackoff): RetryStrategy['backoff'] {
  return {
    duration: durationText(duration),
    ...(factor !== undefined && { factor }),
    ...(cap && { cap: durationText(cap) }),
    ...(maxDuration && { maxDuration: durationText(maxDuration) }),
  };
}
