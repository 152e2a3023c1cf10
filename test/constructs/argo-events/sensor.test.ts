import { JsonPatch } from 'cdk8s';
import {
  callCustom, callHttp, createObject, deleteObject, logEvent, onWorkflow, otherAction, patchObject, sendEmail, sendToSlack, Sensor, submit, text,
  updateObject, EventBus,
} from '../../../constructs/argo-events';
import { WorkflowTemplate } from '../../../imports/argo-workflows';
import { MlopsApp } from '../../../lib';
import { sourceOf } from '../../../lib/source/remember-source';
import { CheckError } from '../../../lib/synth/check-manifests';
import { findObject, findObjects, synthObjects } from '../../../lib/testing';
import { delivery, gitHub, newChart, sensorObjects, sensorSpec } from './support';

function events() {
  const chart = newChart();
  const github = gitHub(chart);
  return { chart, push: github.on('push'), pullRequest: github.on('pull_request') };
}

const actionOf = (make: (at: ReturnType<typeof events>) => ReturnType<typeof submit>) => {
  const at = events();
  const { template } = sensorSpec(at.chart, { triggers: { t: { when: at.push, do: make(at) } } }).triggers[0];
  const { name: _name, conditions: _conditions, ...action } = template;
  return action;
};

describe('submit', () => {
  test('starts a workflow from the template, with literals as values and a place for each value of the event', () => {
    expect(actionOf(({ push }) => submit(delivery, { retries: 3, revision: push.body('after', { default: 'main' }), target: 'staging' }))).toEqual({
      argoWorkflow: {
        operation: 'submit',
        source: {
          resource: {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Workflow',
            metadata: { generateName: 'delivery-' },
            spec: {
              workflowTemplateRef: { name: 'delivery' },
              arguments: { parameters: [{ name: 'revision' }, { name: 'retries', value: '3' }, { name: 'target', value: 'staging' }] },
            },
          },
        },
        parameters: [{ src: { dependencyName: 'push', dataKey: 'body.after', value: 'main' }, dest: 'spec.arguments.parameters.0.value' }],
      },
    });
  });

  test('an argument can be text with values of the event', () => {
    const revision = ({ push }: ReturnType<typeof events>) => text`by ${push.body('pusher.name', { default: '?' })} at ${push.context('time')}`;
    const { source, parameters } = actionOf((at) => submit(delivery, { retries: at.push.body('commits.#', { default: 0 }), revision: revision(at) })).argoWorkflow;
    expect(source.resource.spec.arguments.parameters).toEqual([{ name: 'revision', value: 'by ' }, { name: 'retries' }]);
    const dest = 'spec.arguments.parameters.0.value';
    expect(parameters).toEqual([
      { src: { dependencyName: 'push', dataKey: 'body.commits.#', value: '0' }, dest: 'spec.arguments.parameters.1.value' },
      { src: { dependencyName: 'push', dataKey: 'body.pusher.name', value: '?' }, dest, operation: 'append' },
      { src: { dependencyName: 'push', value: ' at ' }, dest, operation: 'append' },
      { src: { dependencyName: 'push', contextKey: 'time' }, dest, operation: 'append' },
    ]);
  });

  test('an argument that says not what happens where the event lacks it is told at once, also where no compiler looked', () => {
    const { push } = events();
    const message = "The place 'body.after' of an event is put into a text";
    expect(() => submit(delivery, { revision: push.body('after') as never })).toThrow(message);
    expect(() => submit(delivery, { revision: { after: push.body('after') } as never })).toThrow(message);
    expect(() => createObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { revision: push.body('after') } })).toThrow(message);
    expect(() => callHttp({ url: 'https://x', payload: { revision: push.body('after') as never } })).toThrow(message);
  });

  test('begins where the handle or the call says, in the namespace of the template', () => {
    const options = { entrypoint: 'check', namePrefix: 'pr', labels: { a: 'b' }, annotations: { c: 'd' } };
    const { resource } = actionOf(() => submit({ ...delivery, templateNamespace: 'training', entrypoint: 'main' }, { revision: 'main' }, options)).argoWorkflow.source;
    expect(resource.metadata).toEqual({ generateName: 'pr-', namespace: 'training', labels: { a: 'b' }, annotations: { c: 'd' } });
    expect(resource.spec.entrypoint).toBe('check');
    expect(actionOf(() => submit({ ...delivery, entrypoint: 'main' }, { revision: 'x' })).argoWorkflow.source.resource.spec.entrypoint).toBe('main');
  });

  test('takes a ClusterWorkflowTemplate to a namespace that is told', () => {
    const { resource } = actionOf(() => submit({ ...delivery, clusterScope: true }, { revision: 'x' }, { namespace: 'jobs' })).argoWorkflow.source;
    expect(resource.metadata.namespace).toBe('jobs');
    expect(resource.spec.workflowTemplateRef).toEqual({ name: 'delivery', clusterScope: true });
  });

  test('a template without parameters is started without arguments', () => {
    const plain = { templateName: 'plain', clusterScope: false, parameters: {} };
    expect(actionOf(() => submit(plain)).argoWorkflow.source.resource.spec).toEqual({ workflowTemplateRef: { name: 'plain' } });
  });
});

describe('dependencies', () => {
  test('are those that the triggers wait for, each once, and have a filter for each value that must be there', () => {
    const { chart, push, pullRequest } = events();
    const main = push.as('main').where((event) => event.body('ref').equals('refs/heads/main'));
    const { dependencies } = sensorSpec(chart, {
      triggers: {
        a: { when: main, do: submit(delivery, { revision: main.body('after', { required: true }) }) },
        b: { when: main.or(pullRequest), do: logEvent() },
        c: { when: main, do: submit(delivery, { revision: main.body('ref', { required: true }) }) },
      },
    });
    expect(dependencies.map(({ name, filters }: { name: string; filters: { data: { path: string; value: string[] }[] } }) => [name, filters.data.map(({ path, value }) => `${path} ${value.join()}`)])).toEqual([
      ['main', ['headers.X-Github-Event.0 ^push$', 'body.ref ^refs/heads/main$', 'body.after .+']],
      ['pull_request', ['headers.X-Github-Event.0 ^pull_request$']],
    ]);
  });

  test('two that differ and have one name are told', () => {
    const { chart, push } = events();
    new Sensor(chart, 'sensor', { name: 'shop', triggers: { a: { when: push, do: logEvent() }, b: { when: push.where((event) => event.body('created').equals(true)), do: logEvent() } } });
    const { problems } = (MlopsApp.of(chart) as MlopsApp).check();
    const found = problems.find(({ code }) => code === 'argo-events/duplicate-dependency');
    expect([found?.message, found?.hint]).toEqual(["Dependency 'push' is there twice.", "Give one of them another name, as .as('...') of its handle does."]);
  });
});

describe('conditions', () => {
  test.each([
    ['push', ({ push }: ReturnType<typeof events>) => push],
    ['push && pull_request', ({ push, pullRequest }: ReturnType<typeof events>) => push.and(pullRequest)],
    ['(push && pull_request) || push', ({ push, pullRequest }: ReturnType<typeof events>) => push.and(pullRequest).or(push)],
    ['(push || pull_request) && push', ({ push, pullRequest }: ReturnType<typeof events>) => push.or(pullRequest).and(push)],
    ['push && (pull_request || push) && push', ({ push, pullRequest }: ReturnType<typeof events>) => push.and(pullRequest.or(push), push)],
  ])('%s', (written, make) => {
    const at = events();
    expect(sensorSpec(at.chart, { triggers: { t: { when: make(at), do: logEvent() } } }).triggers[0].template.conditions).toBe(written);
  });

  test('a value of an event that the trigger may run without needs a default', () => {
    const { chart, push, pullRequest } = events();
    const either = submit(delivery, { revision: push.body('after', { required: true }) });
    expect(() => sensorObjects(chart, { triggers: { either: { when: push.or(pullRequest), do: either } } })).toThrow(
      "Trigger 'either' uses 'body.after' of event 'push', and may run without that event: it waits for 'push || pull_request'. Give the value a default, or make a trigger for each event.",
    );
  });

  test('a value of a handle that the trigger does not wait for is told, with the handle that may be meant', () => {
    const { chart, push } = events();
    const run = submit(delivery, { revision: push.body('after', { required: true }) });
    expect(() => sensorObjects(chart, { triggers: { deliver: { when: push.as('pushed'), do: run } } })).toThrow(CheckError);
    expect(() => sensorObjects(newChart(), { triggers: { deliver: { when: push.as('pushed'), do: run } } })).toThrow(
      "Trigger 'deliver' uses 'body.after' of event 'push', and may run without that event: it waits for 'pushed'. Take the value from the handle 'pushed', or let 'when' wait for 'push' too.",
    );
  });

  test('both events of an and, and one of an or with a default, are fine', () => {
    const { chart, push, pullRequest } = events();
    const both = submit(delivery, { revision: push.body('after', { required: true }) });
    const either = submit(delivery, { revision: push.body('after', { default: 'main' }) });
    const triggers = { both: { when: push.and(pullRequest), do: both }, either: { when: push.or(pullRequest), do: either } };
    expect(() => sensorObjects(chart, { triggers })).not.toThrow();
  });
});

test('every setting of a trigger reaches its field', () => {
  const { chart, push } = events();
  const [trigger] = sensorSpec(chart, {
    triggers: {
      t: {
        when: push,
        do: logEvent({ intervalSeconds: 5 }),
        resetAt: [{ cron: '0 23 * * *', timezone: 'UTC' }],
        retryStrategy: { steps: 3 },
        rateLimit: { unit: 'Minute', requestsPerUnit: 4 },
        policy: { status: { allow: [200] } },
        onFailure: { name: 'failed', do: callHttp({ url: 'https://x' }), retryStrategy: { steps: 2 } },
      },
    },
  }).triggers;
  expect(trigger).toEqual({
    template: { name: 't', conditions: 'push', conditionsReset: [{ byTime: { cron: '0 23 * * *', timezone: 'UTC' } }], log: { intervalSeconds: 5 } },
    policy: { status: { allow: [200] } },
    retryStrategy: { steps: 3 },
    rateLimit: { unit: 'Minute', requestsPerUnit: 4 },
    atLeastOnce: true,
    dlqTrigger: { template: { name: 'failed', http: { method: 'POST', url: 'https://x' } }, retryStrategy: { steps: 2 }, atLeastOnce: true },
  });
});

describe('what triggers do', () => {
  test('an HTTP call takes values anywhere; what is sent keeps its type', () => {
    const made = actionOf(({ push }) =>
      callHttp({
        url: 'https://x',
        headers: { 'X-Ref': push.body('ref', { default: 'none' }) },
        payload: { commit: { sha: push.body('after', { default: '' }), by: 'argo' }, 'a.b': push.body('forced', { default: false }) },
      }),
    );
    expect(made).toEqual({
      http: {
        method: 'POST',
        url: 'https://x',
        headers: { 'X-Ref': 'none' },
        payload: [
          { src: { dependencyName: 'push', dataKey: 'body.after', value: '', useRawData: true }, dest: 'commit.sha' },
          { src: { dependencyName: 'push', value: 'argo' }, dest: 'commit.by' },
          { src: { dependencyName: 'push', dataKey: 'body.forced', value: 'false', useRawData: true }, dest: 'a\\.b' },
        ],
        parameters: [{ src: { dependencyName: 'push', dataKey: 'body.ref', value: 'none' }, dest: 'headers.X-Ref' }],
      },
    });
  });

  test('a payload takes no text with values of events', () => {
    const { push } = events();
    const message = text`Pushed ${push.body('ref', { required: true })}` as never;
    expect(() => callHttp({ url: 'https://x', payload: { inner: { message } } })).toThrow(
      "'message' of a payload is text with values of events, which Argo Events does not put together there. Give the values by themselves, or make the text by template('...') of the event.",
    );
  });

  test('text is put together from literals and values', () => {
    const slackToken = { name: 'slack', key: 'token' };
    const message = ({ push }: ReturnType<typeof events>) => text`Pushed ${push.body('ref', { required: true })} by ${push.body('pusher.name', { default: 'somebody' })}${1}`;
    expect(actionOf((at) => sendToSlack({ slackToken, channel: 'ci', message: message(at) })).slack).toEqual({
      slackToken,
      channel: 'ci',
      message: 'Pushed ',
      parameters: [
        { src: { dependencyName: 'push', dataKey: 'body.ref' }, dest: 'message', operation: 'append' },
        { src: { dependencyName: 'push', value: ' by ' }, dest: 'message', operation: 'append' },
        { src: { dependencyName: 'push', dataKey: 'body.pusher.name', value: 'somebody' }, dest: 'message', operation: 'append' },
        { src: { dependencyName: 'push', value: '1' }, dest: 'message', operation: 'append' },
      ],
    });
    const { email } = actionOf(({ push }) => sendEmail({ host: 'smtp', port: 587, from: 'a@x', to: ['b@x'], subject: text`${push.body('ref', { required: true })}!` }));
    expect(email).toMatchObject({
      subject: '(body.ref)',
      parameters: [
        { src: { dependencyName: 'push', dataKey: 'body.ref' }, dest: 'subject' },
        { src: { dependencyName: 'push', value: '!' }, dest: 'subject', operation: 'append' },
      ],
    });
  });

  test.each([
    ['create', createObject, {}],
    ['update', updateObject, {}],
    ['patch', patchObject, {}],
    ['delete', deleteObject, {}],
    ['update', (object: Parameters<typeof updateObject>[0]) => updateObject(object, { liveObject: true }), { liveObject: true }],
    ['patch', (object: Parameters<typeof patchObject>[0]) => patchObject(object, { strategy: 'application/json-patch+json' }), { patchStrategy: 'application/json-patch+json' }],
  ])('%s an object, with values at any depth', (operation, act, more) => {
    const made = actionOf(({ push }) => act({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { 'a.b': push.body('ref', { required: true }) }, list: [push.body('after', { default: 'x' })] }));
    expect(made.k8s).toEqual({
      operation,
      ...more,
      source: { resource: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { 'a.b': '(body.ref)' }, list: ['x'] } },
      parameters: [
        { src: { dependencyName: 'push', dataKey: 'body.ref' }, dest: 'data.a\\.b' },
        { src: { dependencyName: 'push', dataKey: 'body.after', value: 'x' }, dest: 'list.0' },
      ],
    });
  });

  test('the others are said as the API takes them', () => {
    expect(actionOf(() => callCustom({ serverURL: 's:8080', spec: { a: 'b' }, payload: { x: 'y' } })).custom).toEqual({
      serverURL: 's:8080',
      spec: { a: 'b' },
      payload: [{ src: { dependencyName: 'push', value: 'y' }, dest: 'x' }],
    });
    expect(actionOf(({ push }) => otherAction('nats', { url: 'n', subject: 's', payload: { ref: push.body('ref', { required: true }) } })).nats).toEqual({
      url: 'n',
      subject: 's',
      payload: [{ src: { dependencyName: 'push', dataKey: 'body.ref', useRawData: true }, dest: 'ref' }],
    });
    expect(actionOf(({ push }) => onWorkflow('resume', push.at<string>('body.workflow', { required: true }))).argoWorkflow).toMatchObject({
      operation: 'resume',
      source: { resource: { kind: 'Workflow', metadata: { name: '(body.workflow)' } } },
      parameters: [{ dest: 'metadata.name' }],
    });
  });
});

describe('permissions', () => {
  const workflows = { apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['create', 'list'] };
  const templates = { apiGroups: ['argoproj.io'], resources: ['workflowtemplates'], verbs: ['get'] };
  const objectsFor = (action: ReturnType<typeof submit>, more = {}) => {
    const { chart, push } = events();
    const sensor = new Sensor(chart, 'sensor', { name: 'shop', triggers: { t: { when: push, do: action, ...more } } });
    return { sensor, rules: findObjects(sensor, { kind: 'Role' }).flatMap((role) => role.rules) };
  };

  test('are what the commands of the Sensor ask for: templates are read, workflows created and looked for', () => {
    const { sensor, rules } = objectsFor(submit(delivery, { revision: 'x' }));
    expect(rules).toEqual([workflows, templates]);
    expect(findObject(sensor, { kind: 'Sensor' }).spec.template.serviceAccountName).toBe('shop-sensor');
    expect(findObject(sensor, { kind: 'RoleBinding' })).toMatchObject({
      metadata: { name: 'shop-sensor', namespace: 'ci' },
      roleRef: { kind: 'Role', name: 'shop-sensor' },
      subjects: [{ kind: 'ServiceAccount', name: 'shop-sensor', namespace: 'ci' }],
    });
  });

  test('reach into another namespace by a Role there', () => {
    const { sensor } = objectsFor(submit({ ...delivery, templateNamespace: 'training' }, { revision: 'x' }));
    expect(findObjects(sensor, { kind: 'Role' }).map(({ metadata, rules }) => [metadata, rules])).toEqual([[{ name: 'ci-shop-sensor', namespace: 'training' }, [workflows, templates]]]);
    expect(findObject(sensor, { kind: 'RoleBinding' })).toMatchObject({ metadata: { namespace: 'training' }, subjects: [{ name: 'shop-sensor', namespace: 'ci' }] });
  });

  test('read one ClusterWorkflowTemplate, by a ClusterRole', () => {
    const { sensor, rules } = objectsFor(submit({ ...delivery, clusterScope: true }, { revision: 'x' }));
    expect(rules).toEqual([workflows]);
    expect(findObject(sensor, { kind: 'ClusterRole' })).toMatchObject({
      metadata: { name: 'ci-shop-sensor' },
      rules: [{ apiGroups: ['argoproj.io'], resources: ['clusterworkflowtemplates'], verbs: ['get'], resourceNames: ['delivery'] }],
    });
    expect(findObject(sensor, { kind: 'ClusterRole' }).metadata).not.toHaveProperty('namespace');
    expect(findObject(sensor, { kind: 'ClusterRoleBinding' })).toMatchObject({ roleRef: { kind: 'ClusterRole', name: 'ci-shop-sensor' } });
  });

  const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p' } };
  test.each([
    ['create', createObject(policy), ['create']],
    ['update', updateObject(policy), ['get', 'create', 'update']],
    ['patch', patchObject(policy), ['get', 'create', 'patch']],
    ['delete', deleteObject(policy), ['get', 'delete']],
  ])('to %s an object are for its kind and verbs', (_operation, action, verbs) => {
    expect(objectsFor(action).rules).toEqual([{ apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs }]);
  });

  test('for kinds in no namespace are in a ClusterRole', () => {
    const { sensor } = objectsFor(createObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { generateName: 'pr-' } }));
    expect(findObject(sensor, { kind: 'ClusterRole' }).rules).toEqual([{ apiGroups: [''], resources: ['namespaces'], verbs: ['create'] }]);
  });

  test('grow with a policy that looks at labels, and with what is done on failure', () => {
    expect(objectsFor(createObject(policy), { policy: { k8s: { labels: { done: 'yes' } } } }).rules[0].verbs).toEqual(['create', 'get']);
    expect(objectsFor(logEvent(), { onFailure: { name: 'f', do: createObject(policy) } }).rules).toHaveLength(1);
  });

  test('are none for calls, messages and logs; an account that is given gets none either', () => {
    const { sensor } = objectsFor(callHttp({ url: 'https://x' }));
    expect(synthObjects(sensor).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Sensor']);
    const { chart, push } = events();
    const objects = sensorObjects(chart, { serviceAccount: { name: 'me' }, triggers: { t: { when: push, do: submit(delivery, { revision: 'x' }) } } });
    expect(objects.map(({ kind }) => kind)).toEqual(['Sensor']);
  });

  test('of several triggers on the same objects are one rule; more may be added', () => {
    const { chart, push } = events();
    const sensor = new Sensor(chart, 'sensor', { name: 'shop', permissions: [{ rule: { apiGroups: [''], resources: ['pods'], verbs: ['get'] } }] });
    sensor.addTrigger('a', { when: push, do: onWorkflow('retry', 'w') });
    sensor.addTrigger('b', { when: push, do: onWorkflow('resubmit', 'w') });
    expect(findObject(sensor, { kind: 'Role' }).rules).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'delete'] },
      { apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['get', 'update', 'patch', 'create'] },
    ]);
  });
});

test('what the constructs make is right by schema and rules', () => {
  const { chart, push, pullRequest } = events();
  const run = submit(delivery, { revision: push.body('after', { required: true }), retries: push.body('commits.#', { default: 0 }) });
  const call = callHttp({ url: text`https://x/${push.body('ref', { required: true })}`, payload: { a: push.body('forced', { default: false }) } });
  new EventBus(chart, 'bus');
  new Sensor(chart, 'sensor', {
    name: 'shop',
    triggers: {
      run: { when: push, do: run, resetAt: [{ cron: '0 3 * * *' }], onFailure: { name: 'failed', do: logEvent() } },
      call: { when: push.and(pullRequest), do: call },
      remove: { when: pullRequest, do: deleteObject({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } }) },
    },
  });
  const app = MlopsApp.of(chart) as MlopsApp;
  const wrong = app.check().problems.filter(({ category }) => category !== 'references');
  expect(wrong).toEqual([]);
  expect(synthObjects(chart)).toEqual(synthObjects(chart));
});

test('what a WorkflowTemplate of the app needs and is not passed is told, as is what it does not take', () => {
  const { chart, push } = events();
  new WorkflowTemplate(chart, 'template', {
    metadata: { name: 'delivery' },
    spec: { entrypoint: 'main', arguments: { parameters: [{ name: 'revision' }] }, templates: [{ name: 'main', container: { image: 'ci:1', command: ['x'] } }] },
  });
  const wrong = { templateName: 'delivery', clusterScope: false, parameters: { rev: { optional: false } } } as const;
  new Sensor(chart, 'sensor', { name: 'shop', triggers: { t: { when: push, do: submit(wrong, { rev: push.body('after', { required: true }) }) } } });
  const found = (MlopsApp.of(chart) as MlopsApp).check().problems.filter(({ code }) => code === 'argo-events/template-argument');
  expect(found.map(({ message }) => message)).toEqual([
    "The workflow of trigger 't' passes no value for 'revision', which WorkflowTemplate 'delivery' needs.",
    "The workflow of trigger 't' passes 'rev', which WorkflowTemplate 'delivery' does not take.",
  ]);
});

test('a trigger of the same name is refused', () => {
  const { chart, push } = events();
  const sensor = new Sensor(chart, 'sensor', { name: 'shop', triggers: { t: { when: push, do: logEvent() } } });
  expect(() => sensor.addTrigger('t', { when: push, do: logEvent() })).toThrow("[chart/sensor] has a trigger 't' already. Give this one another name.");
});

test('metadata, bus and overrides reach their fields, and a patch of an unknown field survives', () => {
  const { chart, push } = events();
  const sensor = new Sensor(chart, 'sensor', {
    name: 'shop',
    namespace: 'other',
    labels: { a: 'b' },
    annotations: { c: 'd' },
    bus: { name: 'second' },
    overrides: { replicas: 2, template: { container: { resources: undefined } } },
    triggers: { t: { when: push, do: logEvent() } },
  });
  sensor.resource.addJsonPatch(JsonPatch.add('/spec/unknown', 1));
  const { metadata, spec } = findObject(sensor, { kind: 'Sensor' });
  expect(metadata).toEqual({ name: 'shop', namespace: 'other', labels: { a: 'b' }, annotations: { c: 'd' } });
  expect(spec).toMatchObject({ eventBusName: 'second', replicas: 2, unknown: 1 });
  expect(spec.template.container).not.toHaveProperty('resources');
  expect(findObject(sensor, { kind: 'ServiceAccount' }).metadata).toEqual({ name: 'shop-sensor', namespace: 'other' });
});

test('without a namespace the account is bound in the one that Kubernetes takes', () => {
  const chart = newChart('');
  const push = gitHub(chart).on('push');
  const objects = sensorObjects(chart, { triggers: { t: { when: push, do: submit(delivery, { revision: 'x' }) } } });
  expect(objects.find(({ kind }) => kind === 'RoleBinding')).toMatchObject({ metadata: { name: 'shop-sensor' }, subjects: [{ namespace: 'default' }] });
});

test('a problem of a trigger names the line that added it', () => {
  const { chart, push } = events();
  const sensor = new Sensor(chart, 'sensor', { name: 'shop' });
  sensor.addTrigger('first', { when: push, do: logEvent() });
  sensor.addTrigger('second', { when: push, do: sendEmail({ host: '', port: 1, from: 'a', to: ['b'] }) });
  const [problem] = (MlopsApp.of(chart) as MlopsApp).check().problems.filter(({ path }) => path?.startsWith('spec.triggers[1]'));
  const { line } = sourceOf(sensor)!;
  expect(problem?.source?.line).toBe(line + 2);
});
