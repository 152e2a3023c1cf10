import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Chart } from 'cdk8s';
import { AnalysisTemplate, RevisionOfRollout, Rollout, Strategy, TrafficRouting, type RolloutProps } from '../../constructs/argo-rollouts';
import { MlopsApp } from '../../lib/app';
import { fieldsOf } from '../../lib/references/fields';
import { synthObjects } from '../../lib/testing';
import type { Stage } from './stage';
import { readCases } from './support/corpus';
import { readYaml } from './support/read-yaml';

/** The Rollout of each valid case, written with our constructs. Its pods are not restricted, as those of upstream are not. */
const written: Readonly<Record<string, RolloutProps>> = {
  'valid.yml': canaryWithAnalysis(),
  'valid.json': canaryWithAnalysis(),
  'valid-istio-v1alpha3.yml': {
    name: 'istio-host-split',
    ...podOf('istio-host-split', 'argoproj/rollouts-demo:red', 8080),
    strategy: Strategy.routedCanary({
      trafficRouting: TrafficRouting.istio({
        services: servicesOf('istio-host-split'),
        virtualServices: [{ virtualService: { name: 'istio-host-split-vsvc' }, routes: ['primary'] }],
      }),
      steps: [{ setWeight: 10 }, { experiment: { templates: [new RevisionOfRollout('experiment-istio', { specRef: 'canary', weight: 20 })] } }],
    }),
  },
  'valid-ingress-smi.yml': {
    name: 'rollout-smi-experiment',
    replicas: 1,
    revisionHistoryLimit: 2,
    ...podOf('rollout-smi-experiment', 'argoproj/rollouts-demo:blue', 80),
    strategy: Strategy.routedCanary({
      trafficRouting: TrafficRouting.of(
        { smi: { trafficSplitName: 'rollout-smi-experiment-split', rootService: 'rollout-smi-experiment-root' } },
        { services: servicesOf('rollout-smi-experiment') },
      ),
      steps: [{ setWeight: 5 }, { experiment: { templates: [new RevisionOfRollout('experiment-smi', { specRef: 'canary', weight: 5 })] } }],
    }),
  },
  'valid-nginx-canary.yml': {
    name: 'nginx-rollout',
    ...podOf('nginx-rollout', 'argoproj/rollouts-demo:blue', 80),
    strategy: Strategy.routedCanary({
      trafficRouting: TrafficRouting.nginx({ services: servicesOf('nginx-rollout'), stableIngresses: [{ name: 'nginx-rollout-ingress' }] }),
      steps: [{ setWeight: 10 }],
    }),
  },
};

function canaryWithAnalysis(): RolloutProps {
  const readinessProbe = { httpGet: { path: '/ping', port: 8080 }, periodSeconds: 5 };
  const ports = [{ name: 'http', containerPort: 8080, protocol: 'TCP' }];
  return {
    name: 'valid-rollout',
    replicas: 10,
    revisionHistoryLimit: 1,
    matchLabels: { app: 'valid-rollout' },
    pod: { podSecurity: 'as-written', containers: [{ name: 'valid-rollout', image: 'valid-rollout:0.0.0', ports, readinessProbe, resources: {} }] },
    strategy: Strategy.canary({
      maxSurge: 1,
      maxUnavailable: 0,
      analysis: { templates: [AnalysisTemplate.fromAnalysisTemplateName('integrationtests').withArgs()] },
      steps: [10, 20, 40, 80].map((setWeight) => ({ setWeight })),
    }),
  };
}

function podOf(app: string, image: string, containerPort: number): Pick<RolloutProps, 'matchLabels'> & { readonly pod: NonNullable<RolloutProps['pod']> } {
  const resources = { requests: { memory: '16Mi', cpu: '5m' } };
  const ports = [{ name: 'http', containerPort, protocol: 'TCP' }];
  return { matchLabels: { app }, pod: { podSecurity: 'as-written', containers: [{ name: app, image, ports, resources }] } };
}

function servicesOf(app: string) {
  return { stable: { name: `${app}-stable` }, canary: { name: `${app}-canary` } };
}

export const stage: Stage = {
  name: 'argo-rollouts',
  title: 'upstream’s valid Rollouts, written with our constructs',
  run({ shared, log, expect }) {
    const folder = path.join(shared, 'corpora/argo-rollouts-lint');
    const valid = readCases(folder).filter((one) => one.valid);
    const same = valid.filter(({ id, file }) => {
      const expected = readYaml(path.join(folder, file)).filter((document) => fieldsOf(document).kind === 'Rollout');
      const made = id in written ? rolloutOf(written[id]!) : undefined;
      const equal = expected.length === 1 && isDeepStrictEqual(made, plain(expected[0]));
      expect(equal, `${id}: ours is ${JSON.stringify(made)}`);
      return equal;
    });
    log(`valid ${valid.length}, the same from our constructs ${same.length}`);
  },
};

function rolloutOf(props: RolloutProps): unknown {
  const chart = new Chart(new MlopsApp(), 'chart');
  new Rollout(chart, 'rollout', props);
  return plain(synthObjects(chart)[0]);
}

/** Without resources that say nothing: our constructs ask for them, upstream's files leave them out. */
function plain(object: unknown): unknown {
  return JSON.parse(JSON.stringify(object, (key, value: unknown) => (key === 'resources' && isDeepStrictEqual(value, {}) ? undefined : value)));
}
