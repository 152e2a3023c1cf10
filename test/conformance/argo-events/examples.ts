import type { Chart } from 'cdk8s';
import {
  anyOf, between, calendarEvent, callHttp, context, createObject, EventBus, EventHandle, EventSource, expression, GitHubEventSource,
  GitLabEventSource, kafkaEvent, logEvent, natsEvent, otherAction, resourceEvent, Sensor,
   type SensorTrigger, sendToSlack, submit, webhookEvent, type EventValue, type HookData,
} from '../../../constructs/argo-events';

type Example = (chart: Chart) => void;

const on = (sourceName: string, eventName = 'example', name = 'test-dep') => EventHandle.of({ sourceName, eventName }).as(name);
const required = { required: true } as const;

/** A workflow that prints arguments; upstream's examples differ in little else. */
function printing(generateName: string, messages: Readonly<Record<string, EventValue | string>>, more: { names?: readonly string[] } = {}) {
  const names = Object.keys(messages);
  const templates = [
    {
      name: 'print-message',
      inputs: { parameters: (more.names ?? names).map((name) => ({ name })) },
      container: { image: 'busybox', command: ['echo'], args: names.map((name) => `{{inputs.parameters.${name}}}`) },
    },
  ];
  const parameters = Object.entries(messages).map(([name, value]) => ({ name, value }));
  return createObject({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { generateName },
    spec: { entrypoint: 'print-message', arguments: { parameters }, templates },
  });
}

function sensor(name: string, trigger: string, settings: SensorTrigger): Example {
  return (chart) => void new Sensor(chart, 'it', { name, triggers: { [trigger]: settings } });
}

/** A Sensor that prints one place of one event. */
function printsOne(name: string, source: string, path: string, generateName: string, trigger: string, more: Partial<SensorTrigger> = {}): Example {
  const event = on(source);
  return sensor(name, trigger, { when: event, do: printing(generateName, { message: event.at<string>(path, required) }), ...more });
}

function printsFiltered(name: string, where: Parameters<EventHandle['where']>[0], path: string, generateName: string, trigger: string): Example {
  const event = on('webhook').where(where);
  return sensor(name, trigger, { when: event, do: printing(generateName, { message: event.at<string>(path, required) }) });
}

/** An argument of the first container, in place of one of the workflow. */
function printsArgument(name: string, source: string, path: string, generateName: string, trigger: string, more?: Partial<SensorTrigger>): Example {
  const event = on(source);
  const container = { image: 'busybox', command: ['echo'], args: [event.at<string>(path, required)] };
  const spec = { entrypoint: 'print-message', templates: [{ name: 'print-message', container }] };
  const run = createObject({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { generateName }, spec });
  return sensor(name, trigger, { when: event, do: run, ...more });
}

const retried = { retryStrategy: { steps: 3 } };
const backoff = { duration: '10s', factor: 2, jitter: 0.2, steps: 5 };
const secret = (name: string, key = 'token') => ({ name, key });
const path = (name: string) => on('webhook').at<never>(name);
const anyValue = (name: string) => on('webhook').at<number>(name);

const or = expression({ a: path('a'), c: path('a-longer-name') }, 'a == "b" || c == 10');
const notTen = expression({ a: path('a'), c: path('a-longer-name') }, 'a == "b" || c != 10');
const nested = expression({ e: path('nested.path.can-get.longer') }, 'e == false');
const short = [expression({ a: path('a'), c: path('c') }, 'a == "b" || c == 10'), expression({ e: path('d.e') }, 'e == false')] as const;

/** What our constructs say for upstream's documents, by the case of the corpus. */
export const examples: Readonly<Record<string, Example>> = {
  'EventBus-Validate-04': (chart) => void new EventBus(chart, 'it', { jetstreamExotic: { url: 'nats://nats:4222' } }),
  'EventSource-calendar-ValidateEventSource-02': (chart) => void new EventSource(chart, 'it', { name: 'calendar' }).on('example', calendarEvent({ interval: '10s' })),
  'EventSource-github-ValidateEventSource-02': (chart) => {
    const repositories = ['argoproj/argo-events', 'argoproj/argo-workflows'] as const;
    const url = 'http://url-that-is-reachable-from-GitHub';
    const settings = { insecure: true };
    const secrets = { apiToken: secret('github-access'), webhookSecret: secret('github') };
    new GitHubEventSource(chart, 'it', { name: 'github', eventName: 'example', repositories, url, settings, ...secrets }).on('*');
  },
  'EventSource-gitlab-ValidateEventSource-02': (chart) => {
    const url = 'http://url-that-is-reachable-from-GitLab';
    const tokens = { accessToken: secret('gitlab-access'), secretToken: secret('gitlab-secret') };
    const settings = { deleteHookOnFinish: true };
    const source = new GitLabEventSource(chart, 'it', { name: 'gitlab', eventName: 'example', projects: ['whynowy/test', '3'], url, settings, ...tokens });
    for (const event of ['PushEvents', 'TagPushEvents', 'IssuesEvents', 'MergeRequestsEvents', 'EmojiEvents'] as const) source.on(event);
  },
  'EventSource-kafka-ValidateEventSource-02': (chart) => {
    const settings = { url: 'kafka.argo-events:9092', partition: '1', topic: 'topic-2', connectionBackoff: backoff };
    new EventSource(chart, 'it', { name: 'kafka' }).on('example', kafkaEvent(settings));
  },
  'EventSource-nats-ValidateEventSource-02': (chart) => {
    new EventSource(chart, 'it', { name: 'nats' }).on('example', natsEvent({ url: 'nats://nats.argo-events.svc:4222', subject: 'foo', connectionBackoff: backoff }));
  },
  'EventSource-resource-ValidateEventSource-02': (chart) => {
    const filter = { labels: [{ key: 'app', operation: '==', value: 'my-workflow' }], afterStart: true };
    const settings = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', namespace: 'argo-events', eventTypes: ['ADD'], filter } as const;
    new EventSource(chart, 'it', { name: 'resource' }).on('example', resourceEvent(settings));
  },
  'EventSource-webhook-ValidateEventSource-02': (chart) => void new EventSource(chart, 'it', { name: 'webhook' }).on('example', webhookEvent({ endpoint: '/example' })),
  'Sensor-ValidateEventFilter-05': (chart) => {
    const event = on('webhook').where(() => context({ type: 'type', subject: 'subject', source: 'source', datacontenttype: 'fake-content-type' }));
    sensor('case', 't', { when: event, do: callHttp({ url: 'http://example.com' }) })(chart);
  },
  'Sensor-ValidateSensor-02': (chart) => {
    const event = on('webhook');
    const aws = {
      functionName: 'hello', region: 'us-east-1', invocationType: 'Event', roleARN: 'arn:aws:iam::123456789012:role/some-role',
      accessKey: secret('aws-secret', 'accesskey'), secretKey: secret('aws-secret', 'secretkey'),
    };
    const invoke = otherAction('awsLambda', { ...aws, payload: { name: event.at<string>('body.name', required) } });
    sensor('aws-lambda-trigger', 'lambda-trigger', { when: event, do: invoke })(chart);
  },
  'Sensor-ValidateSensor-06': printsOne('azure-events-hub', 'azure-events-hub', 'body.messsage', 'azure-events-hub-', 'workflow-trigger'),
  'Sensor-ValidateSensor-07': printsOne('azure-queue-storage', 'azure-queue-storage', 'body', 'azure-queue-storage-workflow-', 'azure-queue-storage-workflow'),
  'Sensor-ValidateSensor-09': printsOne('azure-service-bus', 'azure-service-bus', 'body', 'azure-service-bus-workflow-', 'service-bus-workflow'),
  'Sensor-ValidateSensor-18': printsOne('emitter', 'emitter', 'body', 'emitter-', 'workflow-trigger'),
  'Sensor-ValidateSensor-19': printsArgument('file', 'file', 'name', 'file-watcher-', 'file-workflow-trigger', retried),
  'Sensor-ValidateSensor-21': printsFiltered('with-ctx-filter', () => context({ source: 'custom-webhook' }), 'body.message', 'data-workflow-', 'done-workflow'),
  'Sensor-ValidateSensor-23': printsFiltered('with-simple-data-filter-1', (event) => event.at<string>('body.message').matches('hello', 'hey'), 'body.message', 'data-workflow-', 'data-workflow'),
  'Sensor-ValidateSensor-26': printsFiltered('with-simple-data-filter-4', (event) => event.at<number>('body.value').above(50), 'body.value', 'data-workflow-', 'data-workflow'),
  'Sensor-ValidateSensor-27': printsFiltered('with-expression-filters', () => [or, nested], 'name', 'expr-workflow-', 'workflow'),
  'Sensor-ValidateSensor-29': printsFiltered('with-multiple-expr-filters-in-or', () => anyOf(notTen, nested), 'name', 'workflow-', 'workflow'),
  'Sensor-ValidateSensor-32': printsFiltered(
    'with-multiple-filters',
    (event) => [event.at<string>('a').matches('b'), anyValue('c').equals(10), event.at<boolean>('d.e').equals(false), ...short],
    'name',
    'workflow-',
    'workflow',
  ),
  'Sensor-ValidateSensor-33': (chart) => {
    const event = on('webhook').where(() => between('09:00:00', '17:00:00', 'America/New_York'));
    const container = { image: 'docker/whalesay:latest', command: ['cowsay'], args: ['{{inputs.parameters.message}}'] };
    const spec = {
      entrypoint: 'whalesay',
      arguments: { parameters: [{ name: 'message', value: 'Triggered during business hours in New York!' }] },
      templates: [{ name: 'whalesay', inputs: { parameters: [{ name: 'message' }] }, container }],
    };
    const run = createObject({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { generateName: 'webhook-' }, spec });
    sensor('filter-with-time-timezone', 'webhook-workflow-trigger', { when: event, do: run })(chart);
  },
  'Sensor-ValidateSensor-40': (chart) => {
    const secureHeaders = [{ name: 'serviceToken', valueFrom: { secretKeyRef: secret('dev-services-secret', 'serviceToken') } }];
    const call = callHttp({ url: 'http://http-server.default.svc.cluster.local:8080/hello', method: 'GET', secureHeaders });
    sensor('http-trigger-secure-headers', 'http-trigger', { when: on('webhook'), do: call, retryStrategy: { duration: '3s', steps: 3 } })(chart);
  },
  'Sensor-ValidateSensor-43': printsOne('kafka', 'kafka', 'body', 'kafka-workflow-', 'kafka-workflow-trigger'),
  'Sensor-ValidateSensor-45': sensor('log', 'log-trigger', { when: on('calendar', 'example-with-interval'), do: logEvent({ intervalSeconds: 20 }) }),
  'Sensor-ValidateSensor-46': printsOne('minio', 'minio', 'notification.0.s3.object.key', 'artifact-workflow-2-', 'minio-workflow-trigger', retried),
  'Sensor-ValidateSensor-48': (chart) => {
    const webhook = on('webhook', 'example', 'test-dependency-webhook');
    const calendar = on('calendar', 'example-with-interval', 'test-dependency-calendar');
    const messages = { message1: webhook.at<string>('body.a', required), message2: calendar.at<string>('eventTime', required) };
    const run = printing('multi-signal-workflow-', messages, { names: ['message'] });
    sensor('multi-dependencies', 'multi-dependencies-workflow-trigger', { when: webhook.and(calendar), do: run })(chart);
  },
  'Sensor-ValidateSensor-52': printsOne('pulsar', 'pulsar', 'body', 'pulsar-wf-', 'workflow-trigger'),
  'Sensor-ValidateSensor-54': printsArgument('redis', 'redis', 'body', 'redis-', 'workflow-trigger'),
  'Sensor-ValidateSensor-56': (chart) => {
    const event = on('bitbucket', 'example', 'my-event-source-dep') as EventHandle<HookData>;
    const template = { templateName: 'workflow-template-print-message', clusterScope: false, parameters: { message: { optional: false } } } as const;
    sensor('bitbucket', 'argo-workflow-trigger', { when: event, do: submit(template, { message: event.at('body', required) }) })(chart);
  },
  'Sensor-ValidateSensor-58': (chart) => {
    const event = on('webhook');
    const at = (name: string, fallback: string) => event.at<string>(`body.${name}`, { default: fallback });
    const send = sendToSlack({ slackToken: secret('slack-secret'), channel: at('channel', 'general'), message: at('message', 'hello world') });
    sensor('slack-trigger', 'slack-trigger', { when: event, do: send })(chart);
  },
  'Sensor-ValidateSensor-67': (chart) => {
    const event = on('minio');
    const payload = { fileName: event.at<string>('notification.0.s3.object.key', required), bucket: event.at<string>('notification.0.s3.bucket.name', required) };
    const send = otherAction('nats', { url: 'nats.argo-events.svc:4222', subject: 'minio-events', payload });
    sensor('trigger-nats-messages', 'nats-trigger', { when: event, do: send })(chart);
  },
  'Sensor-ValidateSensor-79': printsOne('webhook', 'webhook', 'body', 'webhook-', 'webhook-workflow-trigger'),
};
