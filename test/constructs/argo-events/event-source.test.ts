import {
  bucketEvent, calendarEvent, EventSource, genericEvent, type GitHubEventSourceProps, GitHubEventSource, GitLabEventSource, kafkaEvent, natsEvent,
  otherEvent, redisEvent, resourceEvent, snsEvent, sqsEvent, webhookEvent,
} from '../../../constructs/argo-events';
import { MlopsApp } from '../../../lib';
import { findObject, synthObjects } from '../../../lib/testing';
import { gitHub, newChart, secretKey } from './support';

const key = { name: 's', key: 'k' };

describe('an EventSource of any types', () => {
  test.each([
    ['calendar', calendarEvent({ schedule: '0 3 * * *', timezone: 'Europe/Berlin' }), { schedule: '0 3 * * *', timezone: 'Europe/Berlin' }],
    ['webhook', webhookEvent({ endpoint: '/orders' }), { endpoint: '/orders', method: 'POST', port: '12000' }],
    [
      'minio',
      bucketEvent({ bucket: { name: 'data' }, endpoint: 'minio:9000', accessKey: key, secretKey: key }),
      { bucket: { name: 'data' }, endpoint: 'minio:9000', accessKey: key, secretKey: key, events: ['s3:ObjectCreated:*'] },
    ],
    ['kafka', kafkaEvent({ url: 'k:9092', topic: 't', consumerGroup: { groupName: 'g' } }), { jsonBody: true, url: 'k:9092', topic: 't', consumerGroup: { groupName: 'g' } }],
    ['nats', natsEvent({ url: 'n', subject: 's', jsonBody: false }), { jsonBody: false, url: 'n', subject: 's' }],
    ['redis', redisEvent({ hostAddress: 'r:6379', channels: ['c'] }), { jsonBody: true, hostAddress: 'r:6379', channels: ['c'] }],
    [
      'sns',
      snsEvent({ topicArn: 'arn', region: 'eu-central-1', webhook: { endpoint: '/sns', port: '12000' } }),
      { validateSignature: true, topicArn: 'arn', region: 'eu-central-1', webhook: { endpoint: '/sns', port: '12000' } },
    ],
    ['sqs', sqsEvent({ region: 'eu-central-1', queue: 'q' }), { jsonBody: true, region: 'eu-central-1', queue: 'q' }],
    ['generic', genericEvent({ url: 'g:8080', config: 'c' }), { jsonBody: true, url: 'g:8080', config: 'c' }],
    ['mqtt', otherEvent('mqtt', { url: 'm', topic: 't', clientId: 'c' }), { url: 'm', topic: 't', clientId: 'c' }],
    [
      'resource',
      resourceEvent({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', eventTypes: ['UPDATE'], filter: { prefix: 'a-' } }),
      { group: 'argoproj.io', version: 'v1alpha1', resource: 'workflows', eventTypes: ['UPDATE'], filter: { prefix: 'a-' } },
    ],
  ])('writes an event of type %s as the API takes it', (kind, definition, settings) => {
    const source = new EventSource(newChart(), 'source', { name: 'all' });
    const event = source.on('it', definition);
    expect(findObject(source, { kind: 'EventSource' }).spec[kind]).toEqual({ it: settings });
    expect(event.origin).toEqual({ sourceName: 'all', eventName: 'it' });
    expect(event.name).toBe('it');
  });

  test('has a restricted pod, and the Service of the ports that its events listen on', () => {
    const source = new EventSource(newChart(), 'source', { name: 'hooks', bus: { name: 'second' }, serviceAccount: { name: 'me' } });
    source.on('a', webhookEvent({ endpoint: '/a' }));
    source.on('b', webhookEvent({ endpoint: '/b' }));
    source.on('c', webhookEvent({ endpoint: '/c', port: 13000, method: 'PUT' }));
    const amounts = { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '1Gi' };
    const { webhook, ...spec } = findObject(source, { kind: 'EventSource' }).spec;
    expect(Object.keys(webhook)).toEqual(['a', 'b', 'c']);
    expect(spec).toEqual({
      eventBusName: 'second',
      template: {
        serviceAccountName: 'me',
        securityContext: { runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } },
        container: {
          securityContext: {
            allowPrivilegeEscalation: false,
            runAsNonRoot: true,
            capabilities: { drop: ['ALL'] },
            seccompProfile: { type: 'RuntimeDefault' },
            readOnlyRootFilesystem: true,
          },
          resources: { requests: amounts, limits: amounts },
        },
      },
      service: { ports: [{ name: 'webhook', port: 12000, targetPort: 12000 }, { name: 'webhook-13000', port: 13000, targetPort: 13000 }] },
    });
    expect(source.service).toEqual({ name: 'hooks-eventsource-svc', port: 12000 });
  });

  test('without a port has no Service, and says so where one is asked for', () => {
    const source = new EventSource(newChart(), 'source', { name: 'clock', overrides: { replicas: 1, template: { priorityClassName: 'low' } } });
    source.on('nightly', calendarEvent({ interval: '1h' }));
    const { spec } = findObject(source, { kind: 'EventSource' });
    expect(spec).toMatchObject({ replicas: 1, template: { priorityClassName: 'low' } });
    expect(spec).not.toHaveProperty('service');
    expect(() => source.service).toThrow('[chart/source] has no Service: none of its events listens on a port. Add one, such as webhookEvent(...).');
  });

  test('takes a name once', () => {
    const source = new EventSource(newChart(), 'source', { name: 'clock' });
    source.on('nightly', calendarEvent({ interval: '1h' }));
    expect(() => source.on('nightly', calendarEvent({ interval: '2h' }))).toThrow("[chart/source] listens for an event 'nightly' already. Give this one another name.");
  });

  test('that watches objects may list and watch those, in their namespace, and nothing else', () => {
    const source = new EventSource(newChart(), 'source', { name: 'watch' });
    source.on('done', resourceEvent({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', namespace: 'training', eventTypes: ['UPDATE'] }));
    source.on('pods', resourceEvent({ apiVersion: 'v1', kind: 'Pod', eventTypes: ['ADD'] }));
    expect(findObject(source, { kind: 'EventSource' }).spec.template.serviceAccountName).toBe('watch-eventsource');
    expect(findObject(source, { kind: 'ServiceAccount' }).metadata).toEqual({ name: 'watch-eventsource', namespace: 'ci' });
    expect(findObject(source, { kind: 'Role', namespace: 'ci' }).rules).toEqual([{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }]);
    expect(findObject(source, { kind: 'Role', namespace: 'training' })).toMatchObject({
      metadata: { name: 'ci-watch-eventsource' },
      rules: [{ apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['list', 'watch'] }],
    });
    expect(findObject(source, { kind: 'RoleBinding', namespace: 'training' })).toMatchObject({
      roleRef: { kind: 'Role', name: 'ci-watch-eventsource' },
      subjects: [{ kind: 'ServiceAccount', name: 'watch-eventsource', namespace: 'ci' }],
    });
  });
});

describe('an EventSource of GitHub', () => {
  const settings = (props: Partial<GitHubEventSourceProps> = {}) => {
    const source = new GitHubEventSource(newChart(), 'github', { name: 'github', webhookSecret: secretKey, repositories: ['a/x'], ...props } as GitHubEventSourceProps);
    source.on('push');
    return findObject(source, { kind: 'EventSource' }).spec.github;
  };

  test('has one webhook for all events that are asked for, each once, and refuses what is not signed', () => {
    const source = gitHub(newChart());
    source.on('push');
    source.on('pull_request');
    source.on('push');
    expect(findObject(source, { kind: 'EventSource' }).spec.github).toEqual({
      shop: {
        repositories: [{ owner: 'example', names: ['shop'] }],
        contentType: 'json',
        active: true,
        insecure: false,
        webhookSecret: secretKey,
        webhook: { endpoint: '/push', method: 'POST', port: '12000' },
        events: ['push', 'pull_request'],
      },
    });
    expect(source.service).toEqual({ name: 'github-eventsource-svc', port: 12000 });
  });

  test('takes repositories of several owners, tokens by reference, and where GitHub reaches it', () => {
    const githubApp = { appID: 1, installationID: 2, privateKey: key };
    const props = { repositories: ['a/x', 'b/y', 'a/z'], apiToken: key, githubApp, url: 'https://h', endpoint: '/gh', port: 12001, settings: { deleteHookOnFinish: true } } as const;
    expect(settings(props).github).toMatchObject({
      repositories: [{ owner: 'a', names: ['x', 'z'] }, { owner: 'b', names: ['y'] }],
      apiToken: key,
      githubApp,
      deleteHookOnFinish: true,
      webhook: { endpoint: '/gh', method: 'POST', port: '12001', url: 'https://h' },
    });
    expect(settings({ repositories: undefined, organizations: ['org'] }).github).toMatchObject({ organizations: ['org'] });
  });

  test('tells its events apart by the header that GitHub sends, in the form in which Go keeps it', () => {
    const source = gitHub(newChart());
    expect(source.on('pull_request').dependency()).toEqual({
      name: 'pull_request',
      eventSourceName: 'github',
      eventName: 'shop',
      filters: { data: [{ path: 'headers.X-Github-Event.0', type: 'string', value: ['^pull_request$'], comparator: '=' }] },
    });
    expect(source.on('*').dependency()).toEqual({ name: 'any', eventSourceName: 'github', eventName: 'shop' });
  });
});

test('an EventSource of GitLab has one webhook, and tells its events apart by what GitLab calls them', () => {
  const source = new GitLabEventSource(newChart(), 'gitlab', { name: 'gitlab', projects: ['g/p'], groups: ['g'], accessToken: key, secretToken: secretKey, url: 'https://h' });
  const merge = source.on('MergeRequestsEvents').where((event) => event.body('object_attributes.action').equals('open'));
  expect(merge.dependency().filters?.data?.map(({ path, value }) => [path, value])).toEqual([
    ['headers.X-Gitlab-Event.0', ['^Merge Request Hook$']],
    ['body.object_attributes.action', ['^open$']],
  ]);
  expect(synthObjects(source)[0]!.spec.gitlab).toEqual({
    gitlab: {
      projects: ['g/p'],
      groups: ['g'],
      gitlabBaseURL: 'https://gitlab.com',
      enableSSLVerification: true,
      accessToken: key,
      secretToken: secretKey,
      webhook: { endpoint: '/push', method: 'POST', port: '12000', url: 'https://h' },
      events: ['MergeRequestsEvents'],
    },
  });
});

test('an EventSource of GitHub that is asked for no event is told, with how to ask', () => {
  const chart = newChart();
  new GitHubEventSource(chart, 'github', { name: 'github', repositories: ['example/shop'], url: 'https://h', webhookSecret: secretKey, apiToken: key });
  const { problems } = (MlopsApp.of(chart) as MlopsApp).check();
  const found = problems.find(({ code }) => code === 'argo-events/incomplete-event');
  expect([found?.path, found?.hint]).toEqual([
    'spec.github.github.events',
    "Set 'events'. A GitHubEventSource asks for those whose handles are taken: github.on('push').",
  ]);
});
