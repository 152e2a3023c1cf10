import { podTable } from '../../lib/references/core/pod-table';
import { fieldAt, fieldsOf, textOf } from '../../lib/references/fields';
import { podTemplateAt } from '../../lib/references/pod-template';
import { kindOf, nameOf, secretKey } from '../../lib/references/readers';
import type { ReferenceModel } from '../../lib/references/reference-model';
import type { Reference, ReferenceTable } from '../../lib/references/reference-table';
import { service, type TargetKind } from '../../lib/references/target-kind';
import { gatewayApiPlugin, namedRoutes } from './gateway-routes';

const group = 'argoproj.io';
const istio = 'networking.istio.io';
const ingress: TargetKind = { group: 'networking.k8s.io', kind: 'Ingress' };

/** `{ templateName, clusterScope }`. */
function analysis(value: unknown): Reference | undefined {
  const { templateName, clusterScope } = fieldsOf(value);
  const name = textOf(templateName);
  if (name === undefined) return undefined;
  const cluster = clusterScope === true;
  return { to: { group, kind: cluster ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate', cluster }, name, at: 'templateName' };
}

/** Istio's objects may be of another namespace: `name.namespace`. */
function istioObject(kind: string) {
  return (value: unknown): Reference | undefined => {
    const [name, namespace] = (textOf(fieldsOf(value).name) ?? '').split('.');
    return name === '' ? undefined : { to: { group: istio, kind }, name, namespace, at: 'name' };
  };
}

const analysisTable: ReferenceTable = { 'templates[*]': analysis };

const metricTable: ReferenceTable = { 'spec.metrics[*].provider.job.spec.template.spec': podTable };

const templateTable: ReferenceTable = {
  ...metricTable,
  'spec.templates[*]': analysis,
  'spec.args[*].valueFrom.secretKeyRef': secretKey,
};

/** The settings of the plugin for the Gateway API name the namespace beside the routes. */
function gatewayReferences(value: unknown): Reference[] {
  const settings = fieldsOf(value);
  const namespace = textOf(settings.namespace);
  return namedRoutes(settings).map(({ kind, name, at }) => ({ to: { group: 'gateway.networking.k8s.io', kind }, name, at, namespace }));
}

const canaryTable: ReferenceTable = {
  canaryService: nameOf(service),
  stableService: nameOf(service),
  'pingPong.pingService': nameOf(service),
  'pingPong.pongService': nameOf(service),
  analysis: analysisTable,
  'steps[*].analysis': analysisTable,
  'steps[*].experiment.analyses[*]': analysis,
  'trafficRouting.alb.ingress': nameOf(ingress),
  'trafficRouting.alb.ingresses[*]': nameOf(ingress),
  'trafficRouting.alb.rootService': nameOf(service),
  'trafficRouting.istio.destinationRule': istioObject('DestinationRule'),
  'trafficRouting.istio.virtualService': istioObject('VirtualService'),
  'trafficRouting.istio.virtualServices[*]': istioObject('VirtualService'),
  'trafficRouting.nginx.stableIngress': nameOf(ingress),
  'trafficRouting.nginx.stableIngresses[*]': nameOf(ingress),
  [`trafficRouting.plugins["${gatewayApiPlugin}"]`]: gatewayReferences,
  'trafficRouting.smi.rootService': nameOf(service),
};

const rolloutTable: ReferenceTable = {
  'template.spec': podTable,
  workloadRef: kindOf(),
  'strategy.blueGreen.activeService': nameOf(service),
  'strategy.blueGreen.previewService': nameOf(service),
  'strategy.blueGreen.prePromotionAnalysis': analysisTable,
  'strategy.blueGreen.postPromotionAnalysis': analysisTable,
  'strategy.canary': canaryTable,
};

export const referenceModels: readonly ReferenceModel[] = [
  {
    group,
    kind: 'Rollout',
    references: { spec: rolloutTable },
    pods: (object) => [{ ...podTemplateAt('spec.template', fieldAt(object, 'spec', 'template')), runTimeLabels: ['rollouts-pod-template-hash'] }],
  },
  { group, kind: 'AnalysisTemplate', references: templateTable },
  { group, kind: 'ClusterAnalysisTemplate', clusterScoped: true, references: templateTable },
  { group, kind: 'AnalysisRun', references: { ...metricTable, 'spec.args[*].valueFrom.secretKeyRef': secretKey } },
  {
    group,
    kind: 'Experiment',
    references: { 'spec.analyses[*]': analysis, 'spec.analyses[*].args[*].valueFrom.secretKeyRef': secretKey, 'spec.templates[*].template.spec': podTable },
  },
];
