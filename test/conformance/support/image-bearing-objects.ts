import type { KubeObject } from '../../../lib/kube-object';

const image = (name: string) => `registry.example.com/team/${name}:old-1`;
const container = (name: string) => ({ name: 'main', image: image(name) });
const pod = (name: string) => ({ initContainers: [container(name)], containers: [container(name), { name: 'side', image: image('side') }] });
const workload = (name: string) => ({ selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: pod(name) } });

const templates = [
  { name: 'a', container: container('step'), initContainers: [container('init')], sidecars: [container('sidecar')] },
  { name: 'b', script: { image: image('script'), source: 'print(1)' } },
  { name: 'c', containerSet: { containers: [container('set')] } },
  { name: 'd', dag: { tasks: [{ name: 't', inline: { container: container('inline') } }] } },
];
const workflow: KubeObject = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'embedded' }, spec: { entrypoint: 'a', templates } };

function object(apiVersion: string, kind: string, spec: unknown, name = kind.toLowerCase()): KubeObject {
  return { apiVersion, kind, metadata: { name, namespace: 'team' }, spec };
}

/** Every kind that starts containers, as far as the platform uses it, with an image in each place where its schema allows one. */
export const imageBearingObjects: readonly KubeObject[] = [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'notes', namespace: 'team' }, data: { image: 'registry.example.com/team/web' } },
  object('v1', 'Pod', { ...pod('pod'), volumes: [{ name: 'model', image: { reference: image('model') } }] }),
  object('apps/v1', 'Deployment', workload('web')),
  object('apps/v1', 'StatefulSet', workload('db')),
  object('apps/v1', 'DaemonSet', workload('agent')),
  object('batch/v1', 'Job', { template: { spec: pod('job') } }),
  object('batch/v1', 'CronJob', {
    schedule: '0 0 * * *',
    jobTemplate: { spec: { template: { spec: { ...pod('cron'), volumes: [{ name: 'model', image: { reference: image('model') } }] } } } },
  }),
  object('argoproj.io/v1alpha1', 'Rollout', workload('rollout')),
  object('argoproj.io/v1alpha1', 'AnalysisTemplate', { metrics: [{ name: 'm', provider: { job: { spec: { template: { spec: pod('analysis') } } } } }] }),
  object('argoproj.io/v1alpha1', 'WorkflowTemplate', { templates, templateDefaults: { container: { image: image('default') } } }),
  object('argoproj.io/v1alpha1', 'ClusterWorkflowTemplate', { templates }),
  object('argoproj.io/v1alpha1', 'CronWorkflow', { schedules: ['0 0 * * *'], workflowSpec: { templates } }),
  object('argoproj.io/v1alpha1', 'Sensor', {
    template: { container: { image: image('sensor') } },
    triggers: [
      { template: { name: 'w', argoWorkflow: { operation: 'submit', source: { resource: workflow } } } },
      { template: { name: 'k', k8s: { operation: 'create', source: { resource: object('batch/v1', 'Job', { template: { spec: pod('triggered') } }) } } } },
    ],
  }),
  object('argoproj.io/v1alpha1', 'EventSource', { template: { container: { image: image('source') } }, github: { g: { active: true } } }),
  object('machinelearning.seldon.io/v1', 'SeldonDeployment', {
    predictors: [
      {
        name: 'p',
        componentSpecs: [{ spec: pod('classifier') }],
        graph: { name: 'g', storageInitializerImage: image('initializer') },
        explainer: { containerSpec: container('explainer') },
      },
    ],
  }),
  object('serving.kserve.io/v1beta1', 'InferenceService', { predictor: { model: { image: image('server') } }, transformer: { containers: [container('transformer')] } }),
  object('serving.kserve.io/v1alpha1', 'ServingRuntime', { containers: [container('runtime')] }),
  object('monitoring.coreos.com/v1', 'Prometheus', { image: image('prometheus'), containers: [container('proxy')] }),
  // Values of a chart, once as text and once structured: a field that kustomize could not follow must not break the build.
  object('argoproj.io/v1alpha1', 'Application', { source: { helm: { valuesObject: { image: 'registry.example.com/chart/text:old-1' } } } }, 'text'),
  object('argoproj.io/v1alpha1', 'Application', { source: { helm: { valuesObject: { image: { repository: 'x', tag: 'y' } } } } }, 'structured'),
];
