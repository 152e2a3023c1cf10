import { rules } from '../../../constructs/argo-events/rules';
import { objectsOf } from '../../references/support';
import { changed, pathsBelow, pathsOf, tell, written } from '../rule-table';

const source = (spec: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: EventSource, metadata: { name: s }, spec: { ${spec} } }`;
const told = (spec: string) => tell(rules, source(spec));
const hook = `webhook: { endpoint: /x, port: "12000", method: POST }`;
const key = '{ name: s, key: k }';

/** A complete event of each type, and the fields that it cannot be without. */
const events: readonly (readonly [type: string, event: string, needed: readonly string[]])[] = [
  ['amqp', `{ url: u, exchangeName: x, exchangeType: fanout, routingKey: r, auth: { username: ${key}, password: ${key} } }`, ['url', 'exchangeType', 'routingKey', 'auth.username', 'auth.password']],
  ['azureEventsHub', `{ fqdn: f, hubName: h, sharedAccessKey: ${key}, sharedAccessKeyName: ${key} }`, ['fqdn', 'hubName', 'sharedAccessKey', 'sharedAccessKeyName']],
  ['azureQueueStorage', `{ connectionString: ${key}, queueName: q }`, ['connectionString', 'queueName']],
  ['azureServiceBus', `{ connectionString: ${key}, topicName: t, subscriptionName: s }`, ['connectionString', 'topicName', 'subscriptionName']],
  ['bitbucket', `{ repositories: [{ owner: o, repositorySlug: r }], events: [repo:push], auth: { oauthToken: ${key} }, ${hook} }`, ['repositories', 'repositories[0]', 'auth', 'webhook', 'webhook.endpoint', 'webhook.port']],
  ['bitbucketserver', `{ bitbucketserverBaseURL: u, checkInterval: 1m, ${hook} }`, ['bitbucketserverBaseURL', 'webhook', 'webhook.endpoint', 'webhook.port']],
  ['calendar', `{ schedule: '0 3 * * *', timezone: Europe/Berlin }`, ['schedule']],
  ['emitter', `{ broker: b, channelName: c, channelKey: k, username: ${key} }`, ['broker', 'channelName', 'channelKey']],
  ['file', `{ eventType: CREATE, watchPathConfig: { directory: /d, path: p } }`, ['eventType', 'watchPathConfig', 'watchPathConfig.directory', 'watchPathConfig.path']],
  ['generic', `{ url: u, config: c, insecure: true }`, ['url', 'config']],
  ['gerrit', `{ projects: [p], events: [e], gerritBaseURL: u, auth: { username: ${key} }, ${hook} }`, ['projects', 'projects[0]', 'events', 'events[0]', 'gerritBaseURL', 'auth', 'webhook', 'webhook.endpoint', 'webhook.port']],
  ['github', `{ repositories: [{ owner: o, names: [n] }], events: [push], webhook: { endpoint: /x, port: "1", url: u }, apiToken: ${key}, contentType: json }`,
    ['repositories', 'repositories[0]', 'events', 'events[0]', 'webhook', 'webhook.endpoint', 'webhook.port']],
  ['gitlab', `{ projects: [p], events: [PushEvents], gitlabBaseURL: u, accessToken: ${key}, ${hook} }`, ['events', 'events[0]', 'gitlabBaseURL', 'accessToken', 'webhook', 'webhook.endpoint', 'webhook.port']],
  ['hdfs', `{ type: CREATE, directory: /d, pathRegexp: 'a.*', addresses: [a], hdfsUser: root }`, ['type', 'directory', 'pathRegexp', 'addresses', 'addresses[0]', 'hdfsUser']],
  ['kafka', `{ url: u, topic: t, partition: '1', sasl: { mechanism: PLAIN, userSecret: ${key}, passwordSecret: ${key} } }`, ['url', 'topic', 'partition', 'sasl.userSecret', 'sasl.passwordSecret']],
  ['minio', `{ accessKey: ${key}, secretKey: ${key}, endpoint: e, bucket: { name: b }, events: ['s3:ObjectCreated:Put'] }`, ['accessKey', 'secretKey', 'endpoint', 'bucket.name']],
  ['mns', `{ queue: q, endpoint: e, accessKey: ${key} }`, ['queue', 'endpoint']],
  ['mqtt', `{ url: u, topic: t, clientId: c, jsonBody: true }`, ['url', 'topic', 'clientId']],
  ['nats', `{ url: u, subject: s, queue: q }`, ['url', 'subject']],
  ['nsq', `{ hostAddress: h, topic: t, channel: c }`, ['hostAddress', 'topic', 'channel']],
  ['pubSub', `{ topic: t, topicProjectID: p, projectID: p }`, ['topic']],
  ['pulsar', `{ topics: [t], url: u, type: shared }`, ['topics', 'topics[0]', 'url', 'type']],
  ['redis', `{ hostAddress: h, channels: [c], password: ${key}, namespace: n }`, ['hostAddress', 'channels', 'channels[0]', 'namespace']],
  ['redisStream', `{ hostAddress: h, streams: [s], db: 1 }`, ['hostAddress', 'streams', 'streams[0]']],
  ['resource', `{ version: v1, resource: pods, eventTypes: [ADD], filter: { labels: [{ key: a, operation: '==', value: b }] } }`, ['version', 'resource', 'eventTypes', 'eventTypes[0]', 'filter.labels[0].key']],
  ['sftp', `{ eventType: CREATE, address: ${key}, watchPathConfig: { directory: /d, pathRegexp: a }, pollIntervalDuration: 10s }`,
    ['eventType', 'watchPathConfig', 'watchPathConfig.directory', 'watchPathConfig.pathRegexp']],
  ['slack', `{ token: ${key}, signingSecret: ${key}, ${hook} }`, ['token', 'signingSecret', 'webhook', 'webhook.endpoint', 'webhook.port']],
  ['sns', `{ topicArn: a, region: r, ${hook} }`, ['topicArn', 'region', 'webhook', 'webhook.endpoint', 'webhook.port']],
  ['sqs', `{ region: r, queue: q, waitTimeSeconds: 1 }`, ['region', 'queue']],
  ['storageGrid', `{ topicArn: a, apiURL: u, authToken: ${key}, bucket: b, events: [e], ${hook} }`, ['topicArn', 'apiURL', 'authToken', 'bucket', 'events', 'events[0]', 'webhook', 'webhook.endpoint', 'webhook.port']],
  ['stripe', `{ createWebhook: true, apiKey: ${key}, ${hook} }`, ['apiKey', 'webhook', 'webhook.endpoint', 'webhook.port']],
  ['webhook', `{ endpoint: /x, port: "12000", method: POST }`, ['endpoint', 'port']],
];

test.each(events)('%s: a complete event has no findings, and a field less has one exactly where it is needed', (type, event, needed) => {
  const [object] = objectsOf(source(`${type}: { e: ${event} }`));
  expect(tell(rules, [object!])).toEqual([]);
  const base = ['spec', type, 'e'] as const;
  const value = (object as unknown as { spec: Record<string, { e: unknown }> }).spec[type]!.e;
  const broken = [...pathsBelow(value)].filter((path) => pathsOf(rules, [changed(object!, [...base, ...path], undefined)]).length > 0);
  expect(broken.map(written).sort()).toEqual([...needed].sort());
});

test('messages name the event, its type and the field', () => {
  expect(told('sqs: { jobs: { region: eu } }')).toEqual(["incomplete-event spec.sqs.jobs.queue: Event 'jobs' of type 'sqs' has no 'queue'. Set 'queue'."]);
  expect(told('amqp: { a: { routingKey: r, exchangeType: t } }')).toEqual(["incomplete-event spec.amqp.a.url: Event 'a' of type 'amqp' has none of 'url', 'urlSecret'. Set one of them."]);
  expect(told(`amqp: { a: { url: u, urlSecret: ${key}, routingKey: r, exchangeType: t } }`)).toEqual([
    "incomplete-event spec.amqp.a.urlSecret: Event 'a' of type 'amqp' has 'url', 'urlSecret', which exclude each other. Keep one of them.",
  ]);
  expect(told('nats: { a: { url: u, subject: s, queue: "" } }')).toEqual(["incomplete-event spec.nats.a.queue: Event 'a' of type 'nats' has an empty 'queue'. Set 'queue', or leave it out."]);
  expect(told(`github: { a: { organizations: [o], githubBaseURL: u, ${hook} } }`)).toEqual([
    "incomplete-event spec.github.a.githubUploadURL: Event 'a' of type 'github' has 'githubBaseURL' without 'githubUploadURL'. Set both, or neither.",
  ]);
});

describe('an EventSource', () => {
  test('has an event', () => {
    expect(told('')).toEqual(["empty-event-source spec: The EventSource has no event. Add one below its type, such as 'webhook' or 'github'."]);
    expect(told('service: { ports: [{ port: 1, targetPort: 1 }] }').map((text) => text.split(' ')[0])).toEqual(['empty-event-source', 'unserved-port']);
  });
  test('has no name twice', () => {
    expect(told(`sqs: { a: { region: r, queue: q } }, webhook: { a: { endpoint: /x, port: "1" } }`)).toEqual([
      "duplicate-event-name spec.webhook.a: Event 'a' is there twice, as 'sqs' and as 'webhook'. Give one of them another name: Sensors refer to events by name alone.",
    ]);
  });
  test('does not mix types whose pods are replaced in different ways', () => {
    expect(told(`sqs: { a: { region: r, queue: q } }, mns: { b: { endpoint: /x, queue: q } }`)).toEqual([]);
    expect(told(`sqs: { a: { region: r, queue: q } }, calendar: { b: { interval: 10s } }`)).toEqual([
      "mixed-deployment spec.calendar: Events of types 'sqs' and 'calendar' cannot be in one EventSource: pods of one are replaced one by one, those of the other are stopped first. Make an EventSource for each.",
    ]);
  });
});

describe('a webhook', () => {
  const webhook = (fields: string) => told(`webhook: { a: { endpoint: /x, port: "12000", ${fields} } }`);
  test('has a number as its port', () =>
    expect(told('webhook: { a: { endpoint: /x, port: http } }')).toEqual([
      "incomplete-webhook spec.webhook.a.port: The webhook of event 'a' has port 'http', which is no number. Write a number in quotes: port: '12000'.",
    ]));
  test('has a method of HTTP, in any case', () => {
    for (const method of ['POST', 'post', 'PUT']) expect(webhook(`method: ${method}`)).toEqual([]);
    expect(webhook('method: PSOT')).toEqual(["webhook-method spec.webhook.a.method: The webhook of event 'a' listens for method 'PSOT', which HTTP does not have. Did you mean 'POST'?"]);
  });
  test('is alone on its port and path', () => {
    const two = (b: string) => told(`webhook: { a: { endpoint: /x, port: "1", method: POST }, b: { ${b} } }`);
    for (const b of ['endpoint: /y, port: "1"', 'endpoint: /x, port: "2"', 'endpoint: /x, port: "1", method: PUT']) expect(two(b)).toEqual([]);
    expect(two('endpoint: /x, port: "1", method: POST')).toEqual(["webhook-collision spec.webhook.b: The webhooks of events 'a' and 'b' both listen on port 1 at '/x'. Give one of them another path or port."]);
  });
  test('listens on each port of the Service', () => {
    const service = (port: string) => told(`service: { ports: [${port}] }, webhook: { a: { endpoint: /x, port: "12000" } }`);
    for (const port of ['{ port: 12000 }', '{ port: 80, targetPort: 12000 }', '{ port: 80, targetPort: "12000" }', '{ port: 80, targetPort: named }']) expect(service(port)).toEqual([]);
    expect(service('{ port: 12000, targetPort: 1 }')).toEqual(["unserved-port spec.service.ports[0]: The Service leads to port 1, on which no webhook listens. Set 'targetPort' to one that a webhook listens on: 12000."]);
  });
});

describe('values', () => {
  test.each([
    ["calendar: { a: { schedule: '61 * * * *' } }", "invalid-schedule spec.calendar.a.schedule: The schedule '61 * * * *' of event 'a' has minute '61', and 59 is the most. Write five fields: '30 3 * * *' is at half past three."],
    ["calendar: { a: { schedule: '@daily' } }", "invalid-schedule spec.calendar.a.schedule: The schedule '@daily' of event 'a' is a name, and five fields are needed here. Write five fields: '30 3 * * *' is at half past three."],
    ['calendar: { a: { interval: 10 s } }', "invalid-schedule spec.calendar.a.interval: The interval '10 s' of event 'a' is no length of time. Write numbers with units: '1h30m', '10s'."],
    ["calendar: { a: { interval: 10s, timezone: Europe/Berln } }", "invalid-schedule spec.calendar.a.timezone: The time zone 'Europe/Berln' of event 'a' is no time zone that is known. Write it as 'Europe/Berlin'."],
    [`bitbucketserver: { a: { bitbucketserverBaseURL: u, checkInterval: often, ${hook} } }`, "invalid-check-interval spec.bitbucketserver.a.checkInterval: The interval 'often' of event 'a' is no length of time. Write numbers with units: '1m', '10s'."],
    [`github: { a: { organizations: [o], contentType: xml, ${hook} } }`, "unknown-event-setting spec.github.a.contentType: Event 'a' has contentType 'xml', which is not known. It is one of 'json', 'form'."],
    [`github: { a: { organizations: [o], events: [push, pusshh], ${hook} } }`, "misspelt-event-name spec.github.a.events[1]: Event 'a' listens for 'pusshh', which GitHub is not known to send. Did you mean 'push'?"],
    [`github: { a: { organizations: [o], events: [something_new_entirely], ${hook} } }`, "(unknown-event-name) spec.github.a.events[0]: Event 'a' listens for 'something_new_entirely', which GitHub is not known to send. Look it up among the events that GitHub sends."],
    ['file: { a: { eventType: CREATE, watchPathConfig: { directory: d, path: p } } }', "watched-path spec.file.a.watchPathConfig.directory: The watch of event 'a' has the folder 'd'. Write its whole path, from the root."],
    ['file: { a: { eventType: CREATE, watchPathConfig: { directory: /d, path: /p } } }', "watched-path spec.file.a.watchPathConfig.path: The watch of event 'a' has the file '/p'. Write its path from the folder that is watched."],
    ["file: { a: { eventType: CREATE, watchPathConfig: { directory: /d, pathRegexp: '(' } } }", "watched-path spec.file.a.watchPathConfig.pathRegexp: The watch of event 'a' has the pattern '(', which is no regular expression. Write one as RE2 reads it."],
    ['hdfs: { a: { type: MAKE, directory: /d, path: p, addresses: [a], hdfsUser: u } }', "watched-path spec.hdfs.a.type: The watch of event 'a' has type 'MAKE'. It is one of CREATE, REMOVE, WRITE, RENAME, CHMOD, or several with | between."],
    ['nats: { a: { url: u, subject: s, tls: {} } }', "invalid-tls spec.nats.a.tls: The encryption of event 'a' has no certificate. Set 'caCertSecret', or 'enabled: true' to trust the authorities of the image."],
    [`nats: { a: { url: u, subject: s, tls: { clientCertSecret: ${key} } } }`, "invalid-tls spec.nats.a.tls.clientKeySecret: The encryption of event 'a' has 'clientCertSecret' without 'clientKeySecret'. Set both, or neither."],
    ["resource: { a: { version: v1, resource: pods, eventTypes: [ADD], filter: { fields: [{ value: x }] } } }", "resource-selector spec.resource.a.filter.fields[0].key: A filter of event 'a' on fields has no 'key'. Set 'key'."],
  ])('%s', (spec, message) => expect(told(spec)).toEqual([message]));

  test.each([
    `nats: { a: { url: u, subject: s, tls: { insecureSkipVerify: true } } }`,
    `nats: { a: { url: u, subject: s, tls: { enabled: true } } }`,
    `github: { a: { organizations: [o], events: ['*'], ${hook} } }`,
    `hdfs: { a: { type: 'CREATE|WRITE', directory: /d, path: p, addresses: [a], hdfsUser: u } }`,
    `calendar: { a: { schedule: 'TZ=Asia/Tokyo 0 3 * * mon-fri', interval: ignored } }`,
  ])('%s is right', (spec) => expect(told(spec)).toEqual([]));
});

test('objects of other groups and kinds, and fields of a wrong type, are no matter of these rules', () => {
  expect(tell(rules, '{ apiVersion: example.org/v1, kind: EventSource, metadata: { name: s }, spec: {} }')).toEqual([]);
  for (const spec of ['7', '[]', 'null', 'text']) expect(tell(rules, `{ apiVersion: argoproj.io/v1alpha1, kind: EventSource, metadata: { name: s }, spec: ${spec} }`)).toEqual([]);
});
