import type { Chart } from 'cdk8s';
import { contract } from '../platform/contract';
import type { Pipelines } from './ci-cd';
import { names } from './names';
import type { Settings } from './settings';
import { EventBus, GitHubEventSource, Sensor, submit } from 'cdk8s-mlops/argo-events';
import { VirtualService } from 'cdk8s-mlops/imports/istio';

/** A push to main starts the whole pipeline, a pull request only its checks. */
export function addGitHubTrigger(chart: Chart, { host }: Settings, { deliver, check }: Pipelines): void {
  new EventBus(chart, 'bus', { jetstream: { persistence: { volumeSize: '5Gi' } } });
  const github = new GitHubEventSource(chart, 'github', {
    name: 'github',
    eventName: 'tumor-triage',
    repositories: ['example/tumor-triage'],
    url: `https://hooks.${host}`,
    apiToken: { name: names.gitHubSecret, key: 'token' },
    webhookSecret: { name: names.gitHubSecret, key: 'webhook-secret' },
  });
  addRoute(chart, github, `hooks.${host}`);

  const push = github.on('push').as('push-to-main').where((event) => event.body('ref').equals('refs/heads/main'));
  const pullRequest = github.on('pull_request').as('pull-request').where((event) => event.body('action').equals('opened', 'reopened', 'synchronize'));
  new Sensor(chart, 'sensor', {
    name: 'github',
    triggers: {
      'push-to-main': { when: push, do: submit(deliver, { revision: push.body('after', { required: true }) }) },
      'pull-request': { when: pullRequest, do: submit(check, { revision: pullRequest.body('pull_request.head.sha', { required: true }) }) },
    },
  });
}

function addRoute(chart: Chart, { service, endpoint }: GitHubEventSource, host: string): void {
  new VirtualService(chart, 'webhook-route', {
    metadata: { name: 'github-webhook' },
    spec: {
      hosts: [host],
      gateways: [`${contract.ingress.namespace}/${contract.ingress.gateway}`],
      http: [
        {
          match: [{ uri: { exact: endpoint }, method: { exact: 'POST' } }],
          route: [{ destination: { host: `${service.name}.${names.ciNamespace}.svc.cluster.local`, port: { number: service.port } } }],
        },
      ],
    },
  });
}
