import { chooseArtifact, container, dag, eq, gt, hook, http, input, output, result, script, sequence, steps, toJson, workflow } from 'cdk8s-mlops/argo-workflows';

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

test('hooks and chosen artifacts do not know the item, which is filled in before as a text', () => {
  const items = [{ name: 'a', size: 1, 'file-name': 'x' }];
  const read = container('read', { inputs: { file: input.artifact({ path: '/in' }) }, image: 'busybox' });
  const write = container('write', { outputs: { file: output.artifact({ path: '/out' }) }, image: 'busybox' });
  const loop = dag('loop', {
    tasks: (task) => {
      const [small, large] = [task('small', write), task('large', write)];
      task.each('read', read, items, (item) => ({ file: chooseArtifact(gt(item.size, 3), large.outputs.file, small.outputs.file) }), (item) => ({
        hooks: { big: hook(print, { text: 'big' }, { when: gt(item.size, 3).and(eq(item['file-name'], 'x'), eq(workflow.status, 'Running')) }) },
      }));
    },
  });
  const read1 = loop.toSpec().dag!.tasks[2]!;
  expect(read1.hooks!.big!.expression).toBe("(asFloat('{{item.size}}') > 3) && ('{{item.file-name}}' == 'x') && (workflow.status == 'Running')");
  expect(read1.arguments!.artifacts![0]!.fromExpression).toBe(
    "asFloat('{{item.size}}') > 3 ? tasks.large.outputs.artifacts.file : tasks.small.outputs.artifacts.file",
  );
});

test('what the runs of a loop gave is a JSON list, whatever each of them gave', () => {
  const give = script('give', { outputs: { share: output.number({ path: '/share' }) }, image: 'busybox', command: ['sh'], source: 'echo 1' });
  const send = http('send', { inputs: { all: input.json() }, url: 'https://example.org', body: ({ all }) => ({ all, of: workflow.parameters }) });
  const loop = dag('loop', {
    tasks: (task) => {
      const each = task.each('each', give, [1, 2], () => ({}));
      const one = task('one', give);
      task('send', send, { all: toJson({ shares: each.outputs.share, results: each.result, share: one.outputs.share, all: each.parameters }) });
    },
  });
  expect(loop.toSpec().dag!.tasks[2]!.arguments!.parameters![0]!.value).toBe(
    "{{=toJson({'shares': fromJSON(tasks.each.outputs.parameters.share), 'results': fromJSON(tasks.each.outputs.result), " +
      "'share': asFloat(tasks.one.outputs.parameters.share), 'all': fromJSON(tasks.each.outputs.parameters) })}}",
  );
  expect(send.toSpec().http!.body).toBe('{"all":{{inputs.parameters.all}},"of":{{workflow.parameters.json}}}');
});
