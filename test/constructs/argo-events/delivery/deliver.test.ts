import {
  anyOf, between, callHttp, context, createObject, deliver, EventHandle, eventOf, expression, type HookData, logEvent, receiveGitHub, script, Sensor,
  submit, text, UnsupportedFieldError, updateObject,
} from '../../../../constructs/argo-events';
import { treatments } from '../../../../constructs/argo-events/delivery/fields';
import { openCatalog } from '../../../../lib/schema/catalog';
import { resolveReference } from '../../../../lib/schema/reference';
import type { StructuralSchema } from '../../../../lib/schema/structural-schema';
import { delivery, gitHub, newChart, recorded, webhookSecret } from '../support';

/** The CI of a shop: a push to main is delivered, a pull request checked. */
function shop() {
  const chart = newChart();
  const github = gitHub(chart);
  const push = github.on('push').as('push-to-main').where((event) => event.body('ref').equals('refs/heads/main'));
  const pullRequest = github.on('pull_request').as('pull-request').where((event) => event.body('action').equals('opened', 'synchronize'));
  const sensor = new Sensor(chart, 'sensor', {
    name: 'shop',
    triggers: {
      deliver: { when: push, do: submit(delivery, { revision: push.body('after', { required: true }), retries: push.body('commits.#', { default: 0 }) }) },
      check: { when: pullRequest, do: submit(delivery, { revision: pullRequest.body('pull_request.head.sha', { required: true }), target: 'staging' }, { entrypoint: 'check' }) },
    },
  });
  return { push, pullRequest, sensor };
}

describe('recorded deliveries of GitHub', () => {
  test('a push to main starts the delivery of its commit', () => {
    const { push, sensor } = shop();
    const { triggers } = deliver(sensor, receiveGitHub(push, recorded('github-push'), webhookSecret));
    expect(triggers).toMatchObject([{ trigger: 'deliver', ran: true, kind: 'argoWorkflow' }]);
    expect(triggers[0]!.arguments).toEqual({ revision: '4c1f0f2b7d1a49f6a9d0c5b3f1e8d7c6b5a49382', retries: '1' });
    expect(triggers[0]!.made).toMatchObject({ metadata: { generateName: 'delivery-' }, spec: { workflowTemplateRef: { name: 'delivery' } } });
  });

  test('a pull request starts the check of its head', () => {
    const { push, sensor } = shop();
    const { triggers, refused } = deliver(sensor, receiveGitHub(push, recorded('github-pull-request'), webhookSecret));
    expect(triggers.map(({ trigger, ran }) => [trigger, ran])).toEqual([['check', true]]);
    expect(triggers[0]!.arguments).toEqual({ revision: '77aa88bb99cc00dd11ee22ff33aa44bb55cc66dd', target: 'staging' });
    expect(triggers[0]!.made!.spec.entrypoint).toBe('check');
    expect(refused).toEqual({ 'push-to-main': "'headers.X-Github-Event.0' is \"pull_request\", not = ^push$" });
  });

  test('a push to another branch starts nothing, and says why', () => {
    const { push, sensor } = shop();
    const request = recorded('github-push');
    const event = receiveGitHub(push, request, webhookSecret);
    const data = event.data as HookData<object>;
    const elsewhere = { ...event, data: { ...data, body: { ...data.body, ref: 'refs/heads/mainline' } } };
    expect(deliver(sensor, elsewhere)).toEqual({
      triggers: [],
      refused: {
        'push-to-main': "'body.ref' is \"refs/heads/mainline\", not = ^refs/heads/main$",
        'pull-request': "'headers.X-Github-Event.0' is \"push\", not = ^pull_request$",
      },
    });
  });

  test.each([
    ['of another secret', recorded('github-push'), 'guessed'],
    ['of another body', { ...recorded('github-push'), body: recorded('github-pull-request').body }, webhookSecret],
    ['without signature', { body: recorded('github-push').body, headers: {} }, webhookSecret],
  ])('a delivery %s is refused', (_what, request, secret) => {
    expect(() => receiveGitHub(shop().push, request, secret)).toThrow("The delivery is not signed with the webhook's secret");
  });

  test('headers are lists in the spelling of Go, and the payload is told the name of the event', () => {
    const { data, sourceName, eventName } = receiveGitHub(shop().push, recorded('github-push'), webhookSecret);
    expect([sourceName, eventName]).toEqual(['github', 'shop']);
    expect((data as HookData<object>).headers).toMatchObject({ 'X-Github-Event': ['push'], 'Content-Type': ['application/json'] });
    expect((data as HookData<object>).body).toMatchObject({ ref: 'refs/heads/main', 'X-GitHub-Event': 'push', 'X-GitHub-Delivery': '6f9d7c10-47a2-11f1-8f0e-2b6c3f7d9a01' });
  });
});

interface Body {
  readonly id?: string | null;
  readonly total?: number | string;
  readonly paid?: boolean;
  readonly tags?: readonly string[];
}

const order = EventHandle.of<HookData<Body>>({ sourceName: 's', eventName: 'order' });
const other = EventHandle.of<HookData<Body>>({ sourceName: 's', eventName: 'other' });
const arriving = (body: Body) => eventOf(order, { headers: {}, body });

type Demand = Parameters<typeof order.where>[0];

function refusal(demand: Demand, body: Body, now?: string): string | undefined {
  const event = order.where(demand);
  const sensor = new Sensor(newChart(), 'sensor', { name: 's', triggers: { t: { when: event, do: logEvent() } } });
  return deliver(sensor, { ...arriving(body), context: { type: 'webhook' } }, { now }).refused.order;
}

describe('filters', () => {
  test.each<[Demand, Body, Body]>([
    [(e) => e.body('id').equals('a', 'b'), { id: 'b' }, { id: 'ab' }],
    [(e) => e.body('id').differsFrom('a', 'b'), { id: 'c' }, { id: 'b' }],
    [(e) => e.body('id').differsFrom('a'), { id: 'b' }, {}],
    [(e) => e.body('id').matches('^v\\d'), { id: 'v1' }, { id: 'xv1' }],
    [(e) => e.body('id').exists(), { id: 'x' }, { id: null }],
    [(e) => e.body('id').exists(), { id: 'x' }, { id: '' }],
    [(e) => e.at<number>('body.total').atLeast(2), { total: 2 }, { total: 1.5 }],
    [(e) => e.at<number>('body.total').above(2), { total: '3' }, { total: 2 }],
    [(e) => e.at<number>('body.total').atMost(2), { total: 2 }, { total: 3 }],
    [(e) => e.at<number>('body.total').below(2), { total: 1 }, {}],
    [(e) => e.at<number>('body.total').differsFrom(2), { total: 1 }, { total: 2 }],
    [(e) => e.body('paid').equals(true), { paid: true }, { paid: false }],
    [(e) => e.body('tags.#').equals(2), { tags: ['a', 'b'] }, { tags: ['a'] }],
    [(e) => e.body('tags.1').equals('b'), { tags: ['a', 'b'] }, { tags: ['a'] }],
    [(e) => anyOf(e.body('id').equals('a'), e.body('paid').equals(true)), { paid: true }, { id: 'b' }],
    [(e) => [anyOf(e.body('id').equals('a'), e.body('paid').equals(true)), e.body('id').differsFrom("it's")], { id: 'x', paid: true }, { id: "it's", paid: true }],
    [(e) => [anyOf(e.body('id').equals('a'), e.body('paid').equals(true)), e.body('id').matches('^x')], { id: 'x', paid: true }, { paid: true }],
    [(e) => expression({ id: e.body('id'), n: e.body('total') }, "id == 'a' || n > 3"), { id: 'b', total: 4 }, { id: 'a' }],
    [(e) => anyOf(expression({ id: e.body('id') }, "id == 'a'"), expression({ n: e.body('total') }, 'n > 3')), { total: 4 }, { total: 3 }],
    [(e) => expression({ tags: e.body('tags') }, "'a' in tags"), { tags: ['a'] }, { tags: ['b'] }],
    [(e) => anyOf(e.body('id').equals('a'), context({ type: 'calendar' })), { id: 'a' }, { id: 'b' }],
  ])('%#: let pass what they demand, and nothing else', (demand, passing, failing) => {
    expect(refusal(demand, passing)).toBeUndefined();
    expect(refusal(demand, failing)).toEqual(expect.any(String));
  });

  test.each([
    ["the context's 'type' is 'webhook', not 'github'", () => context({ type: 'github' })],
    ["'n > 3' fails: the expression uses 'n', which no field defines", () => expression({ id: order.body('id') }, 'n > 3')],
    ["the event has no 'body.total'", () => order.at<number>('body.total').above(1)],
    ["'body.id' is \"x\", not = ^a$ or ^b$", () => order.body('id').equals('a', 'b')],
    ["'id == 'a'' does not hold for {\"id\":\"x\"}", () => expression({ id: order.body('id') }, "id == 'a'")],
  ])('say %s', (reason, demand) => {
    expect(refusal(demand, { id: 'x' })).toBe(reason);
  });

  test.each([
    ['08:00:00', '18:00:00', undefined, '2026-05-04T08:00:00Z', true],
    ['08:00:00', '18:00:00', undefined, '2026-05-04T18:00:00Z', false],
    ['22:00:00', '06:00:00', undefined, '2026-05-04T05:59:59Z', true],
    ['22:00:00', '06:00:00', undefined, '2026-05-04T12:00:00Z', false],
    ['08:00:00', '18:00:00', 'Asia/Tokyo', '2026-05-04T23:30:00Z', true],
  ])('between %s and %s %s: %s is %s', (start, stop, zone, now, passes) => {
    expect(refusal(() => between(start, stop, zone), {}, now) === undefined).toBe(passes);
  });

  test('on the time ask for one', () => {
    expect(() => refusal(() => between('08:00:00', '18:00:00'), {})).toThrow("A filter looks at the time of the event. Give deliver() a time: { now: '2026-05-04T09:30:00Z' }.");
  });
});

describe('conditions', () => {
  const sensorFor = (when: Parameters<Sensor['addTrigger']>[1]['when']) => new Sensor(newChart(), 'sensor', { name: 's', triggers: { t: { when, do: logEvent() } } });
  const first = arriving({});
  const second = eventOf(other, { headers: {}, body: {} });

  test('wait for all events of an and, and begin anew afterwards', () => {
    const { triggers } = deliver(sensorFor(order.and(other)), [first, first, second, second]);
    expect(triggers.map(({ ran, because }) => because ?? ran)).toEqual([
      "it waits for 'order && other', and order came",
      "it waits for 'order && other', and order came",
      true,
      "it waits for 'order && other', and other came",
    ]);
  });

  test('are met by one event of an or', () => {
    expect(deliver(sensorFor(order.or(other)), [first, second]).triggers.map(({ ran }) => ran)).toEqual([true, true]);
  });

  test('bind and closer than or, and parentheses closest', () => {
    const a = order.as('a');
    expect(deliver(sensorFor(a.or(other.and(other.as('o2')))), first).triggers).toMatchObject([{ ran: true }]);
    expect(deliver(sensorFor(a.or(other).and(other.as('o2'))), first).triggers).toMatchObject([{ ran: false }]);
  });

  test('that are left out ask for all dependencies', () => {
    const dependencies = [{ name: 'a', eventSourceName: 's', eventName: 'order' }, { name: 'b', eventSourceName: 's', eventName: 'other' }];
    const sensor = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', spec: { dependencies, triggers: [{ template: { name: 't', log: {} } }] } };
    expect(deliver(sensor, first).triggers).toMatchObject([{ ran: false }]);
    expect(deliver(sensor, [first, second]).triggers.at(-1)).toMatchObject({ ran: true });
  });
});

describe('parameters', () => {
  const run = (parameters: object[], body: object = {}, resource: object = { kind: 'Workflow', spec: { a: '1', list: ['x'] } }) => {
    const trigger = { template: { name: 't', k8s: { operation: 'create', source: { resource }, parameters } } };
    const dependencies = [{ name: 'order', eventSourceName: 's', eventName: 'order' }];
    return deliver({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', spec: { dependencies, triggers: [trigger] } }, { ...arriving({}), data: { body } }).triggers[0]!;
  };
  const from = (dataKey: string, dest = 'spec.a', more: object = {}, src: object = {}) => ({ src: { dependencyName: 'order', dataKey, ...src }, dest, ...more });

  test.each([
    ['replace', from('body.x'), { x: 'new' }, { a: 'new', list: ['x'] }],
    ['append', from('body.x', 'spec.a', { operation: 'append' }), { x: '2' }, { a: '12', list: ['x'] }],
    ['prepend', from('body.x', 'spec.a', { operation: 'prepend' }), { x: '2' }, { a: '21', list: ['x'] }],
    ['turn numbers into text', from('body.x'), { x: 2 }, { a: '2', list: ['x'] }],
    ['keep types of raw data', from('body.x', 'spec.a', {}, { useRawData: true }), { x: { n: 2 } }, { a: { n: 2 }, list: ['x'] }],
    ['turn objects into JSON', from('body.x'), { x: { n: 2 } }, { a: '{"n":2}', list: ['x'] }],
    ['take a default', from('body.y', 'spec.a', {}, { value: 'd' }), {}, { a: 'd', list: ['x'] }],
    ['go beyond the end of a list', from('body.x', 'spec.list.2'), { x: 'z' }, { a: '1', list: ['x', null, 'z'] }],
    ['go behind the last of a list', from('body.x', 'spec.list.-1'), { x: 'z' }, { a: '1', list: ['x', 'z'] }],
    ['make what leads there', from('body.x', 'spec.new.deep\\.er'), { x: 'z' }, { a: '1', list: ['x'], new: { 'deep.er': 'z' } }],
    ['read names with dots', from('body.a\\.b'), { 'a.b': 'z' }, { a: 'z', list: ['x'] }],
    ['read each item of a list', from('body.x.#.n'), { x: [{ n: 1 }, {}, { n: 2 }] }, { a: '[1,2]', list: ['x'] }],
    ['read templates of places', from('', 'spec.a', {}, { dataTemplate: 'v{{ .Input.body.x }}' }), { x: 1 }, { a: 'v1', list: ['x'] }],
    ['read the context', { src: { dependencyName: 'order', contextKey: 'subject' }, dest: 'spec.a' }, {}, { a: 'order', list: ['x'] }],
    ['leave alone what comes from an event that did not come', { src: { dependencyName: 'other', dataKey: 'body.x' }, dest: 'spec.a' }, {}, { a: '1', list: ['x'] }],
  ])('%s', (_what, parameter, body, spec) => {
    expect(run([parameter], body).made!.spec).toEqual(spec);
  });

  test('a value that is not there and has no default fails the trigger', () => {
    expect(run([from('body.x')])).toEqual({ trigger: 't', ran: false, because: "the event of 'order' has no 'body.x', and there is no default" });
  });

  test('text, payloads and fields of an action are put together', () => {
    const sensor = new Sensor(newChart(), 'sensor', {
      name: 's',
      triggers: {
        t: {
          when: order,
          do: callHttp({
            url: text`https://x/${order.body('id', { required: true })}/end`,
            payload: { total: order.body('total', { default: 0 }), nested: { fixed: 'f', missing: order.at<string>('body.none', { default: 'd' }) } },
          }),
        },
      },
    });
    expect(deliver(sensor, arriving({ id: 'a', total: 7 })).triggers).toEqual([
      { trigger: 't', ran: true, kind: 'http', made: { url: 'https://x/a/end', method: 'POST' }, payload: { total: 7, nested: { fixed: 'f', missing: 'd' } } },
    ]);
  });
});

describe('what is not evaluated is an error that names the field', () => {
  const wrap = (dependency: object, template: object) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Sensor',
    spec: { dependencies: [{ name: 'order', eventSourceName: 's', eventName: 'order', ...dependency }], triggers: [{ template: { name: 't', ...template } }] },
  });
  test.each([
    ['spec.dependencies[0].transform', wrap({ transform: { jq: '.' } }, { log: {} })],
    ['spec.dependencies[0].filters.script', wrap({ filters: { script: 'return true' } }, { log: {} })],
    ['spec.dependencies[0].filters.data[0].template', wrap({ filters: { data: [{ path: 'body.id', type: 'string', value: ['a'], template: '{{ x }}' }] } }, { log: {} })],
    ['spec.dependencies[0].later', wrap({ later: 1 }, { log: {} })],
    ['k8s.source.git', wrap({}, { k8s: { source: { git: {} } } })],
    ['k8s.liveObject', wrap({}, { k8s: { liveObject: true, source: { resource: {} } } })],
    ['http.dynamicHeaders', wrap({}, { http: { url: 'x', dynamicHeaders: [] } })],
    ['path', wrap({ filters: { data: [{ path: 'body.#(id==1)', type: 'string', value: ['a'] }] } }, { log: {} })],
    ['src.dataTemplate', wrap({}, { http: { parameters: [{ src: { dependencyName: 'order', dataTemplate: '{{ .Input.id | upper }}' }, dest: 'url' }] } })],
    ['expr', wrap({ filters: { exprs: [{ expr: "a > '2026-01-01'", fields: [{ name: 'a', path: 'body' }] }] } }, { log: {} })],
  ])('%s', (field, sensor) => {
    expect(() => deliver(sensor, arriving({}))).toThrow(UnsupportedFieldError);
    expect(() => deliver(sensor, arriving({}))).toThrow(`'${field}' is not evaluated by deliver():`);
  });

  test('a script that a construct wrote, and an object in the cluster, are such fields', () => {
    expect(() => refusal(() => script('return true'), {})).toThrow(UnsupportedFieldError);
    const made = updateObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } }, { liveObject: true });
    expect(() => deliver(new Sensor(newChart(), 's', { name: 's', triggers: { t: { when: order, do: made } } }), arriving({}))).toThrow("'k8s.liveObject'");
    expect(deliver(new Sensor(newChart(), 's', { name: 's', triggers: { t: { when: order, do: createObject({ apiVersion: 'v1', kind: 'Pod', metadata: {} }) } } }), arriving({})).triggers).toHaveLength(1);
  });
});

test('every field of a Sensor is evaluated, left aside for a reason, or refused', () => {
  const { schema, definitions } = openCatalog({ kubernetesVersion: '1.34' }).find('argoproj.io/v1alpha1', 'Sensor')!;
  const step = (node: StructuralSchema, name: string) => resolveReference((name === '[]' ? node.items : node.properties?.[name]) as StructuralSchema, definitions);
  const at = (...names: string[]) => names.reduce(step, resolveReference(schema!, definitions));
  const fields = (...names: string[]) => Object.keys(at(...names).properties ?? {}).sort();
  const listed = (shape: keyof typeof treatments) => Object.keys(treatments[shape]).sort();
  const dependency = ['spec', 'dependencies', '[]'];
  const trigger = ['spec', 'triggers', '[]'];
  expect(fields('spec')).toEqual(listed('SensorSpec'));
  expect(fields(...dependency)).toEqual(listed('EventDependency'));
  expect(fields(...dependency, 'filters')).toEqual(listed('EventDependencyFilter'));
  expect(fields(...dependency, 'filters', 'data', '[]')).toEqual(listed('DataFilter'));
  expect(fields(...trigger)).toEqual(listed('Trigger'));
  expect(fields(...trigger, 'template')).toEqual(listed('TriggerTemplate'));
  expect(fields(...trigger, 'parameters', '[]')).toEqual(listed('TriggerParameter'));
  expect(fields(...trigger, 'parameters', '[]', 'src')).toEqual(listed('TriggerParameterSource'));
  expect(fields(...trigger, 'template', 'k8s', 'source')).toEqual(listed('ArtifactLocation'));
});
