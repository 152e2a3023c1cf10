import { args, call, dag, inputs, outputs, rule, run, steps, times, work } from './support';

const taking = work('work', inputs('x'));
const over = (fields: object, value = '{{item}}'): object => steps([call('a', { ...args({ x: value }), ...fields })]);
const given = (templates: readonly object[], options = {}): unknown[] => {
  const trace = run(templates, options);
  return trace.order.map((path) => [path, trace.node(path).inputs.parameters.x]);
};

rule('loops/items', () => {
  const trace = run([over({ withItems: ['hello world', 'bye', 3] }), taking]);
  expect(trace.order).toEqual(['a(0:hello world)', 'a(1:bye)', 'a(2:3)']);
  expect(times(trace, ...trace.order)).toEqual([[0, 1], [0, 1], [0, 1]]);
});

rule('loops/maps', () => {
  expect(given([over({ withItems: [{ image: 'debian', tag: '9.1' }, { image: 'alpine', tag: '3.6' }] }, '{{item.image}}:{{item.tag}}'), taking])).toEqual([
    ['a(0:image:debian,tag:9.1)', 'debian:9.1'],
    ['a(1:image:alpine,tag:3.6)', 'alpine:3.6'],
  ]);
});

rule('loops/missing-key', () => {
  const items = { withItems: [{ name: 'x' }, { title: 'y' }] };
  const loop = call('a', { ...args({ x: '{{item.name}}' }), ...items });
  for (const list of [steps([loop], [call('b', args({ x: '' }))]), dag([loop, call('b', { ...args({ x: '' }), dependencies: ['a'] })])]) {
    const trace = run([list, taking]);
    expect([trace.order, trace.node('a').phase, trace.node('a').message]).toEqual([[], 'Error', "'{{item.name}}' is not there."]);
    expect(trace.phase).not.toBe('Succeeded');
  }
  expect(run([over({ withItems: ['x'] }, '{{item.name}}'), taking], { check: false }).node('a').phase).toBe('Error');
  expect(run([over(items, '{{=item.name}}'), taking]).node('a').message).toBe("'item.name' in '{{=item.name}}' is not there.");
  expect(given([over(items, "{{=item.name ?? 'none'}}"), taking])).toEqual([['a(0:name:x)', 'x'], ['a(1:title:y)', 'none']]);
});

rule('loops/param', () => {
  const script = { name: 'gen', script: { image: 'python', command: ['python'], source: 'print()' } };
  const list = steps([{ name: 'gen', template: 'gen' }], [call('a', { ...args({ x: '{{item.n}}' }), withParam: '{{steps.gen.outputs.result}}' })]);
  const items = given([list, script, taking], { stubs: { gen: { result: [{ n: 20 }, { n: 21 }] } } });
  expect(items).toEqual([['gen', undefined], ['a(0:n:20)', '20'], ['a(1:n:21)', '21']]);
});

rule('loops/sequence', () => {
  expect(given([over({ withSequence: { count: '3' } }), taking])).toEqual([['a(0:0)', '0'], ['a(1:1)', '1'], ['a(2:2)', '2']]);
  expect(given([over({ withSequence: { start: 4, end: 2 } }), taking])).toEqual([['a(0:4)', '4'], ['a(1:3)', '3'], ['a(2:2)', '2']]);
  expect(given([over({ withSequence: { start: '10', count: 2, format: 'n-%03X' } }), taking])).toEqual([['a(0:n-00A)', 'n-00A'], ['a(1:n-00B)', 'n-00B']]);
  const none = run([over({ withSequence: { count: 0 } }), taking]);
  expect([none.skipped, none.node('a').message]).toEqual([['a'], 'Skipped, empty params']);
});

const script = (fields: object = {}): object => ({ name: 'gen', ...inputs('x'), script: { image: 'python', command: ['python'], source: 'print()' }, ...fields });
const collecting = (value: string): object => steps([{ name: 'a', template: 'gen', ...args({ x: '{{item}}' }), withItems: [1, 2] }], [call('b', args({ x: value }))]);

rule('loops/aggregate', () => {
  const results = run([collecting('{{steps.a.outputs.result}}'), script(), taking], { stubs: { gen: (step) => ({ result: { input: step.inputs.x } }) } });
  expect(results.node('b').inputs.parameters.x).toBe('[{"input":"1"},{"input":"2"}]');
  const gives = (value: string): string => {
    const trace = run([collecting(value), script(outputs('n')), taking], { stubs: { gen: (step) => ({ outputs: { n: `<${step.inputs.x}>` } }) } });
    return trace.node('b').inputs.parameters.x;
  };
  expect(gives('{{steps.a.outputs.parameters.n}}')).toBe('["<1>","<2>"]');
  expect(gives('{{steps.a.outputs.parameters}}')).toBe('[{"n":"<1>"},{"n":"<2>"}]');
});

rule('loops/aggregate-json', () => {
  const trace = run([collecting('{{steps.a.outputs.result}}'), script(), taking], { stubs: { gen: { result: 'no json' } } });
  expect([trace.node('b').phase, trace.node('b').message]).toEqual([
    'Error',
    "'steps.a.outputs.result' is a list of what the items of a loop gave, and 'no json' is no JSON.",
  ]);
});
