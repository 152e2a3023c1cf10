import { nameRules } from '../../lib/checks/rules';
import { runChecks } from '../../lib/checks/runner';
import type { KubeObject } from '../../lib/kube-object';
import { openCatalog } from '../../lib/schema/catalog';
import type { Stage } from './stage';
import { startApiServer, type ApiServer } from './support/api-server';

const app = { app: 'web' };
const containers = [{ name: 'web', image: 'web:1' }];
const service = { metadata: { labels: app }, spec: { containers } };
const task = { metadata: { labels: app }, spec: { containers, restartPolicy: 'Never' } };
const workload = { selector: { matchLabels: app }, template: service };

/** Objects that the server takes, with their plural. */
const good: readonly (readonly [plural: string, object: KubeObject])[] = [
  ['deployments', make('apps/v1', 'Deployment', { spec: workload })],
  ['statefulsets', make('apps/v1', 'StatefulSet', { spec: { ...workload, serviceName: 'web' } })],
  ['daemonsets', make('apps/v1', 'DaemonSet', { spec: workload })],
  ['jobs', make('batch/v1', 'Job', { spec: { template: task } })],
  ['cronjobs', make('batch/v1', 'CronJob', { spec: { schedule: '0 1 * * *', jobTemplate: { spec: { template: task } } } })],
  ['pods', make('v1', 'Pod', { spec: task.spec })],
  ['services', make('v1', 'Service', { spec: { selector: app, ports: [{ port: 80 }] } })],
  ['persistentvolumeclaims', make('v1', 'PersistentVolumeClaim', { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } })],
  ['configmaps', make('v1', 'ConfigMap', { data: { a: 'b' } })],
  ['secrets', make('v1', 'Secret', { data: { a: 'Yg==' } })],
  ['networkpolicies', make('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] } })],
  ['poddisruptionbudgets', make('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, selector: {} } })],
];

const pod = ['spec', 'spec.template.spec', 'spec.jobTemplate.spec.template.spec'];
const metadata = ['metadata', 'spec.template.metadata', 'spec.jobTemplate.spec.template.metadata'];
const selectors = ['spec.selector', 'spec.podSelector', 'spec.ingress.0.from.0.podSelector', ...pod.map((path) => `${path}.affinity.podAntiAffinity.T.0.labelSelector`)];
const keys = ['a b', 'A/b', 'a/b/c', '/b', 'a/', 'x'.repeat(64), 'A.b_c-1', 'example.org/a', 'é'];
const words = ['a b', '', 'x'.repeat(64), 'A.b_c-1', '-a', 'a_'];
const maps = [...keys.map((key) => ({ ...app, [key]: 'a' })), ...words.map((word) => ({ ...app, team: word }))];
const requirements = [
  ...keys.map((key) => ({ key, operator: 'Exists' })),
  ...words.map((word) => ({ key: 'a', operator: 'In', values: ['b', word] })),
  { key: 'a', operator: 'In' },
  { key: 'a', operator: 'Exists', values: ['b'] },
  { key: 'a', operator: 'Gt', values: ['1'] },
  { key: 'a', operator: 'Lt', values: ['1', '2'] },
  { key: 'a', operator: 'Like', values: ['b'] },
];

const owner = { apiVersion: 'v1', kind: 'Node', name: 'a', uid: 'b' };
const owners = [
  [owner],
  [{ ...owner, uid: '' }],
  [{ uid: 'b' }],
  [owner, { ...owner, name: '' }],
  ...['b', 'c'].map((uid) => [owner, { ...owner, uid }].map((one) => ({ ...one, controller: true }))),
];

/** What is written where, good and bad. `T` stands for the terms that scheduling requires. */
const changes: readonly (readonly [places: readonly string[], values: readonly unknown[]])[] = [
  [metadata.map((path) => `${path}.labels`), maps],
  [metadata.map((path) => `${path}.annotations`), [...keys.map((key) => ({ [key]: ' ' })), { a: 'x'.repeat(262144) }, { a: 'x'.repeat(262143) }]],
  [['metadata.finalizers'], [['orphan'], ['orphan', 'foregroundDeletion'], ['mine'], ['a.b/c', 'a b/c'], ['A/b']]],
  [['metadata.ownerReferences'], owners],
  [['metadata.generateName'], ['web-', 'Web', 'web.', 'a.-', 'x'.repeat(200)]],
  [pod.map((path) => `${path}.nodeSelector`), maps],
  [selectors.map((path) => `${path}.matchExpressions`), requirements.map((requirement) => [requirement])],
  [pod.map((path) => `${path}.affinity.nodeAffinity.T.nodeSelectorTerms`), requirements.map((requirement) => [{ matchExpressions: [requirement] }])],
  [['data', 'binaryData'], [...keys, '..a', '.', '.a'].map((key) => ({ [key]: 'Yg==' }))],
];

export const stage: Stage = {
  name: 'metadata-of-workloads',
  title: "labels, annotations, selectors and keys in built-in kinds: the fields that a real kube-apiserver's dry run complains about",
  async run({ shared, cache, log, expect }) {
    const server = startApiServer(shared, cache, 'metadata');
    try {
      const cases = good.flatMap(([plural, object]) => [object, ...variants(object)].map((variant) => ({ plural, object: variant })));
      const judged = await Promise.all(cases.map(async (one) => ({ ...one, theirs: await fieldsTheyRefuse(server, one.plural, one.object) })));
      const counts = { valid: 0, alarms: 0, invalid: 0, missed: 0, paths: 0 };
      for (const { object, theirs } of judged) {
        const ours = fieldsWeRefuse(object);
        counts[theirs.length === 0 ? 'valid' : 'invalid']++;
        if (theirs.length === 0 && ours.length > 0) counts.alarms++;
        else if (theirs.length > 0 && ours.length === 0) counts.missed++;
        else if (theirs.join() !== ours.join()) counts.paths++;
        expect(theirs.join() === ours.join(), `${object.kind}: server ${theirs.join(', ') || 'takes it'}, we ${ours.join(', ') || 'take it'}: ${JSON.stringify(object).slice(0, 400)}`);
      }
      log(`${counts.valid} valid, ${counts.alarms} false alarms; ${counts.invalid} invalid, ${counts.missed} missed, ${counts.paths} with other fields`);
      expect(counts.valid > 200 && counts.invalid > 200, 'too few objects were judged');
    } finally {
      server.stop();
    }
  },
};

function make(apiVersion: string, kind: string, fields: object): KubeObject {
  return { apiVersion, kind, metadata: { name: 'web', labels: {} }, ...fields };
}

/** The object with each change in each of its places. */
function variants(object: KubeObject): KubeObject[] {
  return changes.flatMap(([places, values]) => {
    return places.filter((place) => hasPlace(object, place)).flatMap((place) => values.map((value) => changed(object, place, value)));
  });
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';

/** What is above a change is made where it is below a pod's `spec`, and must be there elsewhere. */
function hasPlace(object: KubeObject, place: string): boolean {
  if (place === 'data') return object.data !== undefined;
  if (place === 'binaryData') return object.kind === 'ConfigMap';
  if (place.includes('.affinity.') || place.endsWith('.nodeSelector')) return pod.some((path) => place.startsWith(`${path}.`) && containersAt(object, path));
  // The selector of a Service is a map.
  if (place === 'spec.selector.matchExpressions' && object.kind === 'Service') return false;
  const holder = at(object, place.split('.').slice(0, -1));
  return typeof holder === 'object' && holder !== null;
}

function containersAt(object: KubeObject, path: string): boolean {
  return Array.isArray((at(object, path.split('.')) as { containers?: unknown } | undefined)?.containers);
}

function at(object: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], object);
}

function changed(object: KubeObject, place: string, value: unknown): KubeObject {
  const copy = structuredClone(object) as unknown as Record<string, unknown>;
  const steps = place.split('.').map((step) => (step === 'T' ? required : step));
  let holder = copy;
  for (const [index, step] of steps.slice(0, -1).entries()) {
    holder[step] ??= steps[index + 1] === '0' ? [{ topologyKey: 'a' }] : {};
    holder = holder[step] as Record<string, unknown>;
  }
  holder[steps.at(-1)!] = value;
  return copy as unknown as KubeObject;
}

async function fieldsTheyRefuse(server: ApiServer, plural: string, object: KubeObject): Promise<string[]> {
  const root = object.apiVersion === 'v1' ? '/api/v1' : `/apis/${object.apiVersion}`;
  const { status, body } = await server.post(`${root}/namespaces/default/${plural}?dryRun=All`, object);
  if (status === 201) return [];
  if (status !== 422) throw new Error(`${status} for ${JSON.stringify(object)}: ${body.message}`);
  // The server gives the labels of a Job's template to the Job before it looks.
  const fields = unique(body.details!.causes!.flatMap((cause) => fieldsOf(cause)));
  return object.kind === 'Job' && fields.includes('spec.template.metadata.labels') ? fields.filter((field) => field !== 'metadata.labels') : fields;
}

/**
 * The server's own words for the place, put right: it leaves `metadata` out below templates, and repeats a bad selector without its field.
 * That a selector does not match the template is another rule's.
 */
function fieldsOf({ field, message }: { readonly field?: string; readonly message?: string }): string[] {
  if (/`selector` does not match template `labels`/.test(message!) || /^spec\.selector$/.test(field!)) return [];
  return [field!.replace(/template\.(labels|annotations)$/, 'template.metadata.$1')];
}

const schemas = openCatalog({ kubernetesVersion: '1.34' });

function fieldsWeRefuse(object: KubeObject): string[] {
  const set = { entries: [{ object, origin: {} }], externals: [], waivers: [], problems: [] };
  return unique(runChecks(set, { rules: nameRules, schemas }).problems.map(({ path }) => path));
}

function unique(fields: readonly string[]): string[] {
  return [...new Set(fields)].sort();
}
