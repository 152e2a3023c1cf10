import { args, call, dag, inputs, run, work } from '../rules/support';

const texts = { inputs: { parameters: [{ name: 'limit', value: '5' }] } };
const items = { withItems: [{ size: 3 }, { size: 7 }] };

test('an expression can read the item beside what is known without it', () => {
  const large = '{{=asInt(item.size) > asInt(inputs.parameters.limit)}}';
  const text = "{{=item.size + '/' + workflow.name + '/' + tasks.first.status}}";
  const tasks = [call('first', args({ x: '' })), call('each', { ...items, depends: 'first', when: large, ...args({ x: text }) })];
  const trace = run([{ ...dag(tasks), ...texts }, work('work', inputs('x'))]);
  expect(trace.skipped).toEqual(['each(0:size:3)']);
  expect(trace.node('each(1:size:7)').inputs.parameters.x).toBe('7/demo/Succeeded');
});

test('the expression of a hook reads the item where it stands in braces', () => {
  const hooks = { large: { template: 'work', ...args({ x: 'large' }), expression: "asInt('{{item.size}}') > asInt(inputs.parameters.limit)" } };
  const trace = run([{ ...dag([call('each', { ...items, hooks, ...args({ x: '' }) })]), ...texts }, work('work', inputs('x'))]);
  expect(trace.order.filter((path) => path.includes('hooks'))).toEqual(['each(1:size:7).hooks.large']);
});
