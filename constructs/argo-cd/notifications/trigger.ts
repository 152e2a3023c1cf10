import type { NotificationTemplate } from './template';

/** A condition of a trigger, and what is sent when it holds. */
export interface TriggerCondition {
  /** An expression over `app`. */
  readonly when: string;
  readonly send: readonly [NotificationTemplate, ...NotificationTemplate[]];
  /** Sent once for each value of this expression, such as `app.status.sync.revision`. @default - each time the condition comes to hold */
  readonly oncePer?: string;
  /** For people. @default - none */
  readonly description?: string;
}

/**
 * When people are told of an Application.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/triggers/
 */
export class NotificationTrigger {
  readonly conditions: readonly TriggerCondition[];

  constructor(readonly name: string, ...conditions: readonly [TriggerCondition, ...TriggerCondition[]]) {
    this.conditions = conditions;
  }

  /** The trigger as the ConfigMap has it. */
  toConditions(): readonly object[] {
    return this.conditions.map(({ send, ...condition }) => ({ ...condition, send: send.map(({ name }) => name) }));
  }
}
