import { Duration } from 'cdk8s';
import { validSpec, validTemplate } from './support';
import {
  configMapKey, container, containerSet, counter, data, databaseSemaphore, eq, gauge, gt, histogram, http, input, lastRetry, lt,
  mutex, output, own, plugin, resource, response, s3, script, secretKey, semaphore, suspend, Volume, workflow, type Template,
} from 'cdk8s-mlops/argo-workflows';

const image = 'tool:1';
const known = { name: 'known' };

describe('a container', () => {
  test('is its image, where nothing else is said', () => {
    expect(validTemplate(container('a', { image }))).toEqual({ container: { image } });
  });

  test('has its fields from its inputs and outputs', () => {
    const template = container('load', {
      inputs: { source: input.string(), limit: input.integer({ default: 10_000 }), raw: input.artifact({ path: '/in/raw' }) },
      outputs: { rows: output.integer({ path: '/out/rows' }), clean: output.artifact({ path: '/out/clean' }) },
      image: (inputs) => `tool:${inputs.source}`,
      command: ['load', 3],
      args: (inputs, outputs) => ['--from', inputs.source, `--limit=${inputs.limit}`, inputs.raw.path, outputs.clean.path, outputs.rows.path],
      env: (inputs) => ({ LIMIT: inputs.limit, TEXT: 'a', NUMBER: 1.5, ON: true, PASSWORD: secretKey(known, 'password'), MODE: configMapKey(known, 'mode', { optional: true }) }),
      workingDir: '/work',
      imagePullPolicy: 'IfNotPresent',
    });
    expect(validTemplate(template)).toEqual({
      inputs: {
        parameters: [{ name: 'source' }, { name: 'limit', value: '10000' }],
        artifacts: [{ name: 'raw', path: '/in/raw' }],
      },
      outputs: { parameters: [{ name: 'rows', valueFrom: { path: '/out/rows' } }], artifacts: [{ name: 'clean', path: '/out/clean' }] },
      container: {
        image: 'tool:{{inputs.parameters.source}}',
        command: ['load', '3'],
        args: [
          '--from', '{{inputs.parameters.source}}', '--limit={{inputs.parameters.limit}}', '{{inputs.artifacts.raw.path}}', '{{outputs.artifacts.clean.path}}',
          '{{outputs.parameters.rows.path}}',
        ],
        env: [
          { name: 'LIMIT', value: '{{inputs.parameters.limit}}' },
          { name: 'TEXT', value: 'a' },
          { name: 'NUMBER', value: '1.5' },
          { name: 'ON', value: 'true' },
          { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'known', key: 'password' } } },
          { name: 'MODE', valueFrom: { configMapKeyRef: { name: 'known', key: 'mode', optional: true } } },
        ],
        workingDir: '/work',
        imagePullPolicy: 'IfNotPresent',
      },
    });
  });

  test('declares each volume once that it, its sidecars and its init containers mount; claims are those of the workflow', () => {
    const work = Volume.claimTemplate('work', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } });
    const scratch = Volume.emptyDir('scratch', { medium: 'Memory' });
    const template = container('a', {
      image,
      mounts: [work.at('/work'), scratch.at('/scratch'), Volume.secret('secret', known, { defaultMode: 0o400 }).at('/secret', { readOnly: true })],
      sidecars: [{ name: 'proxy', image: 'proxy:1', mounts: [scratch.at('/scratch')], mirrorVolumeMounts: true }],
      initContainers: [{ name: 'prepare', image: 'prepare:1', mounts: [Volume.configMap('settings', known).at('/settings'), Volume.claim('data', known, { readOnly: true }).at('/data')] }],
    });
    const spec = validSpec(template);
    expect(spec.volumeClaimTemplates).toEqual([{ metadata: { name: 'work' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }]);
    expect(spec.templates).toEqual([
      {
        name: 'a',
        volumes: [
          { name: 'scratch', emptyDir: { medium: 'Memory' } },
          { name: 'secret', secret: { secretName: 'known', defaultMode: 0o400 } },
          { name: 'settings', configMap: { name: 'known' } },
          { name: 'data', persistentVolumeClaim: { claimName: 'known', readOnly: true } },
        ],
        initContainers: [{ name: 'prepare', image: 'prepare:1', volumeMounts: [{ name: 'settings', mountPath: '/settings' }, { name: 'data', mountPath: '/data' }] }],
        container: {
          image,
          volumeMounts: [
            { name: 'work', mountPath: '/work' },
            { name: 'scratch', mountPath: '/scratch' },
            { name: 'secret', mountPath: '/secret', readOnly: true },
          ],
        },
        sidecars: [{ name: 'proxy', image: 'proxy:1', mirrorVolumeMounts: true, volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }] }],
      },
    ]);
  });
});

test('a script is a container with its program', () => {
  const template = script('split', {
    inputs: { parts: input.integer() },
    image: 'python:3',
    command: ['python'],
    source: (inputs) => `print(list(range(${inputs.parts})))`,
    env: { MODE: 'fast' },
  });
  expect(validTemplate(template)).toEqual({
    inputs: { parameters: [{ name: 'parts' }] },
    script: { image: 'python:3', command: ['python'], source: 'print(list(range({{inputs.parameters.parts}})))', env: [{ name: 'MODE', value: 'fast' }] },
  });
});

test('a program keeps its lines, without the indentation that all have in common', () => {
  const template = script('a', {
    image: 'python:3',
    command: ['python'],
    source: `
      if True:
        print(1)
    `,
  });
  expect(validTemplate(template).script!.source).toBe('if True:\n  print(1)\n');
});

test('a set of containers has its volumes for all, and says what waits for what', () => {
  const work = Volume.emptyDir('work');
  const template = containerSet('a', {
    mounts: [work.at('/work')],
    containerRetry: { retries: 2 },
    containers: [
      { name: 'first', image, env: { A: 1 } },
      { name: 'main', image, after: ['first'], mounts: [Volume.emptyDir('more').at('/more')] },
    ],
  });
  expect(validTemplate(template)).toEqual({
    volumes: [{ name: 'more', emptyDir: {} }, { name: 'work', emptyDir: {} }],
    containerSet: {
      volumeMounts: [{ name: 'work', mountPath: '/work' }],
      retryStrategy: { retries: 2 },
      containers: [
        { name: 'first', image, env: [{ name: 'A', value: '1' }] },
        { name: 'main', image, dependencies: ['first'], volumeMounts: [{ name: 'more', mountPath: '/more' }] },
      ],
    },
  });
});

const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } };

test.each<[string, Template, object]>([
  [
    'a manifest is written as JSON, with values in it',
    resource('a', {
      inputs: { stage: input.string({ default: 'dev' }) },
      outputs: { uid: output.string({ jsonPath: '{.metadata.uid}' }), data: output.json<object>({ jqFilter: '.data' }) },
      action: 'create',
      manifest: (inputs) => ({ ...settings, data: { stage: inputs.stage } }),
      setOwnerReference: true,
      successCondition: 'status.phase == Succeeded',
      failureCondition: 'status.phase == Failed',
    }),
    {
      inputs: { parameters: [{ name: 'stage', value: 'dev' }] },
      outputs: { parameters: [{ name: 'uid', valueFrom: { jsonPath: '{.metadata.uid}' } }, { name: 'data', valueFrom: { jqFilter: '.data' } }] },
      resource: {
        action: 'create',
        setOwnerReference: true,
        successCondition: 'status.phase == Succeeded',
        failureCondition: 'status.phase == Failed',
        manifest: JSON.stringify({ ...settings, data: { stage: '{{inputs.parameters.stage}}' } }, null, 2),
      },
    },
  ],
  [
    'a manifest can be a text, and a patch',
    resource('a', { action: 'patch', mergeStrategy: 'merge', manifest: 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n', flags: ['--field-manager=x'] }),
    { resource: { action: 'patch', mergeStrategy: 'merge', manifest: 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n', flags: ['--field-manager=x'] } },
  ],
  [
    'a manifest can be an artifact',
    resource('a', { inputs: { manifest: input.artifact({ ...s3({ key: 'a.yaml' }), path: '/manifest.yaml' }) }, action: 'apply', manifest: (inputs) => inputs.manifest }),
    {
      inputs: { artifacts: [{ name: 'manifest', s3: { key: 'a.yaml' }, path: '/manifest.yaml' }] },
      resource: { action: 'apply', manifestFrom: { artifact: { name: 'manifest' } } },
    },
  ],
])('resource: %s', (_, template, expected) => {
  expect(validTemplate(template)).toEqual(expected);
});

test('an HTTP request has its fields, headers from Secrets, and data as JSON', () => {
  const template = http('ask', {
    inputs: { run: input.string() },
    url: (inputs) => `https://example.org/runs/${inputs.run}`,
    method: 'POST',
    headers: (inputs) => ({ 'X-Run': inputs.run, Authorization: secretKey(known, 'token') }),
    body: (inputs) => ({ run: inputs.run }),
    timeoutSeconds: 30,
    insecureSkipVerify: false,
    successCondition: eq(response.statusCode, 201),
  });
  expect(validTemplate(template)).toEqual({
    inputs: { parameters: [{ name: 'run' }] },
    http: {
      url: 'https://example.org/runs/{{inputs.parameters.run}}',
      method: 'POST',
      headers: [{ name: 'X-Run', value: '{{inputs.parameters.run}}' }, { name: 'Authorization', valueFrom: { secretKeyRef: { name: 'known', key: 'token' } } }],
      body: '{"run":"{{inputs.parameters.run}}"}',
      timeoutSeconds: 30,
      insecureSkipVerify: false,
      successCondition: 'response.statusCode == 201',
    },
  });
});

test('the work of a plugin, a search for data and a wait have their fields', () => {
  expect(validTemplate(plugin('a', { inputs: { text: input.string() }, plugin: ({ text }) => ({ slack: { text: `${text}!` } }) }))).toEqual({
    inputs: { parameters: [{ name: 'text' }] },
    plugin: { slack: { text: '{{inputs.parameters.text}}!' } },
  });
  expect(validTemplate(data('a', { source: { artifactPaths: { name: 'all', ...s3({ key: 'in/' }) } }, transformation: ["filter(data, {# endsWith '.csv'})"] }))).toEqual({
    data: { source: { artifactPaths: { name: 'all', s3: { key: 'in/' } } }, transformation: [{ expression: "filter(data, {# endsWith '.csv'})" }] },
  });
  expect(validTemplate(suspend('a'))).toEqual({ suspend: {} });
  expect(validTemplate(suspend('a', { duration: Duration.minutes(90) }))).toEqual({ suspend: { duration: '1h30m' } });
  expect(validTemplate(suspend('a', { inputs: { wait: input.string() }, duration: (inputs) => inputs.wait }))).toEqual({
    inputs: { parameters: [{ name: 'wait' }] },
    suspend: { duration: '{{inputs.parameters.wait}}' },
  });
  const approval = suspend('a', { outputs: { approve: output.oneOf(['yes', 'no'], { supplied: true, default: 'no', description: 'Whether it may go on' }) } });
  expect(validTemplate(approval)).toEqual({
    suspend: {},
    outputs: { parameters: [{ name: 'approve', description: 'Whether it may go on', enum: ['yes', 'no'], valueFrom: { supplied: {}, default: 'no' } }] },
  });
});

describe('settings', () => {
  const inputs = { n: input.integer({ default: 3 }), key: input.string({ default: 'a' }) };
  type Settings = Partial<Parameters<typeof container<typeof inputs>>[1]>;

  test.each<[string, Settings, object]>([
    ['retries', { retryStrategy: { limit: 3 } }, { retryStrategy: { limit: 3 } }],
    [
      'retries with all that can be said',
      {
        retryStrategy: (i) => ({
          limit: i.n,
          retryPolicy: 'Always',
          backoff: { duration: Duration.seconds(90), factor: 2, cap: Duration.hours(1), maxDuration: Duration.minutes(90) },
          expression: gt(lastRetry.exitCode, 1),
          onOtherNode: true,
        }),
      },
      {
        retryStrategy: {
          limit: '{{inputs.parameters.n}}',
          retryPolicy: 'Always',
          backoff: { duration: '1m30s', factor: 2, cap: '1h', maxDuration: '1h30m' },
          expression: 'asInt(lastRetry.exitCode) > 1',
          affinity: { nodeAntiAffinity: {} },
        },
      },
    ],
    ['memory of results', { memoize: (i) => ({ key: `a-${i.key}`, maxAge: Duration.days(1), cache: known }) }, { memoize: { key: 'a-{{inputs.parameters.key}}', maxAge: '24h', cache: { configMap: { name: 'known' } } } }],
    [
      'locks',
      { synchronization: (i) => [mutex('a', { namespace: 'b' }), semaphore(known, i.key), databaseSemaphore('c'), mutex('d', { database: true })] },
      {
        synchronization: {
          mutexes: [{ name: 'a', namespace: 'b' }, { name: 'd', database: true }],
          semaphores: [{ configMapKeyRef: { name: 'known', key: '{{inputs.parameters.key}}' } }, { database: { key: 'c' } }],
        },
      },
    ],
    [
      'metrics',
      {
        metrics: (i) => [
          counter({ name: 'failures', help: 'How many failed', labels: { key: i.key, name: workflow.name }, when: eq(own.status, 'Failed') }),
          gauge({ name: 'seconds', help: 'How long it took', value: own.duration, realtime: true, operation: 'Set' }),
          histogram({ name: 'rows', help: 'How many rows', value: 5, buckets: [1, 10.5, 100] }),
        ],
      },
      {
        metrics: {
          prometheus: [
            {
              name: 'failures',
              help: 'How many failed',
              labels: [{ key: 'key', value: '{{inputs.parameters.key}}' }, { key: 'name', value: '{{workflow.name}}' }],
              when: "{{=status == 'Failed'}}",
              counter: { value: '1' },
            },
            { name: 'seconds', help: 'How long it took', gauge: { value: '{{duration}}', realtime: true, operation: 'Set' } },
            { name: 'rows', help: 'How many rows', histogram: { value: '5', buckets: [1, 10.5, 100] } },
          ],
        },
      },
    ],
    ['limits of time', { activeDeadline: Duration.minutes(10), timeout: Duration.minutes(15), pendingTimeout: Duration.minutes(1) }, { activeDeadlineSeconds: 600, timeout: '15m', pendingTimeout: '1m' }],
    ['a limit of time that is an input', { activeDeadline: (i) => i.n }, { activeDeadlineSeconds: '{{inputs.parameters.n}}' }],
    ['an account', { serviceAccount: known, automountServiceAccountToken: true }, { serviceAccountName: 'known', automountServiceAccountToken: true }],
    ['security of the pod', { podSecurityContext: { fsGroup: 1000 }, securityContext: { runAsUser: 1000 } }, { securityContext: { fsGroup: 1000 } }],
    [
      'what Kubernetes decides on',
      { nodeSelector: (i) => ({ pool: `${i.key}` }), tolerations: [{ key: 'gpu', operator: 'Exists' }], priorityClassName: 'known', schedulerName: 'own', hostAliases: [{ ip: '10.0.0.1', hostnames: ['a'] }] },
      { nodeSelector: { pool: '{{inputs.parameters.key}}' }, tolerations: [{ key: 'gpu', operator: 'Exists' }], priorityClassName: 'known', schedulerName: 'own', hostAliases: [{ ip: '10.0.0.1', hostnames: ['a'] }] },
    ],
    [
      'what goes as it is',
      { daemon: true, annotations: { note: 'x' }, metadata: { labels: { team: 'a' } }, podSpecPatch: '{"containers":[]}', archiveLocation: { archiveLogs: true } },
      { daemon: true, annotations: { note: 'x' }, metadata: { labels: { team: 'a' } }, podSpecPatch: '{"containers":[]}', archiveLocation: { archiveLogs: true } },
    ],
  ])('%s', (_, given, expected) => {
    const { container: main, inputs: _inputs, ...fields } = validTemplate(container('a', { inputs, image, ...given }));
    expect(fields).toEqual(expected);
    expect(Object.keys(main!).filter((key) => !['image', 'securityContext'].includes(key))).toEqual([]);
  });

  test('a field that is given as undefined is left out', () => {
    expect(validTemplate(container('a', { image, command: undefined, retryStrategy: undefined, args: () => undefined }))).toEqual({ container: { image } });
  });

  test('a limit of 0 is written', () => {
    expect(validTemplate(container('a', { image, retryStrategy: { limit: 0 } })).retryStrategy).toEqual({ limit: 0 });
    expect(validTemplate(container('a', { image, activeDeadline: Duration.seconds(0) })).activeDeadlineSeconds).toBe(0);
  });
});

test('a field is asked for once, when the template is first looked at', () => {
  let asked = 0;
  const template = container('a', { image: () => `tool:${++asked}` });
  expect(asked).toBe(0);
  expect([template.toSpec(), template.toSpec()]).toEqual([{ name: 'a', container: { image } }, { name: 'a', container: { image } }]);
  expect(asked).toBe(1);
});

test('an artifact in a text is an error that says what to do', () => {
  const template = container('a', { inputs: { raw: input.artifact({ path: '/raw' }) }, image, args: (inputs) => [`--from=${String(inputs.raw)}`] });
  expect(() => template.toSpec()).toThrow(
    "The artifact 'inputs.artifacts.raw' stands in a text. Pass it as an artifact, or use the path of an input, such as inputs.raw.path.",
  );
  expect(() => JSON.stringify({ raw: lt(1, 2), artifact: container('b', { inputs: { raw: input.artifact() }, image, args: (i) => [JSON.stringify(i.raw)] }).toSpec() })).toThrow(/^The artifact/);
});
