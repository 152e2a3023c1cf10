import fc from 'fast-check';
import { healthChecks, type HealthCheck } from '../../../constructs/argo-cd';
import { healthOf, type Health } from './support/lua';

type Condition = Readonly<Record<'type' | 'status', string>> & { readonly reason?: string; readonly message?: string };

const condition = (type: string, status: string, more: object = {}): Condition => ({ type, status, ...more });
const withStatus = (status?: object, kind = 'Thing', generation = 2) => ({ kind, metadata: { generation }, ...(status && { status }) });
const withConditions = (...conditions: readonly Condition[]) => withStatus({ conditions });

const waiting: Health = { status: 'Progressing', message: 'Waiting for the controller.' };
const is = (status: string, message = ''): Health => ({ status, message });

function luaOf(checks: readonly HealthCheck[], kind: string): string {
  return checks.find((check) => check.kind === kind)!.lua;
}

const all = Object.values(healthChecks).flat();

describe.each(all.map((check) => ({ name: `${check.group}/${check.kind}`, ...check })))('$name', ({ group, kind, lua }) => {
  const isSilent = group === '*.istio.io';

  test('an object that no controller has looked at is in progress, unless no controller ever does', () => {
    expect(healthOf(lua, withStatus()).status).toBe(isSilent ? 'Healthy' : 'Progressing');
    expect(healthOf(lua, withStatus({})).status).toBe(isSilent ? 'Healthy' : 'Progressing');
  });

  test('what was reported of an earlier generation does not count', () => {
    if (isSilent || kind === 'Application') return;
    expect(healthOf(lua, withStatus({ observedGeneration: 1, state: 'Available', conditions: [condition('Ready', 'True')] }))).toEqual(waiting);
  });

  test('whatever the status is, the script gives one of the states of Argo CD and a text', () => {
    const states = ['Healthy', 'Progressing', 'Degraded', 'Suspended'];
    const text = fc.constantFrom('True', 'False', 'Unknown', 'Ready', 'Synced', 'Deployed', 'Available', 'Creating', 'ReconcilePaused', '');
    const conditions = fc.array(fc.record({ type: text, status: text, reason: text, message: text }, { requiredKeys: ['type', 'status'] }), { maxLength: 4 });
    const fields = { conditions, state: text, observedGeneration: fc.integer({ min: 1, max: 3 }), modelStatus: fc.constant({}) };
    const status = fc.record(fields, { requiredKeys: [] });
    fc.assert(
      fc.property(status, (given) => {
        const found = healthOf(lua, withStatus(given));
        expect(states).toContain(found.status);
        expect(found.message).not.toMatch(/^no text/);
      }),
      { numRuns: 50 },
    );
  });
});

test('every check is for a kind of its own', () => {
  const kinds = all.map(({ group, kind }) => `${group}/${kind}`);
  expect(new Set(kinds).size).toBe(kinds.length);
});

describe('crossplane', () => {
  const lua = luaOf(healthChecks.crossplane, '*');
  const synced = condition('Synced', 'True', { reason: 'ReconcileSuccess' });

  test.each<[string, readonly Condition[], Health]>([
    ['ready and in sync', [synced, condition('Ready', 'True', { reason: 'Available' })], is('Healthy')],
    ['accepted, and not made yet', [synced], waiting],
    ['being made', [synced, condition('Ready', 'False', { reason: 'Creating' })], is('Progressing', 'Creating')],
    ['there and not usable', [synced, condition('Ready', 'False', { reason: 'Unavailable', message: 'no route' })], is('Degraded', 'no route')],
    ['refused by the cloud', [condition('Synced', 'False', { reason: 'ReconcileError', message: 'denied' }), condition('Ready', 'True')], is('Degraded', 'denied')],
    ['refused by the cloud, told last', [condition('Ready', 'True'), condition('LastAsyncOperation', 'False', { message: 'quota' })], is('Degraded', 'quota')],
    ['paused', [condition('Synced', 'False', { reason: 'ReconcilePaused' }), condition('Ready', 'True')], is('Suspended', 'ReconcilePaused')],
    ['a package that is installed and not healthy yet', [condition('Installed', 'True'), condition('Healthy', 'Unknown', { message: 'starting' })], is('Progressing', 'starting')],
    ['a package that is installed and healthy', [condition('Installed', 'True'), condition('Healthy', 'True')], is('Healthy')],
    ['a definition that is inactive on purpose', [condition('Established', 'False', { reason: 'InactiveManagedResource' })], is('Healthy', 'InactiveManagedResource')],
  ])('%s', (_, conditions, expected) => {
    expect(healthOf(lua, withConditions(...conditions))).toEqual(expected);
  });

  test.each(['Composition', 'ClusterProviderConfig', 'ImageConfig'])('a %s has no controller that says anything, so it is healthy', (kind) => {
    expect(healthOf(lua, withStatus(undefined, kind))).toEqual(is('Healthy'));
  });
});

test.each<[string, object, Health]>([
  ['Available', { state: 'Available', description: '' }, is('Healthy')],
  ['Creating', { state: 'Creating', description: 'pods' }, is('Progressing', 'pods')],
  ['Failed', { state: 'Failed', description: 'no model' }, is('Degraded', 'no model')],
])('a SeldonDeployment that is %s', (_, status, expected) => {
  expect(healthOf(luaOf(healthChecks.seldonDeployment, 'SeldonDeployment'), withStatus(status))).toEqual(expected);
});

test.each<[string, object, Health]>([
  ['ready', { conditions: [condition('Ready', 'True')] }, is('Healthy')],
  ['without the word Ready', { conditions: [condition('IngressReady', 'True')] }, waiting],
  ['not ready', { conditions: [condition('Ready', 'False', { reason: 'Failed' })] }, is('Degraded', 'Failed')],
  ['loading another model', { conditions: [condition('Ready', 'False')], modelStatus: { transitionStatus: 'InProgress' } }, is('Progressing')],
  [
    'kept from loading its model',
    { conditions: [condition('Ready', 'True')], modelStatus: { transitionStatus: 'BlockedByFailedLoad', lastFailureInfo: { message: 'no such file' } } },
    is('Degraded', 'no such file'),
  ],
  ['stopped', { conditions: [condition('Stopped', 'True'), condition('Ready', 'False')] }, is('Suspended')],
])('an InferenceService that is %s', (_, status, expected) => {
  expect(healthOf(luaOf(healthChecks.inferenceService, 'InferenceService'), withStatus(status))).toEqual(expected);
});

test.each<[string, readonly Condition[], Health]>([
  ['synced', [condition('Ready', 'True', { message: 'secret synced' })], is('Healthy', 'secret synced')],
  ['refused by the vault', [condition('Ready', 'False', { message: 'denied' })], is('Degraded', 'denied')],
  ['of unknown state', [condition('Ready', 'Unknown')], waiting],
])('an ExternalSecret that is %s', (_, conditions, expected) => {
  expect(healthOf(luaOf(healthChecks.externalSecrets, 'ExternalSecret'), withConditions(...conditions))).toEqual(expected);
});

test.each<[string, string, readonly Condition[], Health]>([
  ['Sensor', 'with all it needs', ['DependenciesProvided', 'TriggersProvided', 'Deployed'].map((type) => condition(type, 'True')), is('Healthy')],
  ['Sensor', 'that is not deployed yet', ['DependenciesProvided', 'TriggersProvided'].map((type) => condition(type, 'True')), waiting],
  ['EventSource', 'that is wrong', [condition('SourcesProvided', 'False', { message: 'no port' })], is('Degraded', 'no port')],
  ['EventBus', 'that runs', [condition('Deployed', 'True'), condition('Configured', 'True')], is('Healthy')],
])('%s %s', (kind, _, conditions, expected) => {
  expect(healthOf(luaOf(healthChecks.argoEvents, kind), withConditions(...conditions))).toEqual(expected);
});

test('an Application has the health that it says itself', () => {
  const { lua } = healthChecks.application[0]!;
  expect(healthOf(lua, withStatus({ health: { status: 'Degraded', message: 'pods' } }))).toEqual(is('Degraded', 'pods'));
  expect(healthOf(lua, withStatus())).toEqual(is('Progressing'));
});

test('an error that the analysis of Istio finds degrades, a warning does not', () => {
  const { lua } = healthChecks.istio[0]!;
  const found = (level: string) => withStatus({ validationMessages: [{ level, type: { name: 'ReferencedResourceNotFound' } }] });
  expect(healthOf(lua, found('ERROR'))).toEqual(is('Degraded', 'ReferencedResourceNotFound'));
  expect(healthOf(lua, found('WARNING'))).toEqual(is('Healthy'));
});

test('the harness has no libraries that Argo CD does not give to a script', () => {
  expect(() => healthOf('return { status = string.upper("x"), message = "" }', {})).toThrow("attempt to index a nil value (global 'string')");
  expect(() => healthOf('return os.time()', {})).toThrow("attempt to index a nil value (global 'os')");
});
