import { Duration } from 'cdk8s';
import { container, containerSet, data, http, input, output, plugin, s3, secretKey, suspend } from 'cdk8s-mlops/argo-workflows';

const image = 'registry.example.org/work:1.0.0';

test('a pod has an account, limits of time and a security of its own', () => {
  const work = container('work', {
    image,
    serviceAccount: { name: 'deployer' },
    podSecurityContext: { runAsNonRoot: true },
    activeDeadline: Duration.minutes(5),
    timeout: Duration.minutes(90),
    pendingTimeout: Duration.seconds(45),
  });
  expect(work.toSpec()).toEqual({
    name: 'work',
    serviceAccountName: 'deployer',
    securityContext: { runAsNonRoot: true },
    activeDeadlineSeconds: 300,
    timeout: '1h30m',
    pendingTimeout: '45s',
    container: { image },
  });
});

test('containers of a set wait for each other and are tried again', () => {
  const set = containerSet('set', {
    containers: [{ name: 'fetch', image }, { name: 'main', image, after: ['fetch'] }],
    containerRetry: { retries: 3, duration: '10s' },
  });
  expect(set.toSpec()).toEqual({
    name: 'set',
    containerSet: { retryStrategy: { retries: 3, duration: '10s' }, containers: [{ name: 'fetch', image }, { name: 'main', image, dependencies: ['fetch'] }] },
  });
});

test('a data template lists artifacts and transforms the list', () => {
  const logs = data('logs', {
    source: { artifactPaths: { name: 'logs', ...s3({ bucket: 'logs' }) } },
    transformation: ['filter(data, {# endsWith ".log"})'],
    outputs: { files: output.artifact({ path: '/files' }) },
  });
  expect(logs.toSpec()).toEqual({
    name: 'logs',
    data: { source: { artifactPaths: { name: 'logs', s3: { bucket: 'logs' } } }, transformation: [{ expression: 'filter(data, {# endsWith ".log"})' }] },
    outputs: { artifacts: [{ name: 'files', path: '/files' }] },
  });
});

test('a request has a body and headers, which may be secret', () => {
  const call = http('call', {
    inputs: { run: input.string() },
    url: ({ run }) => `https://tracking.example.org/runs/${run}`,
    method: 'POST',
    headers: { Authorization: secretKey({ name: 'tracking' }, 'header'), 'Content-Type': 'application/json' },
    body: ({ run }) => ({ run, tags: ['nightly'] }),
    timeoutSeconds: 10,
  });
  expect(call.toSpec().http).toEqual({
    url: 'https://tracking.example.org/runs/{{inputs.parameters.run}}',
    method: 'POST',
    headers: [
      { name: 'Authorization', valueFrom: { secretKeyRef: { name: 'tracking', key: 'header' } } },
      { name: 'Content-Type', value: 'application/json' },
    ],
    body: '{"run":"{{inputs.parameters.run}}","tags":["nightly"]}',
    timeoutSeconds: 10,
  });
});

test('a plugin is told what it is given, with values in it', () => {
  const told = plugin('tell', { inputs: { text: input.string() }, plugin: ({ text }) => ({ chat: { text, channel: 'ml' } }) });
  expect(told.toSpec()).toEqual({
    name: 'tell',
    inputs: { parameters: [{ name: 'text' }] },
    plugin: { chat: { text: '{{inputs.parameters.text}}', channel: 'ml' } },
  });
});

test('waiting ends by itself after a time, or by a person who gives values', () => {
  expect(suspend('pause', { duration: Duration.minutes(2) }).toSpec()).toEqual({ name: 'pause', suspend: { duration: '2m' } });
  const approve = suspend('approve', { outputs: { answer: output.oneOf(['yes', 'no'], { supplied: true, default: 'no', description: 'Go on?' }) } });
  expect(approve.toSpec()).toEqual({
    name: 'approve',
    suspend: {},
    outputs: { parameters: [{ name: 'answer', description: 'Go on?', enum: ['yes', 'no'], valueFrom: { supplied: {}, default: 'no' } }] },
  });
});
