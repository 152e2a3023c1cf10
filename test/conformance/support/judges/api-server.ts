import type { KubeObject } from '../../../../lib/kube-object';
import type { StageContext } from '../../stage';
import { openCluster, type Cluster } from '../cluster';
import type { Judge } from '../judge';
import { podsOf } from '../pods';
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
      const pods = objects.flatMap(podsWithImages);
      for (const way of ways) {
        dryRun(cluster, way, objects.map((one) => ({ one, object: one.object })), (one, refusal) => verdicts.get(one)!.push(refusal));
        dryRun(cluster, way, pods, (one, refusal) => verdicts.get(one)!.push(refusal));
      }
      context.log(`API server, besides: ${pods.length} pods that Workflows start, in their Namespaces`);
      return verdicts;
    } finally {
      if (cluster.prefix !== '') removeNamespaces(cluster, namespaces);
      cluster.close();
    }
  },
};

function installDefinitions(cluster: Cluster, { shared, log }: StageContext, objects: readonly PublishedObject[]): void {
  const files = definitionsOf(shared, objects.map(({ object }) => object));
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

/** An object, or one that its controller makes of it. */
interface Asked {
  readonly one: PublishedObject;
  readonly object: KubeObject;
}

/** Elsewhere the controller puts the image in. */
function podsWithImages(one: PublishedObject): Asked[] {
  const containersOf = ({ spec }: KubeObject): readonly { image?: string }[] => (spec as { containers: { image?: string }[] }).containers;
  const pods = podsOf(one.object).filter((pod) => containersOf(pod).every(({ image }) => image !== undefined));
  return pods.map((object) => ({ one, object }));
}

type Refuse = (one: PublishedObject, refusal: string) => void;

/** All at once; where something is refused, each half by itself, until it is known what. */
function dryRun(cluster: Cluster, way: readonly string[], asked: readonly Asked[], refuse: Refuse): void {
  if (asked.length === 0) return;
  const { ok, stdout, stderr } = cluster.kubectl(apply(way), toInput(asked.map(({ object }) => renamed(cluster, object))));
  const taken = stdout.match(/\(server dry run\)$/gm)?.length ?? 0;
  if (ok && taken === asked.length) return;
  if (asked.length === 1) return refuse(asked[0]!.one, stderr.trim() || stdout);
  const half = Math.ceil(asked.length / 2);
  dryRun(cluster, way, asked.slice(0, half), refuse);
  dryRun(cluster, way, asked.slice(half), refuse);
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
