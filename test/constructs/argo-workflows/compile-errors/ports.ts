import { container, dag, http, input, output, resource, s3, script, suspend, type Template } from 'cdk8s-mlops/argo-workflows';

/* Inputs and outputs of templates, and what tasks give and take. */

const load = container('load', {
  inputs: { source: input.string(), limit: input.integer({ default: 100 }), stage: input.oneOf(['dev', 'prod'], { default: 'dev' }) },
  outputs: { raw: output.artifact({ path: '/out/raw' }), rows: output.integer({ path: '/out/rows' }), hash: output.string({ path: '/out/hash' }) },
  image: 'load:1',
});
const train = container('train', {
  inputs: { raw: input.artifact({ path: '/in/raw' }), rate: input.number({ default: 0.1 }), verbose: input.boolean({ default: false }) },
  image: 'train:1',
});
const wait = suspend('wait', { outputs: { answer: output.string({ supplied: true }) } });
const configured = resource('configured', { action: 'get', manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } } });

export const calls = dag('calls', {
  inputs: { source: input.string() },
  tasks: (task, inputs) => {
    const loaded = task('load', load, { source: inputs.source, stage: 'prod' });
    const waited = task('wait', wait);
    const got = task('get', configured);
    task('train', train, { raw: loaded.outputs.raw, rate: 0.2 });
    task('train-from-store', train, { raw: s3({ key: 'raw' }) });
    task('answered', load, { source: waited.outputs.answer });

    // @ts-expect-error 'sorce' does not exist in type ... Did you mean to write 'source'?
    task('a', load, { sorce: inputs.source });
    // @ts-expect-error 'lines' does not exist in type 'Arguments<
    task('b', load, { source: 'x', lines: 3 });
    // @ts-expect-error Property 'source' is missing in type '{ limit: number; }'
    task('c', load, { limit: 3 });
    // @ts-expect-error Expected 3-4 arguments, but got 2
    task('d', load);
    // @ts-expect-error Property 'row' does not exist on type ... Did you mean 'rows'?
    task('e', load, { source: `${loaded.outputs.row}` });
    // @ts-expect-error Type 'Reference<number>' is not assignable to type ... Property 'reference' is missing in type 'Reference<number>'
    task('f', train, { raw: loaded.outputs.rows });
    // @ts-expect-error Type 'ArtifactReference' is not assignable to type 'Value<string>'
    task('g', load, { source: loaded.outputs.raw });
    // @ts-expect-error Type 'string' is not assignable to type 'Value<number> | undefined'
    task('h', load, { source: 'x', limit: '100' });
    // @ts-expect-error Type 'Reference<string>' is not assignable to type 'Value<number> | undefined'
    task('i', train, { raw: loaded.outputs.raw, rate: loaded.outputs.hash });
    // @ts-expect-error Type '"staging"' is not assignable to type 'Value<"dev" | "prod"> | undefined'
    task('j', load, { source: 'x', stage: 'staging' });
    // @ts-expect-error Type 'Reference<string>' is not assignable to type 'Value<"dev" | "prod"> | undefined'
    task('k', load, { source: 'x', stage: inputs.source });
    // @ts-expect-error Type 'string' is not assignable to type 'Value<boolean> | undefined'
    task('l', train, { raw: loaded.outputs.raw, verbose: 'yes' });
    // @ts-expect-error Type 'NoResult' is not assignable to type 'Value<string>'
    task('m', load, { source: waited.result });
    // @ts-expect-error Type 'NoResult' is not assignable to type 'Value<string>'
    task('n', load, { source: got.result });
    // @ts-expect-error 'buckit' does not exist in type
    task('o', train, { raw: s3({ key: 'raw', buckit: 'data' }) });
    // @ts-expect-error Argument of type 'string' is not assignable to parameter of type 'Callable<
    task('p', 'load', { source: 'x' });
    return { rows: loaded.outputs.rows };
  },
});

export const callers = dag('callers', {
  tasks: (task) => {
    const called = task('calls', calls, { source: 'x' });
    // @ts-expect-error Property 'raw' does not exist on type 'OutputReferences<
    task('a', train, { raw: called.outputs.raw });
    // @ts-expect-error Type 'NoResult' is not assignable to type 'Value<string>'
    task('b', calls, { source: called.result });
  },
});

// @ts-expect-error Type 'string' is not assignable to type 'ReturnedOutput'
export const returned = dag('returned', { tasks: () => ({ run: 'a' }) });

// @ts-expect-error Property 'image' is missing in type '{ command: string[]; }' but required in type
export const imageless = container('a', { command: ['true'] });
// @ts-expect-error 'imagee' does not exist in type ... Did you mean to write 'image'?
export const misspelt = container('b', { imagee: 'a:1' });
// @ts-expect-error Property 'source' is missing in type '{ image: string; command: string[]; }' but required in type
export const sourceless = script('c', { image: 'a:1', command: ['sh'] });
// @ts-expect-error Type '"list"' is not assignable to type
export const lists = resource('d', { action: 'list' });
// @ts-expect-error Type '"SEND"' is not assignable to type
export const sends = http('e', { url: 'https://example.org', method: 'SEND' });
// @ts-expect-error Property 'lines' does not exist on type 'InputReferences<{ source: InputParameter<string, false>; }>'
export const fields = container('f', { inputs: { source: input.string() }, image: 'a:1', args: (inputs) => [inputs.lines] });
// @ts-expect-error Type 'LocalArtifact' is not assignable to type 'Text'
export const artifactArgument = container('g', { inputs: { raw: input.artifact({ path: '/a' }) }, image: 'a:1', args: (inputs) => [inputs.raw] });

// @ts-expect-error Property 'supplied' is missing in type '{ description: string; }'
output.string({ description: 'What it says' });
// @ts-expect-error Property 'path' is missing in type '{ s3: S3Artifact; }' but required in type '{ readonly path: string; }'
output.artifact({ ...s3({ key: 'raw' }) });
// @ts-expect-error Type 'string' is not assignable to type 'Value<number>'
input.number({ default: '0.1' });
// @ts-expect-error Type '"c"' is not assignable to type 'Value<"a" | "b">'
input.oneOf(['a', 'b'], { default: 'c' });
// @ts-expect-error Property 'key' is missing in type '{ configMap: { name: string; }; }' but required in type 'ConfigMapInputOptions<string>'
input.string({ configMap: { name: 'settings' } });

export const typed: Template = load;
