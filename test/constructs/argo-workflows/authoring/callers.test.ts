import type { SynthesizedObject } from '../../../../lib/testing';
import { chartIn, problemsIn, validObjects, validSpec, validTemplate } from './support';
import {
  chooseArtifact, container, dag, eq, gt, hook, input, output, result, s3, script, sequence, steps, suspend, workflow, WorkflowTemplate,
  type Template,
} from 'cdk8s-mlops/argo-workflows';

const image = 'tool:1';
const show = container('show', { inputs: { text: input.string() }, image });
const count = container('count', { inputs: { n: input.integer() }, outputs: { half: output.number({ path: '/half' }) }, image });
const list = script('list', { image, command: ['sh'], source: 'echo "[]"', result: result<{ path: string; source: number; 'file-name': string }[]>() });

const argument = (name: string, value: string): object => ({ arguments: { parameters: [{ name, value }] } });

describe('loops', () => {
  test('items are objects whose fields may have any name', () => {
    const main = dag('main', {
      tasks: (task) => {
        const files = task('list', list);
        task.each('each', show, files.result, (file, whole) => ({ text: `${file.path} ${file.source} ${file['file-name']} ${whole}` }), (file) => ({
          when: gt(file.source, 3).and(eq(file['file-name'], 'a')),
        }));
        task.each('fixed', show, [{ path: 'a', kind: 'x' }, { path: 'b', kind: 'y' }], (item) => ({ text: `${item.path}/${item.kind}` }));
      },
    });
    expect(validTemplate(main).dag!.tasks.slice(1)).toEqual([
      {
        name: 'each',
        template: 'show',
        ...argument('text', '{{item.path}} {{item.source}} {{item.file-name}} {{item}}'),
        when: "{{=(asFloat(item.source) > 3) && (item['file-name'] == 'a')}}",
        withParam: '{{tasks.list.outputs.result}}',
        depends: 'list',
      },
      {
        name: 'fixed',
        template: 'show',
        ...argument('text', '{{item.path}}/{{item.kind}}'),
        withItems: [{ path: 'a', kind: 'x' }, { path: 'b', kind: 'y' }],
      },
    ]);
  });

  test('items are numbers, texts, and numbers one after the other', () => {
    const main = steps('main', {
      inputs: { parts: input.integer() },
      steps: (step, inputs) => {
        step.each('numbers', count, [1, 2], (n) => ({ n }));
        step.each('texts', show, ['a', 'b'], (text) => ({ text }));
        step.each('sequence', count, sequence({ count: inputs.parts, start: 1 }), (n) => ({ n }), (n) => ({ when: gt(n, 1) }));
        step.each('range', count, sequence({ start: 2, end: 5 }), (n) => ({ n }));
        step.each('names', show, sequence({ count: 3, format: 'part%02X' }), (text) => ({ text }));
      },
    });
    const item = '{{item}}';
    expect(validTemplate(main).steps!.flat()).toEqual([
      { name: 'numbers', template: 'count', ...argument('n', item), withItems: [1, 2] },
      { name: 'texts', template: 'show', ...argument('text', item), withItems: ['a', 'b'] },
      { name: 'sequence', template: 'count', ...argument('n', item), when: '{{=asInt(item) > 1}}', withSequence: { count: '{{inputs.parameters.parts}}', start: 1 } },
      { name: 'range', template: 'count', ...argument('n', item), withSequence: { start: 2, end: 5 } },
      { name: 'names', template: 'show', ...argument('text', item), withSequence: { count: 3, format: 'part%02X' } },
    ]);
  });

  test('outputs of a loop are a list, which another loop can run over', () => {
    const main = dag('main', {
      tasks: (task) => {
        const all = task.each('all', count, [1, 2], (n) => ({ n }));
        task.each('each', show, all.outputs.half, (half) => ({ text: `${half}` }));
      },
    });
    expect(validTemplate(main).dag!.tasks[1]).toEqual({
      name: 'each', template: 'show', ...argument('text', '{{item}}'), withParam: '{{tasks.all.outputs.parameters.half}}', depends: 'all',
    });
  });
});

describe('outputs of a caller', () => {
  const load = container('load', { outputs: { rows: output.integer({ path: '/rows' }), raw: output.artifact({ path: '/raw' }) }, image });

  test('are values and artifacts of its tasks, or more about them', () => {
    const main = dag('main', {
      tasks: (task) => {
        const [a, b] = [task('a', load), task('b', load, {})];
        return {
          rows: a.outputs.rows,
          raw: b.outputs.raw,
          more: output.from(b.outputs.rows, { default: 0, globalName: 'all-rows', description: 'Rows' }),
          kept: output.from(a.outputs.raw, { ...s3({ key: 'kept' }), globalName: 'kept' }),
          chosen: chooseArtifact(gt(a.outputs.rows, b.outputs.rows), a.outputs.raw, b.outputs.raw),
          isMore: gt(a.outputs.rows, 3),
        };
      },
    });
    expect(validTemplate(main).outputs).toEqual({
      parameters: [
        { name: 'rows', valueFrom: { parameter: '{{tasks.a.outputs.parameters.rows}}' } },
        { name: 'more', description: 'Rows', globalName: 'all-rows', valueFrom: { parameter: '{{tasks.b.outputs.parameters.rows}}', default: '0' } },
        { name: 'isMore', valueFrom: { expression: 'asInt(tasks.a.outputs.parameters.rows) > 3' } },
      ],
      artifacts: [
        { name: 'raw', from: '{{tasks.b.outputs.artifacts.raw}}' },
        { name: 'kept', from: '{{tasks.a.outputs.artifacts.raw}}', s3: { key: 'kept' }, globalName: 'kept' },
        {
          name: 'chosen',
          fromExpression:
            'asInt(tasks.a.outputs.parameters.rows) > asInt(tasks.b.outputs.parameters.rows) ? tasks.a.outputs.artifacts.raw : tasks.b.outputs.artifacts.raw',
        },
      ],
    });
  });

  test('are known to those who call it, with their types', () => {
    const inner = dag('inner', { tasks: (task) => ({ rows: task('a', load).outputs.rows }) });
    const main = dag('main', { tasks: (task) => void task('show', show, { text: `${task('inner', inner).outputs.rows}` }, { when: gt(task('again', inner).outputs.rows, 1) }) });
    expect(validSpec(main).templates!.map(({ name }) => name)).toEqual(['main', 'inner', 'show', 'load']);
  });
});

describe('templates that call themselves', () => {
  test('a template calls itself', () => {
    const main = steps('flip', {
      inputs: { n: input.integer({ default: 3 }) },
      steps: (step, inputs, self) => {
        step('again', self, { n: inputs.n }, { when: gt(inputs.n, 0) });
      },
    });
    expect(validSpec(main).templates).toEqual([
      {
        name: 'flip',
        inputs: { parameters: [{ name: 'n', value: '3' }] },
        steps: [[{ name: 'again', template: 'flip', ...argument('n', '{{inputs.parameters.n}}'), when: '{{=asInt(inputs.parameters.n) > 0}}' }]],
      },
    ]);
  });

  test('two templates call each other', () => {
    const inputs = { n: input.integer() };
    const ping: Template<typeof inputs> = steps('ping', { inputs, steps: (step, own) => void step('pong', pong, { n: own.n }, { when: gt(own.n, 0) }) });
    const pong: Template<typeof inputs> = steps('pong', { inputs, steps: (step, own) => void step('ping', ping, { n: own.n }, { when: gt(own.n, 0) }) });
    expect(validSpec(ping).templates!.map(({ name }) => name)).toEqual(['ping', 'pong']);
    expect(pong.toSpec().steps![0]![0]!.template).toBe('ping');
  });
});

test('an output of a template that is being made is an error that says what to do', () => {
  type Outputs = { readonly half: ReturnType<typeof output.number> };
  const ping: Template<Record<never, never>, Outputs> = steps('ping', { steps: (step) => ({ half: step('pong', pong).outputs.half }) });
  const pong: Template<Record<never, never>, Outputs> = steps('pong', { steps: (step) => ({ half: step('ping', ping).outputs.half }) });
  expect(() => ping.toSpec()).toThrow(
    "The output 'half' of steps.ping is not known yet: the template that it calls is being made, and calls this one. " +
      'Call it by declaredTemplate(name, { inputs, outputs }), which says what it gives.',
  );
});

describe('which templates a workflow holds', () => {
  test('each once, callers before those that they call, also of hooks and of what runs at the end', () => {
    const [a, b, end] = [container('a', { image }), container('b', { image }), container('end', { image })];
    const inner = dag('inner', { tasks: (task) => void [task('a', a), task('a2', a, {}, { hooks: { exit: hook(b) } })] });
    const main = dag('main', { tasks: (task) => void [task('inner', inner), task('b', b)] });
    const chart = chartIn();
    const hooks = { done: hook(show, { text: 'x' }, { when: eq(workflow.status, 'Failed') }) };
    new WorkflowTemplate(chart, 'Main', { name: 'main', entrypoint: main, templates: [inner], onExit: end, hooks, serviceAccount: 'default' });
    const [{ spec }] = validObjects(chart) as [SynthesizedObject];
    expect((spec.templates as Template[]).map(({ name }) => name)).toEqual(['main', 'inner', 'end', 'show', 'b', 'a']);
    expect(spec).toMatchObject({
      entrypoint: 'main',
      onExit: 'end',
      hooks: { done: { template: 'show', ...argument('text', 'x'), expression: "workflow.status == 'Failed'" } },
    });
  });

  test('an inline template stands in its task, and what it calls in the workflow', () => {
    const inner = steps('inner', { inputs: { text: input.string() }, steps: (step, inputs) => void step('show', show, { text: inputs.text }) });
    const main = dag('main', { tasks: (task) => void task('inner', inner, { text: 'x' }, { inline: true }) });
    expect(validSpec(main).templates).toEqual([
      {
        name: 'main',
        dag: {
          tasks: [
            {
              name: 'inner',
              inline: { inputs: { parameters: [{ name: 'text' }] }, steps: [[{ name: 'show', template: 'show', ...argument('text', '{{inputs.parameters.text}}') }]] },
              ...argument('text', 'x'),
            },
          ],
        },
      },
      { name: 'show', inputs: { parameters: [{ name: 'text' }] }, container: { image } },
    ]);
  });

  test('two templates of one name are reported', () => {
    const chart = chartIn();
    new WorkflowTemplate(chart, 'Main', { name: 'main', templates: [container('a', { image }), container('a', { image: 'b:1' })] });
    expect(problemsIn(chart)).toEqual([expect.stringMatching(/^argo-workflows\/[a-z-]+ spec\.templates\[1\]\.name: /)]);
  });
});

test('steps in parallel are one group, and give what the function returns', () => {
  const main = steps('main', {
    steps: (step) => {
      step('first', show, { text: 'a' });
      const [left] = step.parallel(() => [step('left', count, { n: 1 }), step('right', count, { n: 2 })]);
      step('last', show, { text: `${left!.outputs.half}` });
    },
  });
  expect(validTemplate(main).steps!.map((group) => group.map(({ name }) => name))).toEqual([['first'], ['left', 'right'], ['last']]);
});

test('hooks know the task that they belong to, and the one at the end needs no condition', () => {
  const main = dag('main', {
    tasks: (task) =>
      void task('count', count, { n: 1 }, {
        hooks: (self) => ({ exit: hook(show, { text: `${self.outputs.half}` }), running: hook(show, { text: 'x' }, { when: eq(self.status, 'Running') }) }),
      }),
  });
  expect(validTemplate(main).dag!.tasks[0]!.hooks).toEqual({
    exit: { template: 'show', ...argument('text', '{{tasks.count.outputs.parameters.half}}') },
    running: { template: 'show', ...argument('text', 'x'), expression: "tasks.count.status == 'Running'" },
  });
});

test('a DAG has targets and settings, as functions of its inputs too', () => {
  const main = dag('main', {
    inputs: { stage: input.string() },
    target: (inputs) => `a ${inputs.stage}`,
    failFast: false,
    parallelism: 2,
    tasks: (task) => void task('a', suspend('wait')),
  });
  const { inputs: _inputs, ...fields } = validTemplate(main);
  expect(fields).toEqual({ parallelism: 2, dag: { target: 'a {{inputs.parameters.stage}}', failFast: false, tasks: [{ name: 'a', template: 'wait' }] } });
});

test('arguments: defaults are left to the template, artifacts come from tasks and stores', () => {
  const keep = container('keep', {
    inputs: { raw: input.artifact({ path: '/raw' }), spare: input.artifact({ path: '/spare', optional: true }), text: input.string({ default: 'x' }), on: input.boolean({ default: true }) },
    image,
  });
  const main = dag('main', { tasks: (task) => void task('keep', keep, { raw: s3({ key: 'raw' }), on: false, text: undefined }) });
  expect(validTemplate(main).dag!.tasks[0]).toEqual({
    name: 'keep', template: 'keep', arguments: { parameters: [{ name: 'on', value: 'false' }], artifacts: [{ name: 'raw', s3: { key: 'raw' } }] },
  });
  expect(validObjects(chartIn())).toEqual([]);
});
