import * as fc from 'fast-check';
import { parseDepends } from '../../../../constructs/argo-workflows/text/depends';
import type { DAGTask } from '../../../../imports/argo-workflows';
import { chartIn, problemsIn, validTemplate } from './support';
import {
  and, chooseArtifact, container, dag, eq, gt, hook, input, jsonPath, lt, output, result, script, steps, toJson, WorkflowTemplate,
  type TaskFunction,
} from 'cdk8s-mlops/argo-workflows';

const image = 'tool:1';
const load = script('load', {
  inputs: { text: input.string({ default: '' }), list: input.json<number[]>({ default: [] }) },
  outputs: { rows: output.integer({ path: '/rows' }), raw: output.artifact({ path: '/raw' }), list: output.json<number[]>({ path: '/list' }) },
  image,
  command: ['sh'],
  source: 'echo 1',
  result: result<number[]>(),
});
const keep = container('keep', { inputs: { raw: input.artifact({ path: '/raw' }) }, image });
const show = container('show', { inputs: { text: input.string() }, image });

const loadTask = (task: TaskFunction, name: string) => task(name, load);
type Loaded = ReturnType<typeof loadTask>;

/** What a task `used` waits for, which comes after the tasks `a` and `b`. */
function awaitedBy(write: (tasks: { readonly a: Loaded; readonly b: Loaded; readonly task: TaskFunction }) => unknown): string | undefined {
  const main = dag('main', { tasks: (task) => void write({ a: loadTask(task, 'a'), b: loadTask(task, 'b'), task }) });
  return validTemplate(main).dag!.tasks.find(({ name }) => name === 'used')!.depends;
}

test.each<[string, Parameters<typeof awaitedBy>[0], string | undefined]>([
  ['an argument', ({ b, task }) => task('used', show, { text: `${b.outputs.rows}` }), 'b'],
  ['an argument that is a text', ({ a, b, task }) => task('used', show, { text: `${a.outputs.rows} of ${b.outputs.rows}, ${a.status}` }), 'a && b'],
  ['a JSON text', ({ a, b, task }) => task('used', show, { text: JSON.stringify({ rows: b.outputs.rows, more: [`${a.outputs.rows}`] }) }), 'b && a'],
  ['data of a JSON argument', ({ b, task }) => task('used', load, { list: b.outputs.list }), 'b'],
  ['an artifact', ({ a, task }) => task('used', keep, { raw: a.outputs.raw }), 'a'],
  ['a chosen artifact', ({ a, b, task }) => task('used', keep, { raw: chooseArtifact(gt(a.outputs.rows, 3), a.outputs.raw, b.outputs.raw) }), 'a && b'],
  ['an expression', ({ a, b, task }) => task('used', show, { text: toJson({ rows: b.outputs.rows, part: jsonPath(a.result, '$[0]') }) }), 'b && a'],
  ['a condition', ({ b, task }) => task('used', show, { text: 'x' }, { when: lt(b.outputs.rows, 3) }), 'b'],
  ['how a task ended', ({ a, task }) => task('used', show, { text: 'x' }, { when: eq(a.status, 'Succeeded') }), 'a'],
  ['a loop over a result', ({ a, task }) => task.each('used', show, a.result, (item) => ({ text: `${item}` })), 'a'],
  ['a loop over an output', ({ b, task }) => task.each('used', show, b.outputs.list, (item) => ({ text: `${item}` })), 'b'],
  ['items of a loop', ({ a, task }) => task.each('used', show, [`${a.outputs.rows}`, 'x'], (item) => ({ text: item })), 'a'],
  ['a hook', ({ a, task }) => task('used', show, { text: 'x' }, { hooks: { exit: hook(show, { text: `${a.outputs.rows}` }) } }), 'a'],
  ['the condition of a hook', ({ b, task }) => task('used', show, { text: 'x' }, { hooks: { slow: hook(show, { text: 'x' }, { when: gt(b.outputs.rows, 3) }) } }), 'b'],
  ['both a value and what is written', ({ a, b, task }) => task('used', show, { text: `${a.outputs.rows}` }, { after: b.failed }), 'b.Failed && a'],
  ['what is written of the task whose value it uses', ({ a, task }) => task('used', show, { text: `${a.outputs.rows}` }, { after: a.succeeded }), 'a.Succeeded'],
  ['nothing', ({ task }) => task('used', show, { text: 'tasks.a.outputs.result, {tasks.a} and {{workflow.name}}' }), undefined],
  ['a text in an expression that only looks like one', ({ task }) => task('used', show, { text: toJson('tasks.a.outputs.result') }), undefined],
  ['a tag in a literal text', ({ task }) => task('used', show, { text: 'rows={{tasks.a.outputs.parameters.rows}}' }), 'a'],
  ['itself, in its own hook', ({ task }) => task('used', load, {}, { hooks: (self) => ({ exit: hook(show, { text: `${self.outputs.rows}` }) }) }), undefined],
])('a task waits for what it uses: %s', (_, write, expected) => {
  expect(awaitedBy(write)).toBe(expected);
});

test('tasks of a DAG that stands in a task are no tasks of the DAG around it', () => {
  const inner = dag('inner', {
    tasks: (task) => {
      const a = task('a', load);
      task('b', show, { text: `${a.outputs.rows}` });
    },
  });
  expect(awaitedBy(({ task }) => task('used', inner, {}, { inline: true }))).toBeUndefined();
});

test('an inline template can use tasks around it, and its task waits for them', () => {
  expect(
    awaitedBy(({ a, task }) => task('used', container('used', { image, args: [`${a.outputs.rows}`] }), {}, { inline: true })),
  ).toBe('a');
});

test('what is waited for by way of another task is not said again', () => {
  const main = dag('main', {
    tasks: (task) => {
      const a = task('a', load);
      const b = task('b', load, { text: `${a.outputs.rows}` });
      task('c', show, { text: `${a.outputs.rows} ${b.outputs.rows}` });
    },
  });
  expect(validTemplate(main).dag!.tasks.map(({ depends }) => depends)).toEqual([undefined, 'a', 'b']);
});

describe('where a task goes on after a failure', () => {
  test('dependencies are lists, since the API takes no depends beside it', () => {
    const main = dag('main', {
      tasks: (task) => {
        const a = task('a', load, {}, { continueOn: { failed: true } });
        const b = task('b', load);
        task('c', show, { text: `${a.status}` }, { after: [a, b] });
        task('d', show, { text: 'x' });
      },
    });
    expect(validTemplate(main).dag!.tasks.map(({ dependencies, depends, continueOn }) => ({ dependencies, depends, continueOn }))).toEqual([
      { continueOn: { failed: true } },
      {},
      { dependencies: ['a', 'b'] },
      {},
    ]);
  });

  test('what a list cannot say is kept, and reported', () => {
    const main = dag('main', {
      tasks: (task) => {
        const a = task('a', load, {}, { continueOn: { failed: true } });
        task('b', load, {}, { after: a.failed });
      },
    });
    const chart = chartIn();
    new WorkflowTemplate(chart, 'Main', { name: 'main', entrypoint: main });
    expect(main.toSpec().dag!.tasks.map(({ depends }) => depends)).toEqual([undefined, 'a.Failed']);
    expect(problemsIn(chart)).toEqual(['argo-workflows/mixed-dependencies spec.templates[0].dag.tasks[0].continueOn: A DAG with depends cannot have continueOn.']);
  });
});

test('steps wait for those before them, and name nobody', () => {
  const main = steps('main', {
    steps: (step) => {
      const a = step('a', load);
      step('b', show, { text: `${a.outputs.rows}` }, { when: gt(a.outputs.rows, 3) });
    },
  });
  expect(validTemplate(main).steps).toEqual([
    [{ name: 'a', template: 'load' }],
    [
      {
        name: 'b',
        template: 'show',
        arguments: { parameters: [{ name: 'text', value: '{{steps.a.outputs.parameters.rows}}' }] },
        when: '{{=asInt(steps.a.outputs.parameters.rows) > 3}}',
      },
    ],
  ]);
});

/** How a task uses the value of another. */
const uses = ['text', 'json', 'condition', 'artifact', 'hook', 'loop', 'after'] as const;
const edges = fc.array(fc.record({ from: fc.nat(), use: fc.constantFrom(...uses) }), { maxLength: 4 });

type Use = (typeof uses)[number];

/** A task that uses tasks before it, each in its way; loops and artifacts stand in tasks of their own, too. */
function taskThatUses(task: TaskFunction, name: string, used: readonly { readonly by: Use; readonly other: Loaded }[]): Loaded {
  const others = (by: Use): Loaded[] => used.filter((one) => one.by === by).map(({ other }) => other);
  const [texts, conditions, artifacts, lists] = [others('text'), others('condition'), others('artifact'), others('loop')];
  for (const [at, other] of artifacts.entries()) task(`${name}-keep-${at}`, keep, { raw: other.outputs.raw });
  for (const [at, other] of lists.entries()) task.each(`${name}-each-${at}`, show, other.outputs.list, (item) => ({ text: `${item}` }));
  const text = [...texts, ...artifacts, ...lists].map((other) => `${other.outputs.rows}`).join(' ') + JSON.stringify(others('json').map(({ status }) => status));
  const when = and(true, ...conditions.map((other) => gt(other.outputs.rows, 1)));
  const hooks = Object.fromEntries(others('hook').map((other, at) => [`hook-${at}`, hook(show, { text: 'x' }, { when: eq(other.status, 'Failed') })]));
  return task(name, load, { text }, { when, hooks, after: others('after') });
}

test('of any DAG, a task waits for all that it uses, by way of others or itself, and for nothing else', () => {
  fc.assert(
    fc.property(fc.array(edges, { minLength: 1, maxLength: 9 }), (tasks) => {
      const wanted = new Map(tasks.map((ofTask, index) => [`t${index}`, new Set(index === 0 ? [] : ofTask.map(({ from }) => `t${from % index}`))]));
      const main = dag('main', {
        tasks: (task) => {
          const made: Loaded[] = [];
          for (const [index, ofTask] of tasks.entries()) {
            made.push(taskThatUses(task, `t${index}`, index === 0 ? [] : ofTask.map(({ from, use }) => ({ by: use, other: made[from % index]! }))));
          }
        },
      });
      const written = new Map(main.toSpec().dag!.tasks.map((task) => [task.name, waitedForBy(task)]));
      for (const [name, names] of wanted) {
        expect([...written.get(name)!].filter((other) => !names.has(other))).toEqual([]);
        expect([...before(name, written)].sort()).toEqual([...before(name, wanted)].sort());
      }
    }),
    { numRuns: 100 },
  );
});

function waitedForBy({ name, depends = '' }: DAGTask): ReadonlySet<string> {
  const { terms, error } = parseDepends(depends === '' ? name : depends);
  expect(error).toBeUndefined();
  return new Set(terms.map(({ task }) => task).filter((task) => task !== name));
}

/** All that ended before a task starts. */
function before(name: string, direct: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set(direct.get(name));
  for (const other of found) for (const one of direct.get(other)!) found.add(one);
  return found;
}
