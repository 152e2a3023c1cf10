import type { Trace } from '../../../../../constructs/argo-workflows/simulator';
import { args, call, dag, inputs, main, outputs, rule, run, steps, times, work } from './support';

rule('daemon/goes-on', () => {
  const list = steps([{ name: 'db', template: 'server' }], [call('a', args({ x: '{{steps.db.ip}}' }))]);
  const trace = run([list, work('server', { daemon: true }), work('work', inputs('x'))]);
  expect(times(trace, 'a')).toEqual([[1, 2]]);
  expect(trace.node('a').inputs.parameters.x).toMatch(/^10\.\d+\.\d+\.\d+$/);
});

rule('daemon/ends', () => {
  const inner = { name: 'inner', steps: [[{ name: 'db', template: 'server' }], [call('a')]] };
  const trace = run([steps([{ name: 'i', template: 'inner' }], [call('b')]), inner, work('server', { daemon: true }), work('work')]);
  expect(times(trace, 'i.db', 'i', 'b')).toEqual([[0, 2], [0, 2], [2, 3]]);
  expect([trace.node('i.db').phase, trace.node('i.db').isDaemon]).toEqual(['Succeeded', true]);
});

rule('daemon/loop', () => {
  const list = steps([{ name: 'db', template: 'server', withItems: [1, 2] }], [call('a', args({ x: '{{steps.db.ip}}' }))]);
  const trace = run([list, work('server', { daemon: true }), work('work', inputs('x'))]);
  expect(JSON.parse(trace.node('a').inputs.parameters.x)).toEqual([expect.stringMatching(/^10\./), expect.stringMatching(/^10\./)]);
});

const memoized = (fields: object = outputs('file')): object =>
  work('work', { ...inputs('x'), ...fields, memoize: { key: 'v-{{inputs.parameters.x}}', maxAge: '1h', cache: { configMap: { name: 'cache' } } } });
const twice = steps([call('a', args({ x: '1' }))], [call('b', args({ x: '1' })), call('c', args({ x: '2' }))]);
const stubs = { work: ({ path }: { path: string }) => ({ outputs: { file: path } }) };

rule('memoize/hit', () => {
  const trace = run([twice, memoized()], { stubs });
  expect(trace.order).toEqual(['a', 'c']);
  expect([trace.node('b').isMemoized, trace.node('b').outputs.parameters]).toEqual([true, { file: 'a' }]);
  expect(run([twice, memoized()], { stubs, cache: trace.cache }).order).toEqual([]);
});

rule('memoize/max-age', () => {
  const entry = (createdAt: string): object => ({ cache: { 'v-1': { parameters: { file: 'old' }, createdAt } } });
  const only = steps([call('a', args({ x: '1' }))]);
  expect(run([only, memoized()], { stubs, cache: entry('2024-12-31T23:30:00Z') as never }).order).toEqual([]);
  expect(run([only, memoized()], { stubs, cache: entry('2024-12-31T22:30:00Z') as never }).order).toEqual(['a']);
});

rule('memoize/outputs', () => {
  expect(run([twice, memoized({})]).order).toEqual(['a', 'b', 'c']);
});

const items = (fields: object = {}): object => steps([call('a', { withItems: [1, 2, 3], ...fields })]);
const starts = (trace: Trace): (number | undefined)[] => trace.order.map((path) => trace.node(path).start);

rule('synchronization/mutex', () => {
  expect(starts(run([items(), work('work', { synchronization: { mutexes: [{ name: 'm' }] } })]))).toEqual([0, 1, 2]);
  const two = [steps([call('a'), { name: 'b', template: 'other' }]), work('work', { synchronization: { mutexes: [{ name: 'm' }] } })];
  expect(starts(run([...two, work('other', { synchronization: { mutexes: [{ name: 'm' }] } })]))).toEqual([0, 1]);
  expect(starts(run([...two, work('other', { synchronization: { mutexes: [{ name: 'n' }] } })]))).toEqual([0, 0]);
});

const limits = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'limits' }, data: { two: '2', one: '1' } };
const semaphore = (key: string): object => ({ configMapKeyRef: { name: 'limits', key } });

rule('synchronization/semaphore', () => {
  const templates = [items(), work('work', { synchronization: { semaphores: [semaphore('two')] } })];
  expect(starts(run(templates, { objects: [limits] }))).toEqual([0, 0, 1]);
  expect(run(templates).node('a(0:1)').message).toBe(
    "How many may hold semaphore 'limits/two' stands in key 'two' of ConfigMap 'limits', which is not among the objects that were given.",
  );
});

rule('synchronization/several', () => {
  const synchronization = { mutexes: [{ name: 'm' }], semaphores: [semaphore('two')] };
  const templates = [steps([call('a'), call('b'), { name: 'c', template: 'light' }]), work('work', { synchronization }), work('light', { synchronization: { semaphores: [semaphore('two')] } })];
  const trace = run(templates, { objects: [limits], stubs: { c: { duration: 5 } } });
  expect(times(trace, 'a', 'b', 'c')).toEqual([[0, 1], [1, 2], [1, 6]]);
});

rule('parallelism/workflow', () => {
  expect(starts(run([items(), work('work')], { spec: { parallelism: 2 } }))).toEqual([0, 0, 1]);
  const nested = { name: 'inner', steps: [[call('x'), call('y')]] };
  const both = run([main({ steps: [[{ name: 'a', template: 'inner' }, { name: 'b', template: 'inner' }]] }), nested, work('work')], { spec: { parallelism: 1 } });
  expect(both.end).toBe(4);
});

rule('parallelism/template', () => {
  const nested = { name: 'inner', parallelism: 1, steps: [[call('x'), call('y')]] };
  const trace = run([main({ steps: [[{ name: 'a', template: 'inner' }, { name: 'b', template: 'inner' }]] }), nested, work('work')]);
  expect(times(trace, 'a.x', 'a.y', 'b.x', 'b.y')).toEqual([[0, 1], [1, 2], [0, 1], [1, 2]]);
  expect(starts(run([dag([call('a'), call('b'), call('c')], {}), work('work')].map((one, index) => (index === 0 ? { ...one, parallelism: 2 } : one))))).toEqual([0, 0, 1]);
});
