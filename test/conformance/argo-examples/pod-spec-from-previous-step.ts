import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { dag, input, output, script, Workflow } from 'cdk8s-mlops/argo-workflows';

/** The resources of a step are found out by the one before. */
export default (chart: Chart): void => {
  const parseResources = script('parse-resources-tmpl', {
    outputs: { resources: output.json<Record<string, string>>({ path: '/tmp/resources.json' }) },
    image: 'alpine:3.23',
    command: ['sh'],
    source: `echo '{"memory": "10Gi", "cpu": "2000m"}' > /tmp/resources.json && cat /tmp/resources.json\n`,
  });
  const setupResources = script('setup-resources-tmpl', {
    inputs: { resources: input.json<Record<string, string>>() },
    // The JSON text of the parameter stands in the patch without quotes.
    podSpecPatch: ({ resources }) => ({ containers: [{ name: 'main', resources: { limits: resources, requests: resources } }] }),
    image: 'alpine:3.23',
    command: ['sh'],
    source: ({ resources }) => `echo ${resources}\n`,
  });
  const main = dag('workflow', {
    tasks: (task) => {
      const { resources } = task('parse-resources', parseResources).outputs;
      task('setup-resources', setupResources, { resources });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'pod-spec-from-previous-step', entrypoint: main, ...upstreamDefaults });
};
