import type { Chart } from 'cdk8s';
import { contract } from '../platform/contract';
import { resources, restrictedContainer, restrictedPod } from '../restricted';
import { names } from './names';
import type { Settings } from './settings';
import { EventBus, EventSource, Sensor, type EventDependency, type Trigger } from 'cdk8s-mlops/imports/argo-events';
import { VirtualService } from 'cdk8s-mlops/imports/istio';
import { Role, RoleBinding, ServiceAccount } from 'cdk8s-mlops/imports/kubernetes';

const webhook = { port: 12000, path: '/push' };

/** A push to main starts the whole pipeline, a pull request only its checks. */
export function addGitHubTrigger(chart: Chart, settings: Settings): void {
  new EventBus(chart, 'bus', {
    metadata: { name: 'default' },
    spec: { jetstream: { version: '2.10.10', replicas: 3, persistence: { volumeSize: '5Gi' }, securityContext: restrictedPod() } },
  });
  addEventSource(chart, settings);
  addSensor(chart);
}

function addEventSource(chart: Chart, { host }: Settings): void {
  new EventSource(chart, 'github', {
    metadata: { name: 'github' },
    spec: {
      template: { securityContext: restrictedPod(), container: { securityContext: restrictedContainer, resources: resources('100m', '128Mi') } },
      service: { ports: [{ name: 'webhook', port: webhook.port, targetPort: webhook.port }] },
      github: {
        'tumor-triage': {
          repositories: [{ owner: 'example', names: ['tumor-triage'] }],
          events: ['push', 'pull_request'],
          contentType: 'json',
          active: true,
          insecure: false,
          apiToken: { name: names.gitHubSecret, key: 'token' },
          webhookSecret: { name: names.gitHubSecret, key: 'webhook-secret' },
          webhook: { endpoint: webhook.path, method: 'POST', port: `${webhook.port}`, url: `https://hooks.${host}` },
        },
      },
    },
  });
  new VirtualService(chart, 'webhook-route', {
    metadata: { name: 'github-webhook' },
    spec: {
      hosts: [`hooks.${host}`],
      gateways: [`${contract.ingress.namespace}/${contract.ingress.gateway}`],
      http: [
        {
          match: [{ uri: { exact: webhook.path }, method: { exact: 'POST' } }],
          route: [{ destination: { host: `github-eventsource-svc.${names.ciNamespace}.svc.cluster.local`, port: { number: webhook.port } } }],
        },
      ],
    },
  });
}

function addSensor(chart: Chart): void {
  const account = new ServiceAccount(chart, 'sensor-account', { metadata: { name: 'github-sensor' } });
  const role = new Role(chart, 'sensor-role', {
    metadata: { name: 'github-sensor' },
    rules: [{ apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['create'] }],
  });
  new RoleBinding(chart, 'sensor-binding', {
    metadata: { name: 'github-sensor' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role.name },
    subjects: [{ kind: 'ServiceAccount', name: account.name, namespace: names.ciNamespace }],
  });
  new Sensor(chart, 'sensor', {
    metadata: { name: 'github' },
    spec: {
      template: { serviceAccountName: account.name, securityContext: restrictedPod(), container: { securityContext: restrictedContainer, resources: resources('100m', '128Mi') } },
      dependencies: [
        dependency('push-to-main', 'push', 'body.ref', 'refs/heads/main'),
        dependency('pull-request', 'pull_request', 'body.action', 'opened', 'reopened', 'synchronize'),
      ],
      triggers: [submit('push-to-main', 'deliver', 'body.after'), submit('pull-request', 'check', 'body.pull_request.head.sha')],
    },
  });
}

function dependency(name: string, event: string, path: string, ...values: string[]): EventDependency {
  return {
    name,
    eventSourceName: 'github',
    eventName: 'tumor-triage',
    filters: {
      data: [
        { path: 'headers.X-Github-Event', type: 'string', value: [`^${event}$`], comparator: '=' },
        { path, type: 'string', value: values.map((value) => `^${value}$`), comparator: '=' },
      ],
    },
  };
}

/** Starts a workflow from the template at one of its entrypoints, for the commit at this place of the payload. */
function submit(dependencyName: string, entrypoint: string, commitPath: string): Trigger {
  return {
    template: {
      name: dependencyName,
      conditions: dependencyName,
      argoWorkflow: {
        operation: 'submit',
        source: {
          resource: {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Workflow',
            metadata: { generateName: `${names.cicdTemplate}-`, namespace: names.ciNamespace },
            spec: { entrypoint, workflowTemplateRef: { name: names.cicdTemplate }, arguments: { parameters: [{ name: 'revision', value: '' }] } },
          },
        },
        parameters: [{ src: { dependencyName, dataKey: commitPath }, dest: 'spec.arguments.parameters.0.value' }],
      },
    },
  };
}
