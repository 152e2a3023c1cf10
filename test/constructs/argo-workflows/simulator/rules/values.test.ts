import { args, call, dag, inputs, main, outputs, phases, rule, run, steps, work } from './support';

const taking = work('work', inputs('x'));
const script = (name: string, fields: object = {}): object => ({ name, script: { image: 'busybox', command: ['sh'], source: 'echo' }, ...fields });

rule('parameters/arguments', () => {
  const templates = [{ ...main(inputs('message')), container: { image: 'busybox', command: ['echo'], args: ['{{inputs.parameters.message}}'] } }];
  const spec = { arguments: { parameters: [{ name: 'message', value: 'hello' }] } };
  expect(run(templates, { spec }).node('').inputs.parameters).toEqual({ message: 'hello' });
  expect(run(templates, { spec, arguments: { message: 'bye' } }).node('').inputs.parameters).toEqual({ message: 'bye' });
});

rule('parameters/global', () => {
  const spec = { arguments: { parameters: [{ name: 'level', value: 'debug' }] } };
  const seen: unknown[] = [];
  const container = { image: 'busybox', command: ['echo'], args: ['{{workflow.parameters.level}}'] };
  run([steps([call('a')]), { name: 'work', container }], { spec, stubs: { work: ({ template }) => void seen.push((template.container as { args: unknown }).args) } });
  expect(seen).toEqual([['debug']]);
});

rule('parameters/output', () => {
  const trace = run([steps([{ name: 'make', template: 'maker' }], [call('use', args({ x: '{{steps.make.outputs.parameters.file}}' }))]), work('maker', outputs('file')), taking], {
    stubs: { maker: { outputs: { file: 'hello world' } } },
  });
  expect(trace.node('make').outputs.parameters).toEqual({ file: 'hello world' });
  expect(trace.node('use').inputs.parameters).toEqual({ x: 'hello world' });
});

rule('parameters/result', () => {
  const trace = run([steps([{ name: 'gen', template: 'gen' }], [call('use', args({ x: '{{steps.gen.outputs.result}}' }))]), script('gen'), taking], {
    stubs: { gen: { result: '17\n' } },
  });
  expect(trace.node('use').inputs.parameters).toEqual({ x: '17' });
});

rule('parameters/output-default', () => {
  const declared = (valueFrom: object): object => work('maker', { outputs: { parameters: [{ name: 'file', valueFrom: { path: '/out/file', ...valueFrom } }] } });
  const list = steps([{ name: 'make', template: 'maker' }]);
  expect(run([list, declared({ default: 'none' })]).node('make').outputs.parameters).toEqual({ file: 'none' });
  const missing = run([list, declared({})]);
  expect([missing.node('make').phase, missing.node('make').message]).toEqual([
    'Error',
    "Output parameter 'file' of template 'maker' was not given: nothing was written to /out/file, and it has no default.",
  ]);
});

rule('parameters/inputs-json', () => {
  const container = { image: 'busybox', command: ['echo'], args: ['{{inputs.parameters}}'] };
  const seen: string[] = [];
  run([steps([call('a', args({ x: '1', y: 'two' }))]), { name: 'work', ...inputs('x', 'y'), container }], {
    stubs: { work: ({ template }) => void seen.push((template.container as { args: string[] }).args[0]) },
  });
  expect(JSON.parse(seen[0])).toEqual([{ name: 'x', value: '1' }, { name: 'y', value: 'two' }]);
});

rule('variables/expression', () => {
  const value = "{{=asInt(inputs.parameters.n) + 1}} {{=sprig.trim(' a ')}}";
  const inner = { name: 'inner', ...inputs('n'), steps: [[call('a', args({ x: value }))]] };
  expect(run([steps([{ name: 'i', template: 'inner', ...args({ n: '41' }) }]), inner, taking]).node('i.a').inputs.parameters).toEqual({ x: '42 a' });
});

rule('variables/names', () => {
  const container = { image: 'busybox', command: ['echo'], args: ['{{steps.name}} {{workflow.name}} {{node.name}}'] };
  const seen: unknown[] = [];
  run([steps([call('first')]), { name: 'work', container }], { stubs: { work: ({ template }) => void seen.push((template.container as { args: unknown }).args) } });
  expect(seen).toEqual([['first demo demo.first']]);
});

rule('variables/status', () => {
  const list = steps([call('a', { ...args({ x: '' }), continueOn: { failed: true } })], [call('b', args({ x: '{{steps.a.status}} {{steps.a.exitCode}}' }))]);
  expect(run([list, taking], { stubs: { a: { exitCode: 3 } } }).node('b').inputs.parameters).toEqual({ x: 'Failed 3' });
});

rule('variables/main-entrypoint', () => {
  const template = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'WorkflowTemplate',
    metadata: { name: 'shared' },
    spec: { entrypoint: 'other', templates: [{ name: 'other', container: { image: 'busybox', command: ['echo'], args: ['{{workflow.mainEntrypoint}}'] } }] },
  };
  const seen: unknown[] = [];
  run([steps([{ name: 'a', templateRef: { name: 'shared', template: 'other' } }])], {
    objects: [template],
    stubs: { other: (step) => void seen.push((step.template.container as { args: unknown }).args) },
  });
  expect(seen).toEqual([['main']]);
});

const producer = (valueFrom: object = {}): object => work('producer', { outputs: { parameters: [{ name: 'msg', valueFrom: { path: '/out', ...valueFrom } }] } });
const consuming = (value: string): object => steps([{ name: 'a', template: 'producer', when: 'false' }], [call('b', args({ x: value }))]);

rule('skipped-outputs/producer-default', () => {
  const trace = run([consuming('{{steps.a.outputs.parameters.msg}}'), producer({ default: 'nothing' }), taking]);
  expect(trace.node('b').inputs.parameters).toEqual({ x: 'nothing' });
});

rule('skipped-outputs/consumer-default', () => {
  const withDefault = work('work', { inputs: { parameters: [{ name: 'x', default: 'mine' }] } });
  const trace = run([consuming('{{steps.a.outputs.parameters.msg}}'), producer(), withDefault]);
  expect(trace.node('b').inputs.parameters).toEqual({ x: 'mine' });
});

rule('skipped-outputs/coalesced', () => {
  const trace = run([consuming("{{=steps.a.outputs.parameters.msg ?? 'other'}}"), producer(), taking]);
  expect(trace.node('b').inputs.parameters).toEqual({ x: 'other' });
});

rule('skipped-outputs/unhandled', () => {
  expect(phases(run([consuming('{{steps.a.outputs.parameters.msg}}'), producer(), taking]))).toEqual({ a: 'Skipped', b: 'Error' });
  expect(phases(run([consuming('{{=steps.a.outputs.parameters.msg}}'), producer(), taking]))).toEqual({ a: 'Skipped', b: 'Error' });
});

rule('skipped-outputs/own-when', () => {
  const second = (fields: object): object => steps([{ name: 'a', template: 'producer', when: 'false' }], [call('b', { when: '1 == 2', ...fields })]);
  const unhandled = '{{steps.a.outputs.parameters.msg}}';
  expect(phases(run([second(args({ x: unhandled })), producer(), taking]))).toEqual({ a: 'Skipped', b: 'Skipped' });
  expect(phases(run([second({ ...args({ x: '{{item}}' }), withParam: unhandled }), producer(), taking]))).toEqual({ a: 'Skipped', b: 'Skipped' });
});

const writer = work('writer', { outputs: { artifacts: [{ name: 'art', path: '/out' }] } });
const reader = (fields: object = {}): object => work('reader', { inputs: { artifacts: [{ name: 'art', path: '/in', ...fields }] } });
const passing = (fields: object = {}): object =>
  steps(
    [{ name: 'write', template: 'writer' }],
    [{ name: 'read', template: 'reader', arguments: { artifacts: [{ name: 'art', from: '{{steps.write.outputs.artifacts.art}}', ...fields }] } }],
  );

rule('artifacts/passed', () => {
  const read: unknown[] = [];
  run([passing(), writer, reader()], {
    stubs: { writer: { outputs: { art: 'hello' } }, reader: ({ artifacts }) => void read.push(artifacts.map(({ name, path, content }) => [name, path, String(content as Buffer)])) },
  });
  expect(read).toEqual([[['art', '/in', 'hello']]]);
});

rule('artifacts/optional', () => {
  const maybe = work('writer', { outputs: { artifacts: [{ name: 'art', path: '/out', optional: true }] } });
  const stubs = { writer: { missing: ['art'] } };
  expect(run([passing(), writer, reader()], { stubs }).node('write').message).toBe("Output artifact 'art' of template 'writer' was not written.");
  expect(run([passing(), maybe, reader()], { stubs }).node('read').phase).toBe('Error');
  expect(run([passing({ optional: true }), maybe, reader({ optional: true })], { stubs }).phase).toBe('Succeeded');
});

const choice = (outputsOf: object): object => ({
  ...dag([
    { name: 'flip', template: 'flip' },
    { name: 'heads', template: 'heads', depends: 'flip', when: '{{tasks.flip.outputs.result}} == heads' },
    { name: 'tails', template: 'tails', depends: 'flip', when: '{{tasks.flip.outputs.result}} == tails' },
  ]),
  outputs: outputsOf,
});

rule('outputs/expression', () => {
  const expression = "tasks.flip.outputs.result == 'heads' ? tasks.heads.outputs.result : tasks.tails.outputs.result";
  const templates = [choice({ parameters: [{ name: 'coin', valueFrom: { expression } }] }), script('flip'), script('heads'), script('tails')];
  const stubs = { heads: { result: 'H' }, tails: { result: 'T' } };
  expect(run(templates, { stubs: { ...stubs, flip: { result: 'heads' } } }).outputs.parameters).toEqual({ coin: 'H' });
  expect(run(templates, { stubs: { ...stubs, flip: { result: 'tails' } } }).outputs.parameters).toEqual({ coin: 'T' });
});

rule('artifacts/from-expression', () => {
  const fromExpression = "tasks.flip.outputs.result == 'heads' ? tasks.heads.outputs.artifacts.art : tasks.tails.outputs.artifacts.art";
  const art = { outputs: { artifacts: [{ name: 'art', path: '/out' }] } };
  const templates = [choice({ artifacts: [{ name: 'side', fromExpression }] }), script('flip'), script('heads', art), script('tails', art)];
  const trace = run(templates, { stubs: { flip: { result: 'tails' }, heads: { outputs: { art: 'H' } }, tails: { outputs: { art: 'T' } } } });
  expect(String(trace.outputs.artifacts.side.content as Buffer)).toBe('T');
});

rule('parameters/global-name', () => {
  const publishes = work('maker', { outputs: { parameters: [{ name: 'file', globalName: 'shared', valueFrom: { path: '/out' } }] } });
  const uses = { name: 'work', container: { image: 'busybox', command: ['echo'], args: ['{{workflow.outputs.parameters.shared}}'] } };
  const seen: unknown[] = [];
  const trace = run([steps([{ name: 'make', template: 'maker' }], [call('use')]), publishes, uses], {
    stubs: { maker: { outputs: { file: 'v1' } }, work: ({ template }) => void seen.push((template.container as { args: unknown }).args) },
  });
  expect(seen).toEqual([['v1']]);
  expect(trace.globals['workflow.outputs.parameters.shared']).toBe('v1');
});
