import { args, breaks, call, dag, fails, inputs, main, phases, rule, run, steps, times, work } from './support';

const three = [work('work')];

rule('steps/groups', () => {
  const trace = run([steps([call('a')], [call('b'), call('c')], [call('d')]), ...three], { stubs: { b: { duration: 5 } } });
  expect(trace.order).toEqual(['a', 'b', 'c', 'd']);
  expect(times(trace, 'a', 'b', 'c', 'd')).toEqual([[0, 1], [1, 6], [1, 2], [6, 7]]);
});

rule('steps/failure', () => {
  const trace = run([steps([call('a'), call('b')], [call('c')]), ...three], { stubs: { a: fails } });
  expect(phases(trace)).toEqual({ a: 'Failed', b: 'Succeeded' });
  expect([trace.phase, trace.message]).toEqual(['Failed', "child 'a' failed"]);
});

rule('dag/dependencies', () => {
  const trace = run([dag([call('c', { dependencies: ['a', 'b'] }), call('a'), call('b', { dependencies: ['a'] })]), ...three], { stubs: { a: { duration: 3 } } });
  expect(trace.order).toEqual(['a', 'b', 'c']);
  expect(times(trace, 'a', 'b', 'c')).toEqual([[0, 3], [3, 4], [4, 5]]);
});

rule('dag/diamond', () => {
  const tasks = [call('a'), call('b', { dependencies: ['a'] }), call('c', { dependencies: ['a'] }), call('d', { dependencies: ['b', 'c'] })];
  const trace = run([dag(tasks), ...three], { stubs: { b: { duration: 4 } } });
  expect(times(trace, 'b', 'c', 'd')).toEqual([[1, 5], [1, 2], [5, 6]]);
});

const branches = [call('a'), call('a2', { dependencies: ['a'] }), call('b'), call('b2', { dependencies: ['b'] })];

rule('dag/fail-fast', () => {
  const trace = run([dag(branches), ...three], { stubs: { a: fails, b: { duration: 4 } } });
  expect(phases(trace)).toEqual({ a: 'Failed', a2: 'Omitted', b: 'Succeeded' });
  expect([trace.phase, trace.end]).toEqual(['Failed', 4]);
});

rule('dag/fail-fast-off', () => {
  const trace = run([dag(branches, { failFast: false }), ...three], { stubs: { a: fails, b: { duration: 4 } } });
  expect(phases(trace)).toEqual({ a: 'Failed', a2: 'Omitted', b: 'Succeeded', b2: 'Succeeded' });
  expect([trace.phase, trace.end]).toEqual(['Failed', 5]);
});

rule('dag/target', () => {
  const trace = run([dag([call('a'), call('b', { dependencies: ['a'] }), call('c', { dependencies: ['b'] }), call('d')], { target: 'b' }), ...three]);
  expect(trace.order).toEqual(['a', 'b']);
});

rule('dag/nested', () => {
  const inner = { name: 'inner', dag: { tasks: [call('x'), call('y', { dependencies: ['x'] })] } };
  const listed = { name: 'listed', steps: [[call('x')], [call('y')]] };
  const trace = run([dag([{ name: 'a', template: 'inner' }, { name: 'b', template: 'listed', dependencies: ['a'] }]), inner, listed, ...three]);
  expect(trace.order).toEqual(['a.x', 'a.y', 'b.x', 'b.y']);
});

const after = (depends: string): object[] => [dag([call('a'), call('b'), call('c', { depends })]), ...three];

rule('depends/succeeded-or-failed', () => {
  expect(phases(run(after('a.Succeeded && b.Failed'), { stubs: { b: fails } })).c).toBe('Succeeded');
  expect(phases(run(after('a.Failed || b.Failed'), { stubs: { b: fails } })).c).toBe('Succeeded');
  expect(phases(run(after('a.Succeeded && !b.Failed'), { stubs: { b: fails } })).c).toBe('Omitted');
  expect(phases(run(after('(a.Failed || a.Succeeded) && !(b.Errored)'))).c).toBe('Succeeded');
});

rule('depends/no-result', () => {
  const tasks = (fields: object): object[] => [dag([call('a', { ...fields }), call('b', { depends: 'a' })]), work('work'), work('server', { daemon: true })];
  expect(phases(run(tasks({}))).b).toBe('Succeeded');
  expect(phases(run(tasks({ when: '1 == 2' }))).b).toBe('Succeeded');
  expect(phases(run(tasks({ template: 'server' }))).b).toBe('Succeeded');
  expect(phases(run(tasks({}), { stubs: { a: fails } })).b).toBe('Omitted');
});

rule('depends/omitted', () => {
  const tasks = [call('a'), call('b', { depends: 'a.Failed' }), call('c', { depends: 'b.Omitted' }), call('d', { depends: 'b' })];
  const trace = run([dag(tasks), ...three]);
  expect(phases(trace)).toEqual({ a: 'Succeeded', b: 'Omitted', c: 'Succeeded', d: 'Omitted' });
  expect([trace.omitted, trace.phase]).toEqual([['b', 'd'], 'Succeeded']);
});

rule('depends/skipped', () => {
  const tasks = [call('a', { when: 'false' }), call('b', { depends: 'a.Skipped' }), call('c', { depends: 'a.Succeeded' })];
  expect(phases(run([dag(tasks), ...three]))).toEqual({ a: 'Skipped', b: 'Succeeded', c: 'Omitted' });
});

rule('depends/errored', () => {
  const tasks = [call('a'), call('b', { depends: 'a.Errored' }), call('c', { depends: 'a.Failed' })];
  expect(phases(run([dag(tasks), ...three], { stubs: { a: breaks } }))).toEqual({ a: 'Error', b: 'Succeeded', c: 'Omitted' });
});

const loop = (depends: string): object[] => [
  dag([call('a', { ...args({ x: '{{item}}' }), withItems: ['p', 'q'] }), call('b', { depends, ...args({ x: '' }) })]),
  work('work', inputs('x')),
];

rule('depends/any-succeeded', () => {
  expect(phases(run(loop('a.AnySucceeded'), { stubs: { 'a(0:p)': fails } })).b).toBe('Succeeded');
  expect(phases(run(loop('a.AnySucceeded'), { stubs: { a: fails } })).b).toBe('Omitted');
});

rule('depends/all-failed', () => {
  expect(phases(run(loop('a.AllFailed'), { stubs: { a: fails } })).b).toBe('Succeeded');
  expect(phases(run(loop('a.AllFailed'), { stubs: { 'a(0:p)': fails } })).b).toBe('Omitted');
});

rule('depends/continue-on', () => {
  const tasks = (continueOn: object): object[] => [dag([call('a', { continueOn }), call('b', { dependencies: ['a'] })]), ...three];
  const trace = run(tasks({ failed: true }), { stubs: { a: fails } });
  expect([phases(trace), trace.phase]).toEqual([{ a: 'Failed', b: 'Succeeded' }, 'Succeeded']);
  expect(run(tasks({ error: true }), { stubs: { a: fails } }).phase).toBe('Failed');
  expect(run(tasks({ error: true }), { stubs: { a: breaks } }).phase).toBe('Succeeded');
});

rule('steps/continue-on', () => {
  const both = [steps([call('a', { continueOn: { failed: true } })], [call('b')]), ...three];
  const trace = run(both, { stubs: { a: fails } });
  expect([phases(trace), trace.phase]).toEqual([{ a: 'Failed', b: 'Succeeded' }, 'Succeeded']);
  expect(run(both, { stubs: { a: breaks } }).phase).toBe('Failed');
});

rule('conditionals/when', () => {
  const trace = run([steps([call('a')], [call('b', { when: '{{steps.a.status}} == Failed' }), call('c', { when: '{{steps.a.status}} == Succeeded' })]), ...three]);
  expect(trace.skipped).toEqual(['b']);
  expect(trace.node('b').message).toBe("when 'Succeeded == Failed' evaluated false");
  expect(trace.order).toEqual(['a', 'c']);
});

const coin = { name: 'flip', script: { image: 'python', command: ['python'], source: 'print()' } };

rule('conditionals/coin', () => {
  const flips = steps(
    [{ name: 'flip-coin', template: 'flip' }],
    [call('heads', { when: '{{steps.flip-coin.outputs.result}} == heads' }), call('tails', { when: '{{steps.flip-coin.outputs.result}} == tails' })],
  );
  const trace = run([flips, coin, ...three], { stubs: { flip: { result: 'tails' } } });
  expect([trace.order, trace.skipped]).toEqual([['flip-coin', 'tails'], ['heads']]);
});

rule('recursion/until', () => {
  const flips = main({
    steps: [
      [{ name: 'flip-coin', template: 'flip' }],
      [call('heads', { when: '{{steps.flip-coin.outputs.result}} == heads' }), { name: 'tails', template: 'main', when: '{{steps.flip-coin.outputs.result}} == tails' }],
    ],
  });
  const results = ['tails', 'tails', 'heads'];
  const trace = run([flips, coin, ...three], { stubs: { flip: () => ({ result: results.shift() ?? '' }) } });
  expect(trace.order).toEqual(['flip-coin', 'tails.flip-coin', 'tails.tails.flip-coin', 'tails.tails.heads']);
  const endless = run([flips, coin, ...three], { stubs: { flip: { result: 'tails' } } });
  expect(endless.nodes.at(-1)!.message).toBe('Templates call each other 100 times deep, which is the most.');
});
