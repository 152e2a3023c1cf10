import type { NotificationTrigger } from './trigger';

/** An address of a service: a channel, a mailbox, or nobody in particular. */
export interface Recipient {
  /** Name of the service, such as `slack`. */
  readonly service: string;
  /** @default - the service knows by itself whom to tell, such as a webhook */
  readonly address?: string;
}

/** Who is told when a trigger fires. */
export interface Subscription {
  readonly on: NotificationTrigger;
  readonly to: Recipient | readonly Recipient[];
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/subscriptions/ */
export function subscriptionAnnotations(subscriptions: readonly Subscription[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { on, to } of subscriptions) {
    for (const { service, address = '' } of [to].flat()) {
      const key = `notifications.argoproj.io/subscribe.${on.name}.${service}`;
      found[key] = found[key] ? `${found[key]};${address}` : address;
    }
  }
  return found;
}
