import type { KubeObject } from '../../lib/kube-object';
import { containerTable, podTable } from '../../lib/references/core/pod-table';
import { fieldAt, fieldsOf, itemsOf, textOf } from '../../lib/references/fields';
import { placedItems, type PodTemplate, podTemplateAt } from '../../lib/references/pod-template';
import { configMapKey, nameOf, secretKey } from '../../lib/references/readers';
import type { Provision, ReferenceModel } from '../../lib/references/reference-model';
import type { Reference, ReferenceTable } from '../../lib/references/reference-table';
import { persistentVolumeClaim, secret, service, serviceAccount, type TargetKind } from '../../lib/references/target-kind';

const istioGateway: TargetKind = { group: 'networking.istio.io', kind: 'Gateway' };

/** `pvc://claim/path` is a directory on a claim of the same namespace. */
function modelUri(value: unknown): Reference | undefined {
  const [, claim] = /^pvc:\/\/([^/]+)/.exec(textOf(value) ?? '') ?? [];
  return claim === undefined ? undefined : { to: persistentVolumeClaim, name: claim };
}

/** `istio-system/seldon-gateway`, or a gateway of the same namespace. */
function gatewayAnnotation(value: unknown): Reference | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const [namespace, name] = text.includes('/') ? text.split('/') : [undefined, text];
  return { to: istioGateway, name, namespace };
}

const modelTable: ReferenceTable = {
  modelUri,
  envSecretRefName: nameOf(secret),
  serviceAccountName: nameOf(serviceAccount),
};

/** A graph is a tree of models, routers and transformers. */
const graphTable: ReferenceTable = {
  '': modelTable,
  get 'children[*]'() {
    return graphTable;
  },
};

const predictorTable: ReferenceTable = {
  graph: graphTable,
  'componentSpecs[*].spec': podTable,
  explainer: modelTable,
  'explainer.containerSpec': containerTable,
  'svcOrchSpec.env[*].valueFrom.secretKeyRef': secretKey,
  'svcOrchSpec.env[*].valueFrom.configMapKeyRef': configMapKey,
};

const deploymentTable: ReferenceTable = {
  'metadata.annotations["seldon.io/istio-gateway"]': gatewayAnnotation,
  'spec.predictors[*]': predictorTable,
};

/** The engine in front of every predictor listens for REST and gRPC. */
const enginePorts = ['8000', 'http', '5001', 'grpc'];

function predictorServices(object: KubeObject): Provision[] {
  return itemsOf(fieldAt(object, 'spec', 'predictors')).flatMap((predictor) => {
    const { name, annotations } = fieldsOf(predictor);
    const given = textOf(fieldsOf(annotations)['seldon.io/svc-name']);
    const usual = textOf(name) && `${object.metadata?.name}-${String(name)}`;
    const chosen = given ?? usual;
    return chosen ? [{ to: service, name: chosen, parts: { port: enginePorts } }] : [];
  });
}

/** Labels that the controller adds: `seldon-deployment-id`, `seldon-app`, ... */
const runTimeLabels = ['seldon-', 'seldon.io/'];

function predictorPods(object: KubeObject): PodTemplate[] {
  return placedItems('spec.predictors', fieldAt(object, 'spec', 'predictors')).flatMap(({ path, fields }) => {
    const specs = placedItems(`${path}.componentSpecs`, fields.componentSpecs);
    const pods = specs.map(({ path: at, fields: template }) => podTemplateAt(at, template));
    const plain: PodTemplate = { labels: {}, containers: [], volumes: [], runTimeLabels: [] };
    return (pods.length === 0 ? [plain] : pods).map((pod) => ({ ...pod, labels: { ...fieldsOf(fields.labels), ...pod.labels }, runTimeLabels }));
  });
}

export const referenceModels: readonly ReferenceModel[] = [
  {
    group: 'machinelearning.seldon.io',
    kind: 'SeldonDeployment',
    references: deploymentTable,
    provides: predictorServices,
    pods: predictorPods,
  },
];
