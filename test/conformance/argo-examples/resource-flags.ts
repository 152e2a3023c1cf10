import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { eq, resource, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

const route = {
  apiVersion: 'route.openshift.io/v1',
  kind: 'Route',
  metadata: { name: 'host-route' },
  spec: { to: { kind: 'Service', name: 'service-name' } },
};

/** What is refused is made once more, without validation. */
export default (chart: Chart): void => {
  const createRoute = resource('create-route', { action: 'create', manifest: route });
  const withoutValidation = resource('create-route-without-validation', { action: 'create', flags: ['--validate=false'], manifest: route });
  const example = steps('resource-validate-example', {
    steps: (step) => {
      const submitted = step('submit-resource', createRoute, {}, { continueOn: { failed: true } });
      step('submit-resource-without-validation', withoutValidation, {}, { when: eq(submitted.status, 'Failed') });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'resource-validate', entrypoint: example, ...upstreamDefaults });
};
