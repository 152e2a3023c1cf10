import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathSegment } from '../../lib/checks/names/other-names';
import { invalidName } from '../../lib/checks/rules/invalid-name';
import { runChecks } from '../../lib/checks/runner';
import { groupOf, type KubeObject } from '../../lib/kube-object';
import { packageRoot } from '../../lib/package-root';
import { openCatalog } from '../../lib/schema/catalog';
import type { KindSchema, SchemaBundle } from '../../lib/schema/structural-schema';
import type { Stage } from './stage';
import { startApiServer, type ApiAnswer, type ApiServer } from './support/api-server';

/** Names on which the formats differ. */
const names = [
  'web',
  '7web',
  'a.b',
  'a.-b',
  'A',
  'a_b',
  'a:b',
  '-a',
  'a-',
  '..',
  'a%b',
  ...[52, 53, 61, 62, 63, 64, 253, 254].map((length) => 'a'.repeat(length)),
  '10.0.0.1',
  'system-web',
  'system-cluster-critical',
  'boxes.example.org',
  'v1.example.org',
  'example.org:ca:web',
];

/** Fields that the name depends on. The rest of the object is missing, which the server tells beside. */
const fields: Readonly<Record<string, object>> = {
  CustomResourceDefinition: { spec: { group: 'example.org', names: { plural: 'boxes' } } },
  APIService: { spec: { group: 'example.org', version: 'v1' } },
  ClusterTrustBundle: { spec: { signerName: 'example.org/ca' } },
  Job: { spec: { completionMode: 'Indexed', completions: 10 } },
  PriorityClass: { value: 2_000_000_000 },
};

interface Case {
  readonly object: KubeObject;
  readonly target: string;
}

export const stage: Stage = {
  name: 'names-of-kinds',
  title: "which names each built-in kind takes, against a real kube-apiserver's dry run",
  async run({ shared, cache, log, expect }) {
    const server = startApiServer(shared, cache, 'names');
    try {
      const judged = await Promise.all(cases().map(async (one) => ({ ...one, verdict: await ask(server, one) })));
      const known = judged.filter(({ verdict }) => verdict !== undefined);
      const alarms = known.filter(({ verdict, object }) => verdict === 'valid' && !takes(object));
      const misses = known.filter(({ verdict, object }) => verdict === 'invalid' && takes(object));
      const valid = known.filter(({ verdict }) => verdict === 'valid').length;
      const kinds = new Set(known.map(({ object }) => `${object.apiVersion}/${object.kind}`));
      const unknown = new Set(judged.map(({ object }) => `${object.apiVersion}/${object.kind}`).filter((kind) => !kinds.has(kind)));
      log(`${kinds.size} kinds: ${valid} valid, ${alarms.length} false alarms; ${known.length - valid} invalid, ${misses.length} missed`);
      log(`not judged, because the server does not say: ${[...unknown].join(', ') || 'none'}`);
      for (const { object } of alarms) expect(false, `${describe(object)}: false alarm`);
      for (const { object } of misses) expect(false, `${describe(object)}: missed`);
      expect(kinds.size >= 50 && valid > 300 && known.length - valid > 300, 'too few names were judged');
    } finally {
      server.stop();
    }
  },
};

function cases(): Case[] {
  const bundle = JSON.parse(readFileSync(path.join(packageRoot(), 'imports/schemas/kubernetes-1.34.json'), 'utf8')) as SchemaBundle;
  return Object.entries(bundle.kinds).flatMap(([key, schema]) => names.map((name) => toCase(key, schema, name)));
}

function toCase(key: string, { plural, scope }: KindSchema, name: string): Case {
  const slash = key.lastIndexOf('/');
  const [apiVersion, kind] = [key.slice(0, slash), key.slice(slash + 1)];
  const object = { apiVersion, kind, metadata: { name }, ...fields[kind] };
  const root = groupOf(apiVersion) === '' ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
  return { object, target: `${root}${scope === 'Namespaced' ? '/namespaces/default' : ''}/${plural}?dryRun=All` };
}

/**
 * The server tells all that is wrong at once, so a name that it does not mention is fine; only what cannot stand in a path is told
 * after everything else is right.
 */
async function ask(server: ApiServer, { object, target }: Case): Promise<'valid' | 'invalid' | undefined> {
  const { status, body }: ApiAnswer = await server.post(target, object);
  if (status === 201 || status === 409) return 'valid';
  if (status !== 422) return undefined;
  if (body.details?.causes?.some(({ field }) => field === 'metadata.name')) return 'invalid';
  return pathSegment.fault(object.metadata!.name!) === undefined ? 'valid' : undefined;
}

const schemas = openCatalog({ kubernetesVersion: '1.34' });

function takes(object: KubeObject): boolean {
  const set = { entries: [{ object, origin: {} }], externals: [], waivers: [], problems: [] };
  return runChecks(set, { rules: [invalidName], schemas }).problems.length === 0;
}

function describe({ apiVersion, kind, metadata }: KubeObject): string {
  return `${apiVersion} ${kind} ${metadata!.name}`;
}
