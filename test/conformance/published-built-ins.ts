import type { KubeObject } from '../../lib/kube-object';
import { groupOf } from '../../lib/kube-object';
import { openCatalog } from '../../lib/schema/catalog';
import { judgeResource } from '../../lib/schema/judge';
import type { ResolvedKind } from '../../lib/schema/schema-catalog';
import type { Stage } from './stage';
import { startApiServer, type ApiServer } from './support/api-server';
import { groupByKind } from './support/good-objects';
import { mutate } from './support/mutate';
import { publishApps } from './support/published';
import { Random } from './support/random';

const perKind = 200;
const target = 0.99;

interface Judged {
  readonly kind: ResolvedKind;
  readonly object: KubeObject;
  /** What the server answers to a strict dry run; the object is not decoded at 400, and not valid at 422. */
  readonly status: number;
  readonly message: string;
  /** What we find. */
  readonly problems: readonly string[];
}

export const stage: Stage = {
  name: 'published-built-ins',
  title: "seeded mistakes in Kubernetes' own kinds that the example apps publish: a real kube-apiserver decodes strictly what we call decodable",
  async run(context) {
    const { log, expect } = context;
    const server = startApiServer(context.shared, context.cache, 'built-ins');
    try {
      const judged = await judgeAll(server, publishApps(context.cache).objects.map(({ object }) => object));
      const by = (wanted: number): readonly Judged[] => judged.filter(({ status }) => status === wanted);
      const alarms = by(201).filter(({ problems }) => problems.length > 0);
      const missed = by(400).filter(({ problems }) => problems.length === 0);
      const later = by(422).filter(({ problems }) => problems.length > 0);
      log(`taken ${by(201).length}, false alarms ${alarms.length}; not decoded ${by(400).length}, missed ${missed.length}`);
      log(`decoded, then refused by the server's own validation, which our schema check does not repeat: ${by(422).length}, of which ${later.length} found`);
      for (const one of [...alarms, ...missed].slice(0, 10)) log(`  ${one.object.kind}: we: ${one.problems.join(' | ') || 'nothing'}; the server: ${one.message}`);
      const decided = by(201).length + by(400).length;
      expect(alarms.length + missed.length <= decided * (1 - target), `fewer than ${target * 100} % with the same verdict`);
      expect(decided + by(422).length === judged.length, `the server did not judge ${judged.length - decided - by(422).length} objects`);
    } finally {
      server.stop();
    }
  },
};

async function judgeAll(server: ApiServer, published: readonly KubeObject[]): Promise<Judged[]> {
  const random = new Random(201);
  const catalog = openCatalog();
  const judged: Promise<Judged>[] = [];
  for (const good of groupByKind(published).values()) {
    const kind = catalog.find(good[0]!.apiVersion, good[0]!.kind)!;
    if (!kind.builtIn) continue;
    for (let index = 0; index < perKind; index++) {
      const base = random.pick(good);
      judged.push(judge(server, kind, index % 10 === 0 ? base : (mutate(base, random) as KubeObject)));
    }
  }
  return Promise.all(judged);
}

/** In the namespace that is always there. */
async function judge(server: ApiServer, kind: ResolvedKind, published: KubeObject): Promise<Judged> {
  const namespaced = kind.scope === 'Namespaced';
  const object = namespaced ? { ...published, metadata: { ...published.metadata, namespace: 'default' } } : published;
  const root = groupOf(kind.apiVersion) === '' ? `/api/${kind.apiVersion}` : `/apis/${kind.apiVersion}`;
  const { status, body } = await server.post(`${root}${namespaced ? '/namespaces/default' : ''}/${kind.plural}?dryRun=All&fieldValidation=Strict`, object);
  const problems = judgeResource(kind, object).problems.map(({ code, path, message }) => `${code} ${path}: ${message}`);
  return { kind, object, status, message: body.message ?? '', problems };
}
