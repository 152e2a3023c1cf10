import type { KubeObject } from '../../../lib/kube-object';

interface Template {
  readonly name?: string;
  readonly container?: object;
  readonly script?: object;
  readonly containerSet?: { readonly containers: readonly object[] };
  readonly initContainers?: readonly object[];
  readonly sidecars?: readonly object[];
  readonly securityContext?: object;
  readonly volumes?: readonly object[];
}

interface WorkflowSpec {
  readonly templates?: readonly Template[];
  readonly securityContext?: object;
  readonly volumes?: readonly object[];
  readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
}

interface SeldonSpec {
  readonly predictors: readonly { readonly componentSpecs?: readonly { readonly spec: object }[] }[];
}

interface EventsSpec {
  readonly template?: { readonly container?: object; readonly securityContext?: object; readonly volumes?: readonly object[] };
}

type MakePod = (part: string, spec: object) => KubeObject;

/** The pods that controllers of custom kinds start for an object, as far as the object says how; none for Kubernetes' own kinds. */
export function podsOf({ kind, metadata, spec }: KubeObject): KubeObject[] {
  const pod: MakePod = (part, podSpec) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `${metadata!.name}-${part}`, namespace: metadata!.namespace },
    spec: podSpec,
  });
  switch (kind) {
    case 'CronWorkflow':
      return workflowPods((spec as { workflowSpec: WorkflowSpec }).workflowSpec, pod);
    case 'Workflow':
    case 'WorkflowTemplate':
    case 'ClusterWorkflowTemplate':
      return workflowPods(spec as WorkflowSpec, pod);
    case 'SeldonDeployment':
      return (spec as SeldonSpec).predictors.flatMap(({ componentSpecs = [] }) => componentSpecs).map((component, index) => pod(`${index}`, component.spec));
    case 'Sensor':
    case 'EventSource':
      return eventsPods(spec as EventsSpec, pod);
    default:
      return [];
  }
}

/** A template's security context stands in the place of the workflow's; each claim becomes a volume of its name. */
function workflowPods({ templates = [], securityContext, volumes = [], volumeClaimTemplates = [] }: WorkflowSpec, pod: MakePod): KubeObject[] {
  const claims = volumeClaimTemplates.map(({ metadata: { name } }) => ({ name, persistentVolumeClaim: { claimName: name } }));
  return templates.flatMap((template) => {
    const main = template.container ?? template.script;
    const { containerSet, sidecars = [], initContainers = [] } = template;
    const containers = [...(main ? [{ name: 'main', ...main }] : []), ...(containerSet?.containers ?? []), ...sidecars];
    if (containers.length === 0) return [];
    const context = template.securityContext ?? securityContext;
    const all = [...claims, ...volumes, ...(template.volumes ?? [])];
    return [pod(template.name!, { containers, initContainers, securityContext: context, volumes: all })];
  });
}

function eventsPods({ template = {} }: EventsSpec, pod: MakePod): KubeObject[] {
  const { container = {}, securityContext, volumes = [] } = template;
  return [pod('main', { containers: [{ name: 'main', ...container }], securityContext, volumes })];
}
