import type { KubeObject } from '../../../../lib/kube-object';
import type { StageContext } from '../../stage';
import { openCluster, type Cluster } from '../cluster';
import type { Judge } from '../judge';
import type { PublishedObject } from '../published';
import { definitionsOf } from './custom-resource-definitions';

/** Applying as Argo CD does here, and as a person does. */
const ways = [['--server-side', '--force-conflicts'], []];

/** A real kube-apiserver: strict server-side dry runs, with all admission. Namespaces are there before. */
export const apiServer: Judge = {
  title: 'API server',
  judge({ objects }, context) {
    const cluster = openCluster(context, 'published');
    const namespaces = namespacesOf(cluster, objects.map(({ object }) => object));
    try {
      if (cluster.prefix === '') installDefinitions(cluster, context, objects);
      must(cluster, ['apply', '--server-side', '--validate=strict', '--filename', '-'], toInput(namespaces));
      context.log(`API server: ${cluster.title}; ${namespaces.length} Namespaces created; every dry run with and without --server-side`);
      expectRefusal(cluster, context);
      const verdicts = new Map(objects.map((one) => [one, [] as string[]]));
      for (const way of ways) dryRun(cluster, way, objects, (one, refusal) => verdicts.get(one)!.push(refusal));
      return verdicts;
    } finally {
      if (cluster.prefix !== '') removeNamespaces(cluster, namespaces);
      cluster.close();
    }
  },
};

function installDefinitions(cluster: Cluster, { shared, log }: StageContext, objects: readonly PublishedObject[]): void {
  const files = definitionsOf(shared, objects.map(({ object }) => object), ['argo-workflows/v3']);
  must(cluster, ['apply', '--server-side', '--force-conflicts', ...files.flatMap((file) => ['--filename', file])]);
  must(cluster, ['wait', '--for=condition=Established', 'customresourcedefinition', '--all', '--timeout=120s']);
  log(`API server: the CRDs of ${files.length} files installed`);
}

/** Those that are published, and those that only objects speak of. */
function namespacesOf(cluster: Cluster, objects: readonly KubeObject[]): KubeObject[] {
  const published = objects.filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Namespace');
  const used = objects.flatMap(({ metadata }) => metadata?.namespace ?? []).map(namespace);
  const byName = new Map([...used, ...published].map((object) => [object.metadata!.name!, object]));
  return [...byName.values()].map((object) => renamed(cluster, object));
}

function removeNamespaces(cluster: Cluster, namespaces: readonly KubeObject[]): void {
  must(cluster, ['delete', 'namespace', '--wait=false', '--ignore-not-found', ...namespaces.map(({ metadata }) => metadata!.name!)]);
}

function namespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** A judge that takes everything would be none. */
function expectRefusal(cluster: Cluster, { expect }: StageContext): void {
  const wrong = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'wrong', namespace: 'default' }, dta: {} };
  for (const way of ways) {
    const { ok, stderr } = cluster.kubectl(apply(way), toInput([wrong]));
    expect(!ok && stderr.includes('dta'), `the API server takes an unknown field ${way.join(' ')}: ${stderr}`);
  }
}

type Refuse = (one: PublishedObject, refusal: string) => void;

/** All at once; where something is refused, each half by itself, until it is known what. */
function dryRun(cluster: Cluster, way: readonly string[], objects: readonly PublishedObject[], refuse: Refuse): void {
  const { ok, stdout, stderr } = cluster.kubectl(apply(way), toInput(objects.map(({ object }) => renamed(cluster, object))));
  const taken = stdout.match(/\(server dry run\)$/gm)?.length ?? 0;
  if (ok && taken === objects.length) return;
  if (objects.length === 1) return refuse(objects[0]!, stderr.trim() || stdout);
  const half = Math.ceil(objects.length / 2);
  dryRun(cluster, way, objects.slice(0, half), refuse);
  dryRun(cluster, way, objects.slice(half), refuse);
}

function apply(way: readonly string[]): string[] {
  return ['apply', '--dry-run=server', '--validate=strict', ...way, '--filename', '-'];
}

/** In a cluster of somebody's, each Namespace stands beside the real one. */
function renamed({ prefix }: Cluster, object: KubeObject): KubeObject {
  const { name, namespace } = object.metadata!;
  if (object.kind === 'Namespace') return { ...object, metadata: { ...object.metadata, name: prefix + name } };
  return namespace === undefined ? object : { ...object, metadata: { ...object.metadata, namespace: prefix + namespace } };
}

function toInput(objects: readonly KubeObject[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('---\n');
}

function must(cluster: Cluster, argv: readonly string[], input?: string): void {
  const { ok, stderr } = cluster.kubectl(argv, input);
  if (!ok) throw new Error(`kubectl ${argv[0]}: ${stderr}`);
}
