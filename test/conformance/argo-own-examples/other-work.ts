import type { Chart } from 'cdk8s';
import { containerSet, data, declaredTemplate, expression, gt, hook, http, input, jsonPath, output, plugin, response, s3, secretKey, sprig, steps, subtract, Volume, WorkflowAccount, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

/** Work that is not done by a single container. */
export default (chart: Chart): void => {
  const work = Volume.emptyDir('work');
  const image = 'registry.example.org/etl:1.4.0';
  const etl = containerSet('etl', {
    inputs: { file: input.string() },
    outputs: { rows: output.integer({ path: '/workspace/rows' }) },
    mounts: [work.at('/workspace')],
    containerRetry: { retries: 2, duration: '30s' },
    containers: ({ file }) => [
      { name: 'extract', image, args: ['extract', file] },
      { name: 'transform', image, args: ['transform'], after: ['extract'] },
      { name: 'main', image, args: ['count'], after: ['transform'] },
    ],
  });
  const files = data('files', {
    source: { artifactPaths: s3({ key: 'raw/' }) },
    transformation: ["filter(data, {# endsWith '.csv'})", expression`map(data, {# + '?'})`],
  });
  const tell = http('tell', {
    inputs: { text: input.string() },
    url: 'https://chat.example.org/hooks',
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: secretKey({ name: 'chat' }, 'token') },
    body: ({ text }) => ({ text }),
    timeoutSeconds: 10,
    successCondition: gt(300, response.statusCode),
  });
  const cleanUp = plugin('clean-up', { inputs: { rows: input.integer() }, plugin: ({ rows }) => ({ cleaner: { folder: '/work', rows } }) });
  const countDown = declaredTemplate('count-down', { inputs: { n: input.integer() } });
  const counted = steps('count-down', {
    inputs: countDown.inputs,
    steps: (step, { n }) => {
      step('tell', tell, { text: `${n} left` });
      step('again', countDown, { n: subtract(n, 1) }, { when: gt(n, 1) });
    },
  });
  const main = steps('main', {
    steps: (step) => {
      const found = step('files', files);
      const loaded = step.each('etl', etl, found.result, (file) => ({ file }), (file) => ({
        hooks: (self) => ({ exit: hook(tell, { text: `${file}: ${self.status}` }) }),
      }));
      const first = jsonPath<number>(loaded.outputs.rows, '$[0]');
      step('clean-up', cleanUp, { rows: first });
      step('tell', tell, { text: sprig<string>('upper', found.result) });
      step('count-down', counted, { n: 3 });
      return { rows: output.from(first, { globalName: 'rows', default: 0, description: 'Rows of the first file' }) };
    },
  });
  // Requests and plugins are work of the agent.
  const account = new WorkflowAccount(chart, 'Account', { name: 'other-work', agent: true });
  new WorkflowTemplate(chart, 'Other', { name: 'other-work', entrypoint: main, serviceAccount: account });
};
