import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EventHandle } from '../events/event-handle';
import type { HookData } from '../payloads/event-data';
import type { DeliveredEvent } from './delivered-event';

/** A request as it came over the wire. */
export interface RecordedRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Byte for byte: the signature is over it. */
  readonly body: string | Uint8Array;
}

/**
 * What the EventSource makes of a delivery of GitHub: it looks at the signature, and adds name and id of the event to the payload.
 *
 * @param handle any event of the EventSource that receives it
 * @param secret the webhook's
 * @throws when the delivery is not signed with the secret, or is no JSON
 * @see https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function receiveGitHub(handle: EventHandle<HookData<unknown>>, { headers, body }: RecordedRequest, secret: string): DeliveredEvent {
  const given = new Headers(headers as Record<string, string>);
  const signature = given.get('X-Hub-Signature-256') ?? '';
  const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  if (!equalTexts(signature, expected)) throw new Error(`The delivery is not signed with the webhook's secret: its X-Hub-Signature-256 is '${signature}'. GitHub and the EventSource need the same secret.`);
  const payload = JSON.parse(Buffer.from(body).toString('utf8')) as object;
  const named = { ...payload, 'X-GitHub-Event': given.get('X-GitHub-Event') ?? '', 'X-GitHub-Delivery': given.get('X-GitHub-Delivery') ?? '' };
  return { ...handle.origin, data: { headers: lists(given), body: named }, context: { type: 'github' } };
}

function equalTexts(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** Go's form of headers: each a list, its name in one spelling. */
function lists(headers: Headers): Record<string, string[]> {
  return Object.fromEntries([...headers].map(([name, value]) => [name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase()), [value]]));
}
