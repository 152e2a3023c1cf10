import { openCatalog } from '../../lib/schema/catalog';
import { judgeResource } from '../../lib/schema/judge';

const catalog = openCatalog();

function findings(object: { readonly apiVersion: string; readonly kind: string; readonly [field: string]: unknown }): string[] {
  const kind = catalog.find(object.apiVersion, object.kind);
  if (kind === undefined) throw new Error(`no schema for ${object.kind}`);
  return judgeResource(kind, object, { names: false }).problems.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

const container = { name: 'web', image: 'nginx:1.27' };
const deployment = (spec: object, pod: object = {}): Parameters<typeof findings>[0] => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels: { app: 'web' } },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [container], ...pod } },
    ...spec,
  },
});

test('A good object has no problem', () => {
  expect(findings(deployment({ replicas: 2, strategy: { rollingUpdate: { maxSurge: '50%', maxUnavailable: 1 } } }))).toEqual([]);
});

test('An unknown field is refused with its path, in the exact case', () => {
  expect(findings(deployment({ Replicas: 2 }, { contianers: [] }))).toEqual([
    'schema/unknown-field spec.template.spec.contianers: Unknown field contianers.',
    'schema/unknown-field spec.Replicas: Unknown field Replicas.',
  ]);
});

test('Null is nothing: allowed anywhere, and missing where a field is required', () => {
  expect(findings(deployment({ replicas: null, strategy: null }))).toEqual([]);
  expect(findings(deployment({ selector: null }))).toEqual(['schema/required spec.selector: selector is required.']);
});

test('A value of another type is refused, and nothing below it is looked at', () => {
  expect(findings(deployment({ replicas: '2', strategy: 'Recreate', minReadySeconds: { a: { b: 1 } } }))).toEqual([
    'schema/type spec.replicas: Expected integer, got string "2".',
    'schema/type spec.strategy: Expected object, got string "Recreate".',
    'schema/type spec.minReadySeconds: Expected integer, got an object.',
  ]);
});

test('Integers fit in their width', () => {
  expect(findings(deployment({ replicas: 3000000000 }))).toEqual(['schema/range spec.replicas: 3000000000 does not fit in int32.']);
});

test('Quantities are numbers or texts with a unit', () => {
  const resources = (limits: object): object => ({ containers: [{ ...container, resources: { limits } }] });
  expect(findings(deployment({}, resources({ cpu: 1.5, memory: '1Gi', 'nvidia.com/gpu': '1' })))).toEqual([]);
  expect(findings(deployment({}, resources({ memory: '1 GB' })))[0]).toContain('schema/pattern spec.template.spec.containers[0].resources.limits.memory');
});

test('Secrets carry base64 in data and text in stringData', () => {
  expect(findings({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { k: 'YQ==' }, stringData: { k: 'a b' } })).toEqual([]);
  expect(findings({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, data: { k: 'a b' } })).toEqual([
    'schema/format data.k: "a b" is no byte.',
  ]);
});

test('List types are not enforced for own kinds, and free-form objects take anything', () => {
  const revision = { apiVersion: 'apps/v1', kind: 'ControllerRevision', metadata: { name: 'a' }, revision: 1, data: { any: [1] } };
  expect(findings(revision)).toEqual([]);
  expect(findings(deployment({}, { containers: [container, container] }))).toEqual([]);
});

test('Labels with a value that is no text are refused', () => {
  expect(findings({ ...deployment({}), metadata: { name: 'web', labels: { v: 1 } } })).toEqual(['schema/type metadata.labels.v: Expected string, got integer 1.']);
});
