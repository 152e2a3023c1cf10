import type { KubeObject } from '../../lib/kube-object';
import type { Stage, StageContext } from './stage';
import { checkPodSecurity, type PodVerdict } from './support/pod-security';
import { podsOf } from './support/pods';
import { describe, publishApps, type PublishedObject } from './support/published';

const enforce = 'pod-security.kubernetes.io/enforce';

/** What starts pods: a workload of Kubernetes, or a pod as a controller would make it. */
interface Starter {
  readonly one: PublishedObject;
  readonly object: KubeObject;
  /** What the Namespace enforces. */
  readonly level: string;
}

export const stage: Stage = {
  name: 'published-pods',
  title: 'every pod that the example apps start, by the Pod Security Standards: restricted but where its Namespace says otherwise',
  run(context) {
    const { objects } = publishApps(context.cache);
    const starters = objects.flatMap((one) => [one.object, ...podsOf(one.object)].map((object) => ({ one, object, level: levelOf(one, objects) })));
    for (const level of new Set(starters.map((starter) => starter.level))) {
      judge(context, level, starters.filter((starter) => starter.level === level));
    }
  },
};

/** Where the Namespace says nothing, restricted. */
function levelOf({ app, object }: PublishedObject, objects: readonly PublishedObject[]): string {
  const namespaces = objects.filter((one) => one.object.kind === 'Namespace' && one.app?.environment === app?.environment);
  const namespace = namespaces.find((one) => one.object.metadata?.name === object.metadata?.namespace);
  return namespace?.object.metadata?.labels?.[enforce] ?? 'restricted';
}

function judge(context: StageContext, level: string, starters: readonly Starter[]): void {
  const verdicts = checkPodSecurity(context, level, starters.map(({ object }) => object));
  const judged = starters.map((starter, index) => ({ starter, verdict: verdicts[index]! })).filter(({ verdict }) => verdict.status !== 'skipped');
  const denied = judged.filter(({ verdict }) => verdict.status !== 'allowed');
  context.log(`${level}: ${judged.length} pods and workloads, ${denied.length} denied`);
  context.expect(judged.length > 0, `${level}: nothing was judged`);
  for (const { starter, verdict } of denied) context.expect(false, `${level}: ${toText(starter, verdict)}`);
  if (level !== 'restricted') tellStricter(context, starters);
}

/** What keeps a Namespace from being restricted. */
function tellStricter(context: StageContext, starters: readonly Starter[]): void {
  checkPodSecurity(context, 'restricted', starters.map(({ object }) => object)).forEach((verdict, index) => {
    if (verdict.status === 'denied') context.log(`  restricted would deny ${toText(starters[index]!, verdict)}`);
  });
}

function toText({ one, object }: Starter, { violations }: PodVerdict): string {
  return `${describe(one)} (${object.metadata?.name}): ${violations.map(({ reason, detail }) => `${reason}: ${detail}`).join('; ')}`;
}
