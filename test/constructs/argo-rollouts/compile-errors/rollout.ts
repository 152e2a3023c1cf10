import { Duration, type Chart } from 'cdk8s';
import { AnalysisTemplate, Experiment, ExperimentPods, RevisionOfRollout, Rollout, Strategy, TrafficRouting } from 'cdk8s-mlops/argo-rollouts';

const pod = { containers: [{ name: 'web', image: 'web:1', resources: {} }] };
const services = { stable: { name: 'stable' }, canary: { name: 'canary' } };
const virtualService = { name: 'routes' };
const checked = AnalysisTemplate.fromAnalysisTemplateName('checked').withArgs();
const istio = TrafficRouting.istio({ virtualServices: [{ virtualService }], services });
const alb = TrafficRouting.alb({ ingresses: [{ name: 'web' }], servicePort: 80, services });

export function rollouts(chart: Chart): void {
  const strategy = Strategy.canary();
  new Rollout(chart, 'a', { pod, strategy });
  new Rollout(chart, 'b', { workload: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, strategy });

  // @ts-expect-error Property 'strategy' is missing in type
  new Rollout(chart, 'c', { pod });
  // @ts-expect-error is not assignable to parameter of type 'RolloutProps'
  new Rollout(chart, 'd', { strategy });
  // @ts-expect-error is not assignable to parameter of type 'RolloutProps'
  new Rollout(chart, 'e', { strategy, pod, workload: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } });
  // @ts-expect-error Property 'resources' is missing in type '{ name: string; image: string; }' but required in type 'PodContainer'
  new Rollout(chart, 'f', { strategy, pod: { containers: [{ name: 'web', image: 'web:1' }] } });
  // @ts-expect-error Property 'image' is missing in type '{ name: string; resources: {}; }' but required in type 'PodContainer'
  new Rollout(chart, 'g', { strategy, pod: { containers: [{ name: 'web', resources: {} }] } });
  // @ts-expect-error Type '"off"' is not assignable to type ..."restricted"
  new Rollout(chart, 'h', { strategy, pod: { ...pod, podSecurity: 'off' } });
  // @ts-expect-error Type 'string' is not assignable to type 'NamedObject'
  new Rollout(chart, 'i', { strategy, pod: { ...pod, serviceAccount: 'runner' } });
  // @ts-expect-error 'canary' does not exist in type 'Strategy'
  new Rollout(chart, 'j', { pod, strategy: { canary: {} } });
}

export function strategies(): void {
  Strategy.routedCanary({ trafficRouting: istio, steps: [{ setCanaryScale: { weight: 25 } }, { setMirrorRoute: { name: 'mirror' } }] });
  Strategy.routedCanary({ trafficRouting: alb, steps: [{ setHeaderRoute: { name: 'a', match: [{ headerName: 'x', headerValue: { exact: 'y' } }] } }] });
  Strategy.canary({ steps: [{ setWeight: 20 }, { pause: {} }, { pause: { duration: Duration.minutes(5) } }] });
  Strategy.canary({ steps: [{ analysis: { templates: [checked] } }] });

  // @ts-expect-error 'setWieght' does not exist in type 'CanaryStep ... Did you mean to write 'setWeight'?
  Strategy.canary({ steps: [{ setWieght: 20 }] });
  // @ts-expect-error Type 'string' is not assignable to type 'number'
  Strategy.canary({ steps: [{ setWeight: '20' }] });
  // @ts-expect-error Type 'string' is not assignable to type 'Duration'
  Strategy.canary({ steps: [{ pause: { duration: '5m' } }] });
  // @ts-expect-error Type '{ setWeight: number; pause: {}; }' is not assignable to type 'CanaryStep
  Strategy.canary({ steps: [{ setWeight: 20, pause: {} }] });
  // @ts-expect-error 'setCanaryScale' does not exist in type 'CanaryStep
  Strategy.canary({ steps: [{ setCanaryScale: { weight: 25 } }] });
  // @ts-expect-error 'setMirrorRoute' does not exist in type
  Strategy.routedCanary({ trafficRouting: alb, steps: [{ setMirrorRoute: { name: 'mirror' } }] });
  // @ts-expect-error is not assignable to type
  Strategy.routedCanary({ trafficRouting: istio, steps: [{ setCanaryScale: { weight: 25, replicas: 3 } }] });
  // @ts-expect-error is not assignable to type
  Strategy.routedCanary({ trafficRouting: istio, steps: [{ setHeaderRoute: { name: 'a', match: [{ headerName: 'x', headerValue: {} }] } }] });
  // @ts-expect-error Source has 0 element(s) but target requires 1
  Strategy.canary({ steps: [{ analysis: { templates: [] } }] });
  // @ts-expect-error Property 'args' is missing in type 'AnalysisHandle<never>' but required in type 'AnalysisCall'
  Strategy.canary({ analysis: { templates: [AnalysisTemplate.fromAnalysisTemplateName('checked')] } });
  // @ts-expect-error 'dynamicStableScale' does not exist in type 'CanaryOptions'
  Strategy.canary({ dynamicStableScale: true });
  // @ts-expect-error Property 'trafficRouting' is missing in type '{ steps: { setWeight: number; }[]; }'
  Strategy.routedCanary({ steps: [{ setWeight: 20 }] });
  // @ts-expect-error Type 'string' is not assignable to type 'NamedObject'
  Strategy.blueGreen({ activeService: 'web' });
  // @ts-expect-error Property 'activeService' is missing in type '{ previewService: { name: string; }; }'
  Strategy.blueGreen({ previewService: { name: 'preview' } });
}

export function routing(): void {
  TrafficRouting.istio({ virtualServices: [{ virtualService }], destinationRule: { destinationRule: { name: 'rule' } } });
  TrafficRouting.gatewayApi({ services, httpRoutes: [{ route: { name: 'web', kind: 'HTTPRoute' } as { name: string } }] });

  // @ts-expect-error is not assignable to parameter of type 'IstioOptions' ... is missing in type
  TrafficRouting.istio({ virtualServices: [{ virtualService }] });
  // @ts-expect-error Source has 0 element(s) but target requires 1
  TrafficRouting.istio({ virtualServices: [], services });
  // @ts-expect-error Type 'string' is not assignable to type 'NamedObject'
  TrafficRouting.istio({ virtualServices: [{ virtualService: 'routes' }], services });
  // @ts-expect-error Property 'canary' is missing in type '{ stable: { name: string; }; }' but required in type 'StableAndCanary'
  TrafficRouting.nginx({ stableIngresses: [{ name: 'web' }], services: { stable: { name: 'stable' } } });
  // @ts-expect-error Property 'servicePort' is missing in type
  TrafficRouting.alb({ ingresses: [{ name: 'web' }], services });
  // @ts-expect-error Property 'services' is missing in type
  TrafficRouting.gatewayApi({ httpRoutes: [{ route: { name: 'web' } }] });
  // @ts-expect-error is not assignable to parameter of type 'GatewayApiOptions'
  TrafficRouting.gatewayApi({ services });
}

export function experiments(chart: Chart): void {
  const canary = new RevisionOfRollout('canary', { specRef: 'canary' });
  const one = new ExperimentPods('one', { pod });
  Strategy.canary({ steps: [{ experiment: { templates: [canary], duration: Duration.hours(1) } }] });
  new Experiment(chart, 'a', { templates: [one], analyses: [{ name: 'checked', template: checked }] });

  // @ts-expect-error Type '"new"' is not assignable to type '"canary" | "stable"'
  new RevisionOfRollout('canary', { specRef: 'new' });
  // @ts-expect-error Source has 0 element(s) but target requires 1
  new Experiment(chart, 'b', { templates: [] });
  // @ts-expect-error Type 'RevisionOfRollout' is not assignable to type 'ExperimentPods'
  new Experiment(chart, 'c', { templates: [canary] });
  // @ts-expect-error Property 'podTemplateHsh' does not exist on type 'RevisionOfRollout'
  String(canary.podTemplateHsh);
}
