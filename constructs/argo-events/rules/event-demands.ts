import type { FieldDemand } from '../../../lib/checks/field-demands';

const github: readonly FieldDemand[] = [
  { oneOf: ['repositories', 'organizations', 'repository'] },
  { atMostOne: ['repositories', 'organizations'] },
  { with: 'repository', needs: [{ oneOf: ['owner', 'repositories', 'organizations'] }] },
  { with: ['apiToken', 'webhook.url'], needs: ['events'] },
  { with: ['githubApp', 'webhook.url'], needs: ['events'] },
  { together: ['githubBaseURL', 'githubUploadURL'] },
];

const bitbucket: readonly FieldDemand[] = [
  { oneOf: ['repositories', 'repositorySlug'] },
  { with: 'repositorySlug', needs: [{ oneOf: ['owner', 'repositories'] }] },
  { with: ['auth.basic', 'webhook.url'], needs: ['events'] },
  { with: ['auth.oauthToken', 'webhook.url'], needs: ['events'] },
];

const hdfs: readonly FieldDemand[] = [
  'type',
  'addresses',
  { oneOf: ['hdfsUser', 'krbCCacheSecret', 'krbKeytabSecret'] },
  { with: 'krbKeytabSecret', needs: ['krbServicePrincipalName', 'krbConfigConfigMap', 'krbUsername', 'krbRealm'] },
  { with: 'krbCCacheSecret', needs: ['krbServicePrincipalName', 'krbConfigConfigMap'] },
];

const serviceBus: readonly FieldDemand[] = [
  { oneOf: ['connectionString', 'fullyQualifiedNamespace'] },
  { oneOf: ['queueName', 'topicName', 'subscriptionName'] },
  { atMostOne: ['queueName', 'topicName'] },
  { atMostOne: ['queueName', 'subscriptionName'] },
  { together: ['topicName', 'subscriptionName'] },
];

/**
 * What the events of each type must give.
 *
 * @see https://argoproj.github.io/argo-events/eventsources/naming/
 */
export const eventDemands: Readonly<Record<string, readonly FieldDemand[]>> = {
  amqp: [{ oneOf: ['url', 'urlSecret'] }, { atMostOne: ['url', 'urlSecret'] }, 'routingKey', 'exchangeType', { with: 'auth', needs: ['auth.username', 'auth.password'] }],
  azureEventsHub: ['fqdn', 'hubName', { together: ['sharedAccessKey', 'sharedAccessKeyName'] }],
  azureQueueStorage: [{ oneOf: ['connectionString', 'storageAccountName'] }, 'queueName'],
  azureServiceBus: serviceBus,
  bitbucket: [...bitbucket, 'auth', 'webhook'],
  bitbucketserver: [
    'bitbucketserverBaseURL',
    'webhook',
    ...['repositories', 'projects', 'repositorySlug'].map((watched) => ({ with: ['accessToken', 'webhook.url', watched], needs: ['events'] })),
  ],
  calendar: [{ oneOf: ['schedule', 'interval'] }],
  emitter: ['broker', 'channelName', 'channelKey'],
  file: ['eventType'],
  generic: ['url', 'config'],
  gerrit: ['projects', 'events', 'gerritBaseURL', 'auth', 'webhook'],
  github: [...github, 'webhook'],
  gitlab: ['events', 'gitlabBaseURL', 'accessToken', 'webhook'],
  hdfs,
  kafka: [
    'url',
    'topic',
    { oneOf: ['partition', 'consumerGroup'] },
    { with: 'sasl', needs: ['sasl.userSecret', 'sasl.passwordSecret'] },
    { with: 'awsMskIamAuth', needs: ['awsMskIamAuth.region'] },
  ],
  minio: ['accessKey', 'secretKey', 'endpoint', { with: 'bucket', needs: ['bucket.name'] }],
  mns: ['queue', 'endpoint'],
  mqtt: ['url', 'topic', 'clientId', { with: 'auth', needs: ['auth.username', 'auth.password'] }],
  nats: ['url', 'subject', { notEmpty: 'queue' }],
  nsq: ['hostAddress', 'topic', 'channel'],
  pubSub: [{ oneOf: ['topic', 'subscriptionID'] }, { with: 'topicProjectID', needs: ['topic'] }],
  pulsar: ['topics', 'url', 'type'],
  redis: ['hostAddress', 'channels', { with: 'password', needs: ['namespace'] }],
  redisStream: ['hostAddress', 'streams'],
  resource: ['version', 'resource', 'eventTypes'],
  sftp: ['eventType'],
  slack: ['token', 'signingSecret', 'webhook'],
  sns: ['topicArn', 'region', 'webhook'],
  sqs: ['region', 'queue'],
  storageGrid: ['topicArn', 'apiURL', 'authToken', 'bucket', 'events', 'webhook'],
  stripe: [{ with: 'createWebhook', needs: ['apiKey'] }, 'webhook'],
};
