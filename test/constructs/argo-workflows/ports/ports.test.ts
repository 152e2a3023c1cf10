import { artifactory, azure, container, dag, git, httpArtifact, input, output, own, raw, type InputPorts, type OutputPorts } from 'cdk8s-mlops/argo-workflows';

const image = 'registry.example.org/work:1.0.0';

function portsOf(inputs: InputPorts, outputs: OutputPorts = {}) {
  const { inputs: taken, outputs: given } = container('work', { image, inputs, outputs }).toSpec();
  return { parameters: taken?.parameters, artifacts: taken?.artifacts, outputs: given };
}

test('an input has a description, allowed values, a default or a ConfigMap to be read from', () => {
  const { parameters } = portsOf({
    plain: input.string(),
    described: input.integer({ description: 'How many.', enum: [1, 2], default: 1 }),
    mode: input.oneOf(['fast', 'exact'], { default: 'fast' }),
    region: input.string({ configMap: { name: 'site' }, key: 'region', fallback: 'eu' }),
    dry: input.boolean({ default: true }),
    rates: input.json<number[]>({ default: [0.1, 1] }),
  });
  expect(parameters).toEqual([
    { name: 'plain' },
    { name: 'described', description: 'How many.', enum: ['1', '2'], value: '1' },
    { name: 'mode', enum: ['fast', 'exact'], value: 'fast' },
    { name: 'region', valueFrom: { configMapKeyRef: { name: 'site', key: 'region' }, default: 'eu' } },
    { name: 'dry', value: 'true' },
    { name: 'rates', value: '[0.1,1]' },
  ]);
});

test('an output comes from a file or a field, with a default, allowed values and a name of the workflow', () => {
  const { outputs } = portsOf({}, {
    rmse: output.number({ path: '/rmse', default: 0.5 }),
    ok: output.boolean({ path: '/ok' }),
    grade: output.string({ path: '/grade', enum: ['a', 'b'], globalName: 'grade', description: 'Of the model.' }),
    uid: output.string({ jsonPath: '{.metadata.uid}' }),
    all: output.json({ jqFilter: '.' }),
  });
  expect(outputs?.parameters).toEqual([
    { name: 'rmse', valueFrom: { path: '/rmse', default: '0.5' } },
    { name: 'ok', valueFrom: { path: '/ok' } },
    { name: 'grade', description: 'Of the model.', enum: ['a', 'b'], valueFrom: { path: '/grade' }, globalName: 'grade' },
    { name: 'uid', valueFrom: { jsonPath: '{.metadata.uid}' } },
    { name: 'all', valueFrom: { jqFilter: '.' } },
  ]);
});

test('artifacts are in stores of every kind', () => {
  const token = { name: 'store', key: 'token' };
  const { artifacts } = portsOf({
    jar: input.artifact({ path: '/jar', ...artifactory({ url: 'https://store.example.org/a.jar', passwordSecret: token }) }),
    blob: input.artifact({ path: '/blob', ...azure({ endpoint: 'https://a.example.org', container: 'ml', blob: 'x', useSDKCreds: true }) }),
    code: input.artifact({ path: '/code', ...git({ repo: 'https://git.example.org/a.git', revision: String(own.input('rev')), depth: 1 }) }),
    page: input.artifact({ path: '/page', mode: 0o644, ...httpArtifact({ url: 'https://example.org/page' }) }),
    text: input.artifact({ path: '/text', ...raw('hello') }),
  });
  expect(artifacts).toEqual([
    { name: 'jar', path: '/jar', artifactory: { url: 'https://store.example.org/a.jar', passwordSecret: token } },
    { name: 'blob', path: '/blob', azure: { endpoint: 'https://a.example.org', container: 'ml', blob: 'x', useSDKCreds: true } },
    { name: 'code', path: '/code', git: { repo: 'https://git.example.org/a.git', revision: '{{inputs.parameters.rev}}', depth: 1 } },
    { name: 'page', path: '/page', mode: 420, http: { url: 'https://example.org/page' } },
    { name: 'text', path: '/text', raw: { data: 'hello' } },
  ]);
});

test('outputs of a DAG are those of its tasks, with a name of the whole workflow and a default where the task was skipped', () => {
  const train = container('train', {
    image,
    outputs: { rmse: output.number({ path: '/rmse' }), model: output.artifact({ path: '/model' }) },
  });
  const training = dag('training', {
    tasks: (task) => {
      const { outputs } = task('train', train);
      return {
        rmse: output.from(outputs.rmse, { default: 1, globalName: 'rmse', description: 'Error.' }),
        model: output.from(outputs.model, { globalName: 'model', optional: true }),
        plain: outputs.rmse,
      };
    },
  });
  expect(training.toSpec().outputs).toEqual({
    parameters: [
      { name: 'rmse', description: 'Error.', valueFrom: { parameter: '{{tasks.train.outputs.parameters.rmse}}', default: '1' }, globalName: 'rmse' },
      { name: 'plain', valueFrom: { parameter: '{{tasks.train.outputs.parameters.rmse}}' } },
    ],
    artifacts: [{ name: 'model', from: '{{tasks.train.outputs.artifacts.model}}', globalName: 'model', optional: true }],
  });
});
