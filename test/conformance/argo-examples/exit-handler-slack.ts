import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, workflow, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const sayHello = container('say-hello', { image: 'alpine:3.23', command: ['sh', '-c'], args: ['echo hello'] });
  const text = `"Workflow ${workflow.name} ${workflow.status}"`;
  const section = `{ "type": "section", "text": { "type": "mrkdwn", "text": ${text}, } }`;
  const payload = `{ "text": "${workflow.name} finished", "blocks": [ ${section} ] }`;
  const tellSlack = container('exit-handler', {
    image: 'curlimages/curl:latest',
    command: ['sh', '-c'],
    args: [`curl -X POST --data-urlencode 'payload=${payload}' YOUR_WEBHOOK_URL_HERE`],
  });
  new Workflow(chart, 'Workflow', { name: 'exit-handler-slack', entrypoint: sayHello, onExit: tellSlack, ...upstreamDefaults });
};
