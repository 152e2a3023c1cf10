import { hintForValue } from '../../../lib/checks/allowed-value';
import type { Finding } from '../../../lib/checks/rule';
import type { KubeObject } from '../../../lib/kube-object';
import { nearestName } from '../../../lib/nearest-name';
import { itemsOf } from '../../../lib/references/fields';
import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';
import { bitbucketEvents, bitbucketServerEvents, bucketEvents, githubEvents, gitlabEvents } from './known-events';

const known: Readonly<Record<string, { readonly names: readonly string[]; readonly sender: string }>> = {
  github: { names: githubEvents, sender: 'GitHub' },
  gitlab: { names: gitlabEvents, sender: 'GitLab' },
  bitbucket: { names: bitbucketEvents, sender: 'Bitbucket' },
  bitbucketserver: { names: bitbucketServerEvents, sender: 'a Bitbucket server' },
  minio: { names: bucketEvents, sender: 'a bucket' },
};

/** The controller accepts any name, and such an event never comes; the code host refuses to make the webhook. */
export const misspeltEventName = eventSourceRule({
  code: 'argo-events/misspelt-event-name',
  summary: 'The events of code hosts and of buckets that are listened for are not misspelt.',
  docs: 'https://docs.github.com/webhooks/webhook-events-and-payloads',
  checkObject(object, report) {
    for (const finding of unknownEvents(object, true)) report(finding);
  },
});

/** Code hosts and MinIO add events now and then. */
export const unknownEventName = eventSourceRule({
  code: 'argo-events/unknown-event-name',
  severity: 'warning',
  summary: 'The events of code hosts and of buckets that are listened for are ones that these are known to send.',
  docs: 'https://docs.github.com/webhooks/webhook-events-and-payloads',
  checkObject(object, report) {
    for (const finding of unknownEvents(object, false)) report(finding);
  },
});

function unknownEvents(object: KubeObject, misspelt: boolean): Omit<Finding, 'entry'>[] {
  return eventsOf(object).flatMap(({ type, name, path, fields }) => {
    const { names, sender } = known[type] ?? {};
    if (names === undefined) return [];
    return itemsOf(fields.events).flatMap((wanted, index) => {
      if (typeof wanted !== 'string' || names.includes(wanted) || isMisspelt(wanted, names) !== misspelt) return [];
      const hint = hintForValue(wanted, names) || `Look it up among the events that ${sender} sends.`;
      return [{ path: `${path}.events[${index}]`, message: `Event '${name}' listens for '${wanted}', which ${sender} is not known to send.`, hint }];
    });
  });
}

/** An empty name is none that a newer version could know. */
function isMisspelt(wanted: string, names: readonly string[]): boolean {
  return wanted === '' || nearestName(wanted, names) !== undefined;
}
