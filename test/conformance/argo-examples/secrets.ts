import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, secretKey, Volume, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  // Made by somebody else.
  const secret = { name: 'my-secret' };
  const printSecret = container('print-secret', {
    image: 'alpine:3.23',
    command: ['sh', '-c'],
    args: [' echo "secret from env: $MYSECRETPASSWORD"; echo "secret from file: `cat /secret/mountpath/mypassword`" '],
    env: { MYSECRETPASSWORD: secretKey(secret, 'mypassword') },
    mounts: [Volume.secret('my-secret-vol', secret).at('/secret/mountpath')],
  });
  new Workflow(chart, 'Workflow', { name: 'secrets', entrypoint: printSecret, ...upstreamDefaults });
};
