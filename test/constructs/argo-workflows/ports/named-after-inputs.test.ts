import { container, git, input, output, own, s3, steps } from 'cdk8s-mlops/argo-workflows';

test('outputs can be a function of the inputs', () => {
  const map = container('map', {
    inputs: { part: input.string() },
    outputs: ({ part }) => ({ result: output.artifact({ path: '/out', ...s3({ key: `results/${part}.json` }) }) }),
    image: 'busybox',
    args: (_inputs, outputs) => [outputs.result.path],
  });
  expect(map.toSpec()).toMatchObject({
    outputs: { artifacts: [{ name: 'result', path: '/out', s3: { key: 'results/{{inputs.parameters.part}}.json' } }] },
    container: { args: ['{{outputs.artifacts.result.path}}'] },
  });
});

test('an input can be made of another', () => {
  const build = container('build', {
    inputs: { revision: input.string(), code: input.artifact({ path: '/src', ...git({ repo: 'https://example.org/x.git', revision: own.input('revision') }) }) },
    image: 'busybox',
  });
  expect(build.toSpec().inputs?.artifacts?.[0]?.git?.revision).toBe('{{inputs.parameters.revision}}');
});

test('an output artifact can be called as an output parameter is', () => {
  const write = container('write', {
    outputs: { out: output.string({ path: '/out' }), file: output.artifact({ name: 'out', path: '/out' }) },
    image: 'busybox',
    args: (_inputs, outputs) => [outputs.file.path, outputs.out.path],
  });
  const read = container('read', { inputs: { file: input.artifact({ path: '/in' }), text: input.string() }, image: 'busybox' });
  const both = steps('both', {
    steps: (step) => {
      const written = step('write', write);
      step('read', read, { file: written.outputs.file, text: written.outputs.out });
    },
  });
  expect(write.toSpec()).toMatchObject({
    outputs: { parameters: [{ name: 'out' }], artifacts: [{ name: 'out', path: '/out' }] },
    container: { args: ['{{outputs.artifacts.out.path}}', '{{outputs.parameters.out.path}}'] },
  });
  expect(both.toSpec().steps?.[1]?.[0]?.arguments).toEqual({
    parameters: [{ name: 'text', value: '{{steps.write.outputs.parameters.out}}' }],
    artifacts: [{ name: 'file', from: '{{steps.write.outputs.artifacts.out}}' }],
  });
});
