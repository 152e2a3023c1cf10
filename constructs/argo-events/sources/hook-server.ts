import type { WebhookContext } from '../../../imports/argo-events';

/** Where an EventSource receives the deliveries of a code host. */
export interface HookServerProps {
  /** Where the code host reaches it: scheme and host, of a route that you make to `service`. @default - none: the webhook is made by hand */
  readonly url?: string;
  /** Path that it listens on. @default '/push' */
  readonly endpoint?: `/${string}`;
  /** @default 12000 */
  readonly port?: number;
  /** Name of the event that Sensors refer to. @default - the code host's */
  readonly eventName?: string;
}

export function hookServer({ url, endpoint = '/push', port = 12000 }: HookServerProps): WebhookContext {
  return { endpoint, method: 'POST', port: `${port}`, ...(url !== undefined && { url }) };
}
