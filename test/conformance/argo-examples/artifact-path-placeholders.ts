import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, output, raw, Workflow } from 'cdk8s-mlops/argo-workflows';

/** A template knows the paths of its ports. */
export default (chart: Chart): void => {
  const headLines = container('head-lines', {
    inputs: { 'lines-count': input.integer(), text: input.artifact({ path: '/inputs/text/data' }) },
    outputs: {
      'actual-lines-count': output.integer({ path: '/outputs/actual-lines-count/data' }),
      text: output.artifact({ path: '/outputs/text/data' }),
    },
    image: 'busybox',
    command: (inputs, outputs) => {
      const [text, count] = [outputs.text.path, outputs['actual-lines-count'].path];
      const folders = `mkdir -p "$(dirname "${text}")" "$(dirname "${count}")"`;
      return ['sh', '-c', `${folders} ; head -n ${inputs['lines-count']} < "${inputs.text.path}" | tee "${text}" | wc -l > "${count}"`];
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'artifact-path-placeholders',
    entrypoint: headLines,
    arguments: { 'lines-count': 3, text: raw('1\n2\n3\n4\n5\n') },
    ...upstreamDefaults,
  });
};
