import type { Chart } from 'cdk8s';
import type { EventSource} from '../../../../constructs/argo-events';
import {
  calendarEvent, callHttp, createObject, EventBus, EventHandle, GitHubEventSource, GitLabEventSource, type HookData, kafkaEvent, logEvent, onWorkflow,
  otherAction, otherEvent, resourceEvent, Sensor, submit, text, webhookEvent, type WorkflowParameter, type WorkflowTemplateHandle,
} from '../../../../constructs/argo-events';

declare const chart: Chart;
declare const github: GitHubEventSource;
declare const source: EventSource;
declare const template: WorkflowTemplateHandle<{
  readonly revision: WorkflowParameter<string, false>;
  readonly retries: WorkflowParameter<number, true>;
  readonly target: WorkflowParameter<'staging' | 'production', true>;
}>;
const secret = { name: 's', key: 'k' };

export function payloads() {
  const push = github.on('push');
  push.body('head_commit.message');
  push.body('commits.0.id').equals('x');
  push.body('commits.#').above(3);
  push.header('x-github-event').exists();
  // @ts-expect-error Argument of type '"puch"' is not assignable to parameter of type
  github.on('puch');
  // @ts-expect-error Argument of type '"aftr"' is not assignable to parameter of type
  push.body('aftr');
  // @ts-expect-error Argument of type '"pull_request.head.sha"' is not assignable to parameter of type
  push.body('pull_request.head.sha');
  // @ts-expect-error Argument of type 'number' is not assignable to parameter of type 'string'
  push.body('ref').equals(3);
  // @ts-expect-error The 'this' context of type 'EventPath<string>' is not assignable to method's 'this' of type 'EventPath<number>'
  push.body('ref').above(3);
  // @ts-expect-error Type 'number' is not assignable to type 'string'
  push.body('ref', { default: 3 });
  // @ts-expect-error Argument of type '{}' is not assignable to parameter of type 'WhereMissing<string>'
  push.body('ref', {});
  // @ts-expect-error Argument of type '"title"' is not assignable to parameter of type 'never'
  github.on('issues').body('title');
  // @ts-expect-error The 'this' context of type 'EventHandle<CalendarData>' is not assignable to method's 'this' of type
  source.on('tick', calendarEvent({ interval: '1h' })).header('x');
}

export function workflows() {
  const push = github.on('push');
  submit(template, { revision: push.body('after', { required: true }), retries: 3, target: 'staging' });
  submit(template, { revision: 'main', retries: push.body('commits.#', { default: 0 }) });
  submit(template, { revision: text`${push.body('ref', { required: true })}@${text`${push.context('id')}`}` });
  // @ts-expect-error Type 'EventText' is not assignable to type
  submit(template, { revision: 'main', target: text`${push.body('ref', { required: true })}` });
  // @ts-expect-error Type 'EventText' is not assignable to type 'number | EventValue<number> | undefined'
  submit(template, { revision: 'main', retries: text`${push.body('commits.#', { default: 0 })}` });
  // @ts-expect-error Property 'revision' is missing in type '{}'
  submit(template, {});
  // @ts-expect-error 'revison' does not exist in type
  submit(template, { revision: 'main', revison: 'x' });
  // @ts-expect-error Type 'string' is not assignable to type 'number | EventValue<number> | undefined'
  submit(template, { revision: 'main', retries: '3' });
  // @ts-expect-error Type 'EventValue<string>' is not assignable to type 'number | EventValue<number> | undefined'
  submit(template, { revision: 'main', retries: push.body('ref', { default: '' }) });
  // @ts-expect-error Type '"prod"' is not assignable to type
  submit(template, { revision: 'main', target: 'prod' });
  // @ts-expect-error Type 'EventPath<string>' is missing the following properties from type 'EventValue<string>': needsDefaultOrRequired
  submit(template, { revision: push.body('after') });
  // @ts-expect-error is not assignable to parameter of type ... needsDefaultOrRequired
  void text`${push.body('after')} was pushed`;
  // @ts-expect-error Argument of type '"pause"' is not assignable to parameter of type 'WorkflowOperation'
  onWorkflow('pause', 'w');
}

export function sources() {
  new GitHubEventSource(chart, 'a', { name: 'a', webhookSecret: secret, repositories: ['o/r'] });
  // @ts-expect-error Property 'webhookSecret' is missing
  new GitHubEventSource(chart, 'b', { name: 'b', repositories: ['o/r'] });
  // @ts-expect-error Type '"shop"' is not assignable to type '`${string}/${string}`'
  new GitHubEventSource(chart, 'c', { name: 'c', webhookSecret: secret, repositories: ['shop'] });
  // @ts-expect-error Types of property 'organizations' are incompatible
  new GitHubEventSource(chart, 'd', { name: 'd', webhookSecret: secret, repositories: ['o/r'], organizations: ['o'] });
  // @ts-expect-error is not assignable to parameter of type 'GitLabEventSourceProps'
  new GitLabEventSource(chart, 'e', { name: 'e', accessToken: secret, secretToken: secret, url: 'https://h' });
  // @ts-expect-error Property 'url' is missing
  new GitLabEventSource(chart, 'e2', { name: 'e', accessToken: secret, secretToken: secret, groups: ['g'] });
  // @ts-expect-error Types of property 'interval' are incompatible
  calendarEvent({ schedule: '0 3 * * *', interval: '1h' });
  // @ts-expect-error Argument of type '{ url: string; topic: string; }' is not assignable
  kafkaEvent({ url: 'k', topic: 't' });
  // @ts-expect-error Type '"GO"' is not assignable to type
  webhookEvent({ endpoint: '/a', method: 'GO' });
  // @ts-expect-error Type '"CREATE"' is not assignable to type
  resourceEvent({ apiVersion: 'v1', kind: 'Pod', eventTypes: ['CREATE'] });
  // @ts-expect-error Argument of type '"github"' is not assignable to parameter of type 'OtherEventKind'
  otherEvent('github', { events: [] });
  // @ts-expect-error Type '{}' is not assignable to type 'undefined'
  new EventBus(chart, 'f', { kafka: { url: 'k' }, jetstream: {} });
}

export function sensors() {
  const push = github.on('push');
  new Sensor(chart, 'a', { name: 'a', triggers: { t: { when: push.and(github.on('release')), do: logEvent() } } });
  // @ts-expect-error Property 'when' is missing
  new Sensor(chart, 'b', { name: 'b', triggers: { t: { do: logEvent() } } });
  // @ts-expect-error Type 'string' is not assignable to type 'Condition'
  new Sensor(chart, 'c', { name: 'c', triggers: { t: { when: 'push', do: logEvent() } } });
  // @ts-expect-error Property 'url' is missing
  callHttp({ payload: { ref: push.body('ref', { default: '' }) } });
  // @ts-expect-error Type 'EventPath<string>' is not assignable to type
  callHttp({ url: 'https://x', payload: { ref: push.body('ref') } });
  // @ts-expect-error Type 'EventText' is not assignable to type
  callHttp({ url: 'https://x', payload: { ref: text`${push.body('ref', { required: true })}` } });
  // @ts-expect-error Type 'EventPath<string>' is missing the following properties from type ... needsDefaultOrRequired
  callHttp({ url: push.body('ref') });
  // @ts-expect-error is not assignable to parameter of type ... needsDefaultOrRequired
  onWorkflow('resume', push.body('after'));
  // @ts-expect-error Property 'kind' is missing
  createObject({ apiVersion: 'v1', metadata: { name: 'a' } });
  // @ts-expect-error Property 'payload' is missing
  otherAction('nats', { url: 'n', subject: 's' });
  // @ts-expect-error Argument of type '"github"' is not assignable to parameter of type
  EventHandle.of<HookData>({ sourceName: 's', eventName: 'e' }).data('github');
}
