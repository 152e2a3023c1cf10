import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { contains, eq, http, input, response, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** What counts as the success of a request. */
export default (chart: Chart): void => {
  const inputs = { url: input.string() };
  const statusIs201 = http('http-status-is-201', { inputs, url: ({ url }) => url, successCondition: eq(response.statusCode, 201) });
  const containsGoogle = http('http-body-contains-google', { inputs, url: ({ url }) => url, successCondition: contains(response.body, 'google') });
  const containsCloudflare = http('http-headers-contains-cloudflare', {
    inputs,
    url: ({ url }) => url,
    successCondition: eq(response.header('Server'), 'cloudflare'),
  });
  const main = steps('main', {
    steps: (step) => {
      step.parallel(() => {
        step('http-status-is-201-succeeds', statusIs201, { url: 'https://httpbin.org/status/201' });
        step('http-body-contains-google-succeeds', containsGoogle, { url: 'https://google.com' });
      });
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'http-template-condition',
    entrypoint: main,
    templates: [containsCloudflare],
    annotations: { 'workflows.argoproj.io/description': 'Conditions on the answer to a request.' },
    ...upstreamDefaults,
  });
};
