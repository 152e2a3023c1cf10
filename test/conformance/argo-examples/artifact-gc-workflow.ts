import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, output, s3, Workflow } from 'cdk8s-mlops/argo-workflows';

/** Artifacts go with their workflow, but for one that goes when the workflow is over. */
export default (chart: Chart): void => {
  const main = container('main', {
    outputs: {
      'on-completion': output.artifact({
        path: '/tmp/on-completion.txt',
        artifactGC: { strategy: 'OnWorkflowCompletion' },
        ...s3({ key: 'on-completion.txt' }),
      }),
      'on-deletion': output.artifact({ path: '/tmp/on-deletion.txt', ...s3({ key: 'on-deletion.txt' }) }),
    },
    image: 'argoproj/argosay:v2',
    command: ['sh', '-c'],
    args: ['echo "hello world" > /tmp/on-completion.txt\necho "hello world" > /tmp/on-deletion.txt\n'],
  });
  new Workflow(chart, 'Workflow', {
    name: 'artifact-gc',
    entrypoint: main,
    artifactGC: { strategy: 'OnWorkflowDeletion' },
    ...upstreamDefaults,
  });
};
