const tls = ['tls.caCertSecret', 'tls.clientCertSecret', 'tls.clientKeySecret'];
const webhook = ['webhook.authSecret', 'webhook.serverCertSecret', 'webhook.serverKeySecret'];
const source = [
  'source.git.creds.password',
  'source.git.creds.username',
  'source.git.githubApp.privateKey',
  'source.git.sshKeySecret',
  'source.s3.accessKey',
  'source.s3.caCertificate',
  'source.s3.secretKey',
];
const kafka = [...tls, 'sasl.passwordSecret', 'sasl.userSecret', 'schemaRegistry.auth.password', 'schemaRegistry.auth.username'];
const nats = [...tls, 'auth.basic.password', 'auth.basic.username', 'auth.credential', 'auth.nkey', 'auth.token'];
const pulsar = [...tls, 'authAthenzSecret', 'authTokenSecret', 'tlsTrustCertsSecret'];
const mq = [...tls, 'auth.password', 'auth.username'];

/** Fields of each type of event that hold a key of a Secret. */
export const eventSecrets: Readonly<Record<string, readonly string[]>> = {
  amqp: [...mq, 'urlSecret'],
  azureEventsHub: ['sharedAccessKey', 'sharedAccessKeyName'],
  azureQueueStorage: ['connectionString'],
  azureServiceBus: [...tls, 'connectionString'],
  bitbucket: [...webhook, 'auth.basic.password', 'auth.basic.username', 'auth.oauthToken'],
  bitbucketserver: [...tls, ...webhook, 'accessToken', 'webhookSecret'],
  emitter: [...tls, 'password', 'username'],
  generic: ['authSecret'],
  gerrit: [...webhook, 'auth.password', 'auth.username'],
  github: [...webhook, 'apiToken', 'githubApp.privateKey', 'webhookSecret'],
  gitlab: [...webhook, 'accessToken', 'secretToken'],
  hdfs: ['krbCCacheSecret', 'krbKeytabSecret'],
  kafka,
  minio: ['accessKey', 'caCertificate', 'secretKey'],
  mns: ['accessKey', 'secretKey'],
  mqtt: mq,
  nats,
  nsq: tls,
  pubSub: ['credentialSecret'],
  pulsar,
  redis: [...tls, 'password'],
  redisStream: [...tls, 'password'],
  sftp: ['address', 'password', 'sshKeySecret', 'username'],
  slack: [...webhook, 'signingSecret', 'token'],
  sns: [...webhook, 'accessKey', 'secretKey'],
  sqs: ['accessKey', 'secretKey', 'sessionToken'],
  storageGrid: [...tls, ...webhook, 'authToken'],
  stripe: [...webhook, 'apiKey'],
  webhook: ['authSecret', 'serverCertSecret', 'serverKeySecret'],
};

/** Fields of each kind of trigger that hold a key of a Secret. */
export const triggerSecrets: Readonly<Record<string, readonly string[]>> = {
  argoWorkflow: source,
  awsLambda: ['accessKey', 'secretKey'],
  azureEventHubs: ['sharedAccessKey', 'sharedAccessKeyName'],
  azureServiceBus: [...tls, 'connectionString'],
  custom: ['certSecret'],
  email: ['smtpPassword'],
  http: [...tls, 'basicAuth.password', 'basicAuth.username', 'secureHeaders[*].valueFrom.secretKeyRef'],
  k8s: source,
  kafka: [...kafka, 'secureHeaders[*].valueFrom.secretKeyRef'],
  nats,
  openWhisk: ['authToken'],
  pulsar,
  slack: ['slackToken'],
};

/** Fields of each kind of bus that hold a key of a Secret. */
export const busSecrets: readonly string[] = [
  'jetstreamExotic.accessSecret',
  ...tls.map((field) => `jetstreamExotic.${field}`),
  'kafka.sasl.passwordSecret',
  'kafka.sasl.userSecret',
  ...tls.map((field) => `kafka.${field}`),
  'nats.exotic.accessSecret',
];
