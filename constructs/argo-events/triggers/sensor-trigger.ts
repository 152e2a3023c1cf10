import type { Backoff, ConditionsResetByTime, RateLimit, Trigger, TriggerPolicy, TriggerTemplate } from '../../../imports/argo-events';
import type { Permission } from '../account';
import { type Condition, conditionText, eventsIn } from '../events/condition';
import type { TriggerAction } from './trigger-action';

/** One thing that a Sensor does. */
export interface SensorTrigger {
  /** What it waits for: an event, or several joined by `and` and `or`. */
  readonly when: Condition;
  readonly do: TriggerAction;
  /** When events that came are forgotten again, as schedules of five fields. @default - never */
  readonly resetAt?: readonly (ConditionsResetByTime & { readonly cron: string })[];
  /** How often it is tried again. @default - not at all */
  readonly retryStrategy?: Backoff;
  /** Whether an event counts as taken only when all is done; it may then be done twice. @default - true with `onFailure`, else false */
  readonly atLeastOnce?: boolean;
  /** What to do where it failed, as a trigger of its own name. @default - nothing */
  readonly onFailure?: { readonly name: string; readonly do: TriggerAction; readonly retryStrategy?: Backoff };
  readonly rateLimit?: RateLimit & { readonly unit: 'Second' | 'Minute' | 'Hour'; readonly requestsPerUnit: number };
  /** How success is known. @default - by the answer to the call */
  readonly policy?: TriggerPolicy;
}

export function renderTrigger(name: string, trigger: SensorTrigger): Trigger {
  const { when, resetAt, retryStrategy, onFailure, atLeastOnce = onFailure && true, rateLimit, policy } = trigger;
  const conditions = {
    conditions: conditionText(when),
    ...(resetAt && { conditionsReset: resetAt.map((byTime) => ({ byTime })) }),
  };
  return {
    template: { name, ...conditions, ...actionOf(trigger.do, when) },
    ...(policy && { policy }),
    ...(retryStrategy && { retryStrategy }),
    ...(rateLimit && { rateLimit }),
    ...(atLeastOnce !== undefined && { atLeastOnce }),
    ...(onFailure && { dlqTrigger: deadLetter(onFailure, when) }),
  };
}

function deadLetter({ name, do: action, retryStrategy }: NonNullable<SensorTrigger['onFailure']>, when: Condition): Trigger {
  return { template: { name, ...actionOf(action, when) }, ...(retryStrategy && { retryStrategy }), atLeastOnce: true };
}

function actionOf(action: TriggerAction, when: Condition): Partial<TriggerTemplate> {
  const dependencyName = eventsIn(when)[0]?.name ?? '';
  return { [action.kind]: action.settings((value) => ({ dependencyName, value })) };
}

/** Where success is read off the object's labels, it is looked at again. */
export function permissionsOf({ do: action, onFailure, policy }: SensorTrigger): Permission[] {
  const own = policy?.k8s ? action.permissions.map(({ rule, ...place }) => ({ ...place, rule: { ...rule, verbs: [...new Set([...rule.verbs, 'get'])] } })) : action.permissions;
  return [...own, ...(onFailure?.do.permissions ?? [])];
}
