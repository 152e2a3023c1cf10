import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../../support/upstream-defaults';
import { anyOf, container, dag, input, output, Workflow } from 'cdk8s-mlops/argo-workflows';

/** The output of a task that was skipped has its default. */
export default (chart: Chart): void => {
  const produce = container('produce', {
    outputs: { msg: output.string({ path: '/tmp/out.txt', default: 'hello-from-producer' }) },
    image: 'argoproj/argosay:v2',
    args: ['echo', 'real-value', '/tmp/out.txt'],
  });
  const consume = container('consume', {
    inputs: { in: input.string() },
    image: 'argoproj/argosay:v2',
    args: (inputs) => ['echo', `consumer got: [${inputs.in}]`],
  });
  const main = dag('main', {
    tasks: (task) => {
      const producer = task('producer', produce, {}, { when: false });
      task('consumer', consume, { in: producer.outputs.msg }, { after: anyOf(producer.succeeded, producer.skipped) });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'producer-output-default', entrypoint: main, ...upstreamDefaults });
};
