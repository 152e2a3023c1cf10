import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** A device for all steps, and another for one of them. */
export default (chart: Chart): void => {
  const device = (resourceClaimTemplateName: string) => [{ name: 'accelerator', resourceClaimTemplateName }];
  const defaultDevice = container('default-device', {
    image: 'busybox',
    command: ['echo'],
    args: ['using the workflow default device'],
    resources: { claims: [{ name: 'accelerator' }] },
  });
  const otherDevice = container('other-device', {
    resourceClaims: device('example-large-device-claim-template'),
    image: 'busybox',
    command: ['echo'],
    args: ['using a different device'],
    resources: { claims: [{ name: 'accelerator' }] },
  });
  const main = steps('main', {
    steps: (step) => {
      step('default-device', defaultDevice);
      step('other-device', otherDevice);
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'resource-claims-template-override',
    entrypoint: main,
    resourceClaims: device('example-device-claim-template'),
    ...upstreamDefaults,
  });
};
