import { inputReferences } from '../../../../constructs/argo-workflows/ports/references';
import { jsonText } from '../../../../constructs/argo-workflows/values/json-text';
import { container, expression, gt, http, input, output, resource, steps } from 'cdk8s-mlops/argo-workflows';

const inputs = inputReferences({
  text: input.string(),
  stage: input.oneOf(['dev', 'prod']),
  count: input.integer(),
  rate: input.number(),
  flag: input.boolean(),
  list: input.json<string[]>(),
});

test.each<[string, unknown, string]>([
  ['a text', inputs.text, '"{{inputs.parameters.text}}"'],
  ['a closed choice', inputs.stage, '"{{inputs.parameters.stage}}"'],
  ['a whole number', inputs.count, '{{inputs.parameters.count}}'],
  ['a number with a fraction', inputs.rate, '{{inputs.parameters.rate}}'],
  ['a boolean', inputs.flag, '{{inputs.parameters.flag}}'],
  ['a list', inputs.list, '{{inputs.parameters.list}}'],
  ['a condition, with texts in it', gt(inputs.count, 1).and(expression<boolean>`"a\\b" == 'c'`), `{{=(asInt(inputs.parameters.count) > 1) && ("a\\\\b" == 'c')}}`],
  ['a number in a text', `${inputs.count} times`, '"{{inputs.parameters.count}} times"'],
])('%s', (_rule, value, expected) => {
  expect(jsonText({ in: [value] })).toBe(`{"in":[${expected}]}`);
});

test('outputs are known as well', () => {
  const count = container('count', { outputs: { count: output.integer({ path: '/count' }), all: output.boolean({ path: '/all' }) }, image: 'busybox' });
  const scale = resource('scale', {
    inputs: { replicas: input.integer(), paused: input.boolean() },
    action: 'apply',
    manifest: ({ replicas, paused }) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas, paused } }),
  });
  const tell = http('tell', {
    inputs: { counted: input.string(), count: input.integer({ default: 1 }) },
    url: 'https://example.org',
    method: 'POST',
    body: ({ count }) => ({ count }),
  });
  const main = steps('main', {
    steps: (step) => {
      const counted = step('count', count).outputs;
      step('scale', scale, { replicas: counted.count, paused: counted.all });
      step('tell', tell, { counted: jsonText(counted) });
    },
  });
  expect(scale.toSpec().resource?.manifest).toContain('"replicas": {{inputs.parameters.replicas}},\n    "paused": {{inputs.parameters.paused}}\n');
  expect(tell.toSpec().http?.body).toBe('{"count":{{inputs.parameters.count}}}');
  expect(main.toSpec().steps?.[2]?.[0]?.arguments?.parameters).toEqual([
    { name: 'counted', value: '{"count":{{steps.count.outputs.parameters.count}},"all":{{steps.count.outputs.parameters.all}}}' },
  ]);
});

test('a patch of a pod is data, with values in it, or a text', () => {
  const patched = container('patched', {
    inputs: { memory: input.string() },
    image: 'busybox',
    podSpecPatch: ({ memory }) => ({ containers: [{ name: 'main', resources: { limits: { memory } } }] }),
  });
  const patch = JSON.parse(patched.toSpec().podSpecPatch!) as unknown;
  expect(patch).toEqual({ containers: [{ name: 'main', resources: { limits: { memory: '{{inputs.parameters.memory}}' } } }] });
  expect(container('text', { image: 'busybox', podSpecPatch: 'hostNetwork: true' }).toSpec().podSpecPatch).toBe('hostNetwork: true');
});

test('a condition can be known when the workflow is made', () => {
  const hello = container('hello', { image: 'busybox' });
  const main = steps('main', {
    steps: (step) => {
      step('never', hello, {}, { when: false });
    },
  });
  expect(main.toSpec().steps?.[0]?.[0]?.when).toBe('false');
});
