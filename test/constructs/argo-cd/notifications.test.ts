import {
  Application,
  AppProject,
  Notifications,
  NotificationService,
  NotificationTemplate,
  NotificationTrigger,
  presetTriggers,
  type NotificationsProps,
} from '../../../constructs/argo-cd';
import { findObject } from '../../../lib/testing';
import { appOf, argoChart, repoURL } from './support/argo-chart';

const slack = NotificationService.slack({ token: { secretKey: 'slack-token' }, username: 'Argo' });
const template = new NotificationTemplate('failed', { message: '{{.app.metadata.name}} failed', slack: { groupingKey: 'a' } });
const failed = new NotificationTrigger('on-failed', { when: "app.status.operationState.phase == 'Failed'", send: [template], oncePer: 'app.status.sync.revision' });

function dataOf(props: NotificationsProps): Record<string, string> {
  const chart = argoChart();
  new Notifications(chart, 'notifications', props);
  return findObject(chart, { kind: 'ConfigMap', name: 'argocd-notifications-cm', namespace: 'argocd' }).data;
}

test('services, triggers and the templates that they send become entries; credentials stay in the Secret', () => {
  const hook = NotificationService.webhook('github', { url: 'https://api.github.com', headers: [{ name: 'Authorization', value: { secretKey: 'github-token' } }] });
  const mail = NotificationService.email({ host: 'smtp.example.com', port: 465, from: 'argo@example.com', password: { secretKey: 'mail' } });
  const teams = NotificationService.of('teams', { recipientUrls: { ml: { secretKey: 'teams-url' } } });
  expect(dataOf({ services: [slack, hook, mail, teams], triggers: [failed, new NotificationTrigger('again', { when: 'true', send: [template] })] })).toEqual({
    'service.slack': 'token: $slack-token\nusername: Argo\n',
    'service.webhook.github': 'headers:\n  - name: Authorization\n    value: $github-token\nurl: https://api.github.com\n',
    'service.email': 'from: argo@example.com\nhost: smtp.example.com\npassword: $mail\nport: 465\n',
    'service.teams': 'recipientUrls:\n  ml: $teams-url\n',
    'template.failed': "message: '{{.app.metadata.name}} failed'\nslack:\n  groupingKey: a\n".replaceAll("'", '"'),
    'trigger.on-failed': "- oncePer: app.status.sync.revision\n  send:\n    - failed\n  when: app.status.operationState.phase == 'Failed'\n",
    'trigger.again': '- send:\n    - failed\n  when: "true"\n',
  });
});

test('subscriptions for all, and values for templates', () => {
  const { subscriptions, context } = dataOf({
    services: [slack],
    triggers: [failed],
    subscriptions: [{ on: failed, to: [slack.recipient('ml'), slack.recipient()], selector: 'team=ml' }],
    context: { argocdUrl: 'https://argocd.example.com' },
  });
  expect(subscriptions).toBe('- recipients:\n    - slack:ml\n    - slack\n  selector: team=ml\n  triggers:\n    - on-failed\n');
  expect(context).toBe('argocdUrl: https://argocd.example.com\n');
});

test('Applications and projects subscribe by annotations; several recipients of one service stand together', () => {
  const chart = argoChart();
  const notifications = [
    { on: failed, to: [slack.recipient('ml'), slack.recipient('ops')] },
    { on: presetTriggers.deployed, to: NotificationService.webhook('github', { url: 'https://a' }).recipient() },
  ];
  const project = new AppProject(chart, 'project', { name: 'ml', notifications });
  new Application(chart, 'web', { name: 'web', project, source: { repoURL, path: 'web' }, notifications, serverSideDiff: false });
  const expected = { 'notifications.argoproj.io/subscribe.on-failed.slack': 'ml;ops', 'notifications.argoproj.io/subscribe.on-deployed.github': '' };
  expect(findObject(chart, { kind: 'Application' }).metadata!.annotations).toEqual(expected);
  expect(findObject(chart, { kind: 'AppProject' }).metadata!.annotations).toEqual(expected);
});

test('the presets have different names, and so have their templates', () => {
  const data = dataOf({ services: [], triggers: Object.values(presetTriggers) });
  expect(Object.keys(data).sort()).toEqual(
    ['template.deployed', 'template.health-degraded', 'template.sync-failed', 'trigger.on-deployed', 'trigger.on-health-degraded', 'trigger.on-sync-failed'],
  );
});

test('two triggers or templates of one name are refused', () => {
  const chart = argoChart();
  new Notifications(chart, 'notifications', {
    services: [],
    triggers: [failed, new NotificationTrigger('on-failed', { when: 'true', send: [new NotificationTemplate('failed', { message: 'other' })] })],
  });
  expect(appOf(chart).check().problems.map(({ message }) => message)).toEqual([
    "Two templates are called 'failed'. Give one of them another name.",
    "Two triggers are called 'on-failed'. Give one of them another name.",
  ]);
});
