import { NotificationTemplate } from './template';
import { NotificationTrigger } from './trigger';

const revision = 'app.status?.operationState?.syncResult?.revision';

const template = (name: string, title: string, detail: string) =>
  new NotificationTemplate(name, { message: `{{.app.metadata.name}}: ${title}. ${detail}`, email: { subject: `{{.app.metadata.name}}: ${title}` } });

/** What most teams want to know. Each is told once for a revision. */
export const presetTriggers = {
  deployed: new NotificationTrigger('on-deployed', {
    when: "app.status?.operationState?.phase == 'Succeeded' and app.status?.health?.status == 'Healthy'",
    oncePer: revision,
    send: [template('deployed', 'deployed', 'Revision {{.app.status.operationState.syncResult.revision}} is healthy.')],
  }),
  syncFailed: new NotificationTrigger('on-sync-failed', {
    when: "app.status?.operationState?.phase in ['Error', 'Failed']",
    oncePer: revision,
    send: [template('sync-failed', 'the sync failed', '{{.app.status.operationState.message}}')],
  }),
  degraded: new NotificationTrigger('on-health-degraded', {
    when: "app.status?.health?.status == 'Degraded'",
    oncePer: revision,
    send: [template('health-degraded', 'degraded', 'See {{.context.argocdUrl}}/applications/{{.app.metadata.name}}.')],
  }),
} as const;
