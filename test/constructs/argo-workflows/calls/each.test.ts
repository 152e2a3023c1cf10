import { container, dag, eq, input, result, script, sequence, steps } from 'cdk8s-mlops/argo-workflows';

const print = container('print', { inputs: { text: input.string() }, image: 'busybox', args: ({ text }) => [text] });
const count = container('count', { inputs: { n: input.integer() }, image: 'busybox', args: ({ n }) => [n] });
const list = script('list', { image: 'busybox', command: ['sh'], source: 'echo "[]"', result: result<{ name: string; kind: 'a' | 'b' }[]>() });

test('options of a loop can be a function of the item', () => {
  const loop = dag('loop', {
    tasks: (task) => {
      const items = task('list', list);
      task.each('print', print, items.result, ({ name }) => ({ text: name }), ({ kind }) => ({ when: eq(kind, 'a') }));
    },
  });
  expect(loop.toSpec().dag?.tasks[1]).toEqual({
    name: 'print',
    template: 'print',
    arguments: { parameters: [{ name: 'text', value: '{{item.name}}' }] },
    when: "{{=item.kind == 'a'}}",
    withParam: '{{tasks.list.outputs.result}}',
    depends: 'list',
  });
});

test('numbers of a sequence are numbers, and texts where they have a format', () => {
  const loop = steps('loop', {
    steps: (step) => {
      step.each('count', count, sequence({ start: 1, end: 3 }), (n) => ({ n }));
      step.each('print', print, sequence({ count: 2, format: 'part%02X' }), (text) => ({ text }));
    },
  });
  expect(loop.toSpec().steps?.map(([step]) => step?.withSequence)).toEqual([
    { start: 1, end: 3 },
    { count: 2, format: 'part%02X' },
  ]);
});
