import { App, Chart } from 'cdk8s';
import { container, dag as dagOf, input, output, WorkflowTemplate as WorkflowTemplateConstruct } from '../../../../constructs/argo-workflows';
import { placeholders, simulate, simulateWith, SimulationError, stub, type StepRequest } from '../../../../constructs/argo-workflows/simulator';
import { Workflow, WorkflowTemplate } from '../../../../imports/argo-workflows';
import { ConfigMap } from '../../../../imports/kubernetes';
import { args, call, dag, fails, inputs, outputs, run, steps, work, workflow } from './rules/support';

const yaml = `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: demo}
spec:
  entrypoint: main
  templates:
  - name: main
    container: {image: busybox, command: [echo]}
`;

const one = workflow([steps([call('a')]), work('work')]);

describe('where workflows come from', () => {
  test('YAML, several documents, plain objects and lists of them', () => {
    const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } };
    expect(simulate(yaml, { stubs: { main: {} } }).order).toEqual(['']);
    expect(simulate(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n---${yaml}`, { stubs: { main: {} } }).phase).toBe('Succeeded');
    expect(simulate(one, { stubs: { work: {} } }).order).toEqual(['a']);
    expect(simulate([configMap, one], { stubs: { work: {} } }).order).toEqual(['a']);
  });

  test('an app, a chart and one object of it, which finds templates and ConfigMaps elsewhere in the app', () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    const spec = {
      entrypoint: 'main',
      arguments: { parameters: [{ name: 'x', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level' } } }] },
      templates: [steps([{ name: 'a', templateRef: { name: 'shared', template: 'work' }, ...args({ x: '{{workflow.parameters.x}}' }) }])],
    };
    const made = new Workflow(chart, 'workflow', { metadata: { name: 'demo' }, spec: spec as never });
    const other = new Chart(app, 'other');
    new WorkflowTemplate(other, 'shared', { metadata: { name: 'shared' }, spec: { templates: [work('work', inputs('x'))] } as never });
    new ConfigMap(other, 'settings', { metadata: { name: 'settings' }, data: { level: 'high' } });
    for (const source of [app, chart, made, { resource: made }]) {
      expect(simulate(source, { stubs: { work: {} } }).node('a').inputs.parameters).toEqual({ x: 'high' });
    }
  });

  test('of several the one that is named; a name that is not there is an error with the nearest', () => {
    const second = workflow([work('main')]);
    const both = [one, { ...second, metadata: { name: 'second' } }];
    expect(simulate(both, { workflow: 'second', stubs: { main: {} } }).workflow).toBe('second');
    expect(() => simulate(both)).toThrow("Several workflows could be run: Workflow 'demo', Workflow 'second'. Name one: simulate(..., { workflow: '...' }).");
    expect(() => simulate(both, { workflow: 'secnd' })).toThrow("There is no workflow 'secnd'. Did you mean 'second'? There are: demo, second.");
  });

  test('a WorkflowTemplate and a CronWorkflow are run as the Workflows that come of them', () => {
    const spec = { entrypoint: 'main', templates: [work('main', { container: { image: 'busybox', command: ['echo'], args: ['{{workflow.scheduledTime}}'] } })] };
    const seen: unknown[] = [];
    const stubs = { main: ({ template }: StepRequest) => void seen.push((template.container as { args: unknown }).args) };
    const now = new Date('2025-03-01T03:00:00Z');
    const cron = { apiVersion: 'argoproj.io/v1alpha1', kind: 'CronWorkflow', metadata: { name: 'nightly' }, spec: { schedules: ['0 3 * * *'], workflowSpec: spec } };
    expect(simulate(cron, { stubs, now }).phase).toBe('Succeeded');
    expect(seen).toEqual([['2025-03-01T03:00:00Z']]);
    const template = { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate', metadata: { name: 't' }, spec: { ...spec, templates: [work('main')] } };
    expect(simulate(template, { stubs: { main: {} } }).phase).toBe('Succeeded');
  });

  test('what is no workflow is an error', () => {
    expect(() => simulate('a: [')).toThrow(SimulationError);
    expect(() => simulate({ spec: {} })).toThrow('A workflow is given as an object without apiVersion and kind. Give the whole object, its YAML, or its construct.');
    expect(() => simulate([])).toThrow('There is no workflow among the objects: none.');
  });
});

describe('mistakes of the call', () => {
  const taking = workflow([dag([call('train', args({ x: '{{workflow.parameters.source}}' }))]), work('work', { ...inputs('x'), ...outputs('rmse') })], {
    arguments: { parameters: [{ name: 'source' }, { name: 'level', value: 'low', enum: ['low', 'high'] }] },
  });
  const given = { source: 's3' };

  test('an unknown argument, one without value and one outside of its choices, all at once', () => {
    expect(() => simulate(taking, { arguments: { sourc: 'x', level: 'mid' }, stubs: { '*': {} } })).toThrow(
      '3 problems:\n' +
        "- Workflow 'demo' has no argument 'sourc'. Did you mean 'source'? It has: source, level.\n" +
        "- Argument 'source' of Workflow 'demo' has no value. Give one: simulate(..., { arguments: { 'source': ... } }).\n" +
        "- Argument 'level' of Workflow 'demo' is 'mid', and may be 'low', 'high'.",
    );
  });

  test('a step that nobody stands for', () => {
    expect(() => simulate(taking, { arguments: given })).toThrow(
      "Nothing stands for step 'train', template 'work' (container). Add a stub: stubs: { 'work': () => ({}) }, or '*' for all steps.",
    );
  });

  test('a stub or a resumed step of an unknown name, with the nearest', () => {
    expect(() => simulate(taking, { arguments: given, stubs: { trian: {} } })).toThrow("stubs 'trian': there is no template, step or task of this name. Did you mean 'train'?");
    expect(() => simulate(taking, { arguments: given, stubs: { '*': {} }, resume: { wrok: {} } })).toThrow("resume 'wrok': there is no template, step or task of this name. Did you mean 'work'?");
  });

  test('a stub that gives what its template does not declare', () => {
    expect(() => simulate(taking, { arguments: given, stubs: { train: { outputs: { rsme: 1 } } } })).toThrow(
      "The stub 'train' gives 'rsme', and template 'work' has no such output. Did you mean 'rmse'? It has: rmse.",
    );
  });

  test('an asynchronous stub', () => {
    expect(() => simulate(taking, { arguments: given, stubs: { train: (() => Promise.resolve({})) as never } })).toThrow(
      "The stub 'train' is asynchronous. Stubs answer at once: the time that a step takes is its `duration`.",
    );
  });

  test('a workflow that the rules refuse, with path and what to do; without the check it runs as far as it gets', () => {
    const wrong = workflow([dag([call('a'), call('b', args({ x: '{{tasks.a.outputs.parameters.nothing}}' }))]), work('work', { inputs: { parameters: [{ name: 'x', default: '' }] } })]);
    expect(() => simulate(wrong, { stubs: { '*': {} } })).toThrow('spec.templates[0].dag.tasks[1].arguments.parameters[0].value: {{tasks.a.outputs.parameters.nothing}} has no value here');
    const trace = simulate(wrong, { stubs: { '*': {} }, check: false });
    expect(trace.node('b').message).toBe("'{{tasks.a.outputs.parameters.nothing}}' is not there.");
    expect(trace.phase).toBe('Error');
  });
});

describe('stubs', () => {
  test('a path counts before a task, a task before a template, and * is for all others', () => {
    const seen: string[] = [];
    const saying = (text: string) => ({ path }: StepRequest) => void seen.push(`${path} ${text}`);
    const inner = { name: 'inner', steps: [[call('a'), call('b')]] };
    run([steps([call('a'), call('b'), call('c', { template: 'other' }), call('d', { template: 'inner' })]), inner, work('work'), work('other')], {
      stubs: { 'd.a': saying('path'), a: saying('task'), work: saying('template'), '*': saying('all') },
    });
    expect(seen).toEqual(['a task', 'b template', 'c all', 'd.a path', 'd.b template']);
  });

  test('a stub is told inputs, artifacts, the number of the attempt, the template filled in, and the deadline', () => {
    let told: Partial<StepRequest> = {};
    const container = { image: 'busybox', command: ['echo'], args: ['{{inputs.parameters.x}}'] };
    run([steps([call('a', args({ x: 'v' }))]), { name: 'work', ...inputs('x'), container, activeDeadlineSeconds: 30 }], { stubs: { work: (step) => void (told = step) } });
    expect(told).toMatchObject({ path: 'a', task: 'a', templateName: 'work', type: 'container', attempt: 0, parameters: { x: 'v' }, inputs: { x: 'v' }, deadline: 30, isDaemon: false });
    expect(told.template!.container).toEqual({ image: 'busybox', command: ['echo'], args: ['v'] });
  });

  test('values that are no texts are written as JSON', () => {
    const templates = [steps([call('a')]), work('work', outputs('n', 'flag', 'map'))];
    const trace = run(templates, { stubs: { work: { outputs: { n: 0.3, flag: true, map: { a: [1] } } } } });
    expect(trace.node('a').outputs.parameters).toEqual({ n: '0.3', flag: 'true', map: '{"a":[1]}' });
  });

  test('placeholders give every output a value', () => {
    const defaulted = work('work', { outputs: { parameters: [{ name: 'a', valueFrom: { path: '/a' } }, { name: 'b', valueFrom: { path: '/b', default: 'd' } }] } });
    const trace = simulate(workflow([steps([call('x')]), defaulted]), { stubs: { '*': placeholders } });
    expect(trace.node('x').outputs.parameters).toEqual({ a: 'a', b: 'd' });
  });

  test('artifacts lie in the store by their keys, those of the run and those that were there', () => {
    const stored = (list: 'inputs' | 'outputs', key: string): Readonly<Record<string, unknown>> => ({ [list]: { artifacts: [{ name: 'art', path: '/art', s3: { bucket: 'b', key } }] } });
    const read: string[] = [];
    const reading = { read: ({ artifacts }: StepRequest) => void read.push(...artifacts.map(({ content }) => String(content as Buffer))) };
    run([steps([{ name: 'w', template: 'write' }], [{ name: 'r', template: 'read' }]), work('write', stored('outputs', 'models/a')), work('read', stored('inputs', 'models/a'))], {
      stubs: { write: { outputs: { art: 'new' } }, ...reading },
    });
    run([steps([{ name: 'r', template: 'read' }]), work('read', stored('inputs', 'models/b'))], { artifacts: { 'models/b': 'old' }, stubs: reading });
    expect(read).toEqual(['new', 'old']);
  });

  test('folders are artifacts too, and subPath takes a part', () => {
    const writer = work('write', { outputs: { artifacts: [{ name: 'art', path: '/out' }] } });
    const reader = work('read', { inputs: { artifacts: [{ name: 'art', path: '/in' }] } });
    const passing = (subPath: string): object =>
      steps([{ name: 'w', template: 'write' }], [{ name: 'r', template: 'read', arguments: { artifacts: [{ name: 'art', from: '{{steps.w.outputs.artifacts.art}}', subPath }] } }]);
    const stubs = { write: { outputs: { art: { 'a/b.txt': 'B', 'c.txt': 'C' } } } };
    expect(String(run([passing('c.txt'), writer, reader], { stubs }).node('r').inputs.artifacts.art.content as Buffer)).toBe('C');
    expect([...(run([passing('a'), writer, reader], { stubs }).node('r').inputs.artifacts.art.content as Map<string, Buffer>).keys()]).toEqual(['b.txt']);
    expect(run([passing('none'), writer, reader], { stubs }).node('r').message).toBe("Artifact 'art' is read from 'steps.w.outputs.artifacts.art', path 'none', which nothing gave.");
  });
});

describe('the trace', () => {
  test('a path where nothing came up is an error with the nearest path and all there are', () => {
    const trace = run([steps([call('load'), call('train')]), work('work')]);
    expect(() => trace.node('trian')).toThrow("Nothing came up at 'trian'. Did you mean 'train'? There is: load, train.");
    expect([trace.has('train'), trace.has('trian')]).toEqual([true, false]);
  });

  test('lists by phase, and outputs of the entrypoint', () => {
    const list = { ...steps([call('a', { continueOn: { failed: true } }), call('b', { when: 'false' })]), outputs: { parameters: [{ name: 'o', valueFrom: { parameter: '{{steps.a.status}}' } }] } };
    const trace = run([list, work('work')], { stubs: { a: fails } });
    expect([trace.failed, trace.skipped, trace.waiting, trace.outputs.parameters]).toEqual([['a'], ['b'], [], { o: 'Failed' }]);
  });

  test('a workflow that is suspended starts nothing', () => {
    const trace = run([steps([call('a')]), work('work')], { spec: { suspend: true } });
    expect([trace.phase, trace.message, trace.nodes]).toEqual(['Running', 'The workflow is suspended: spec.suspend is true', []]);
  });

  test('locks that wait for each other wait for ever, and the trace tells', () => {
    const synchronization = { mutexes: [{ name: 'm' }] };
    const trace = run([steps([call('a')]), work('work', { synchronization })], { spec: { synchronization } });
    expect([trace.phase, trace.message]).toEqual(['Running', "It waits for 'a' (Waiting for mutex 'm')"]);
  });
});

test('what cannot be filled in as the workflow runs is an error of its step, and the steps before are there', () => {
  const list = steps([call('a')], [call('b', { withParam: '{{steps.a.outputs.parameters.list}}' })]);
  const trace = run([list, work('work', outputs('list'))], { stubs: { a: { outputs: { list: 'no list' } } } });
  expect([trace.node('b').phase, trace.node('b').message, trace.phase]).toEqual(['Error', 'withParam is no JSON list: no list', 'Failed']);
});

test('a step without limit of tries that never succeeds is an error, not an endless run', () => {
  expect(() => run([steps([call('a')]), work('work', { retryStrategy: {} })], { stubs: { work: fails } })).toThrow(
    'A step is tried 1000 times, has no limit of tries, and fails each time.',
  );
});

describe('a runner of its own', () => {
  test('does the work of steps without stub, those of one moment at the same time', async () => {
    let [running, most] = [0, 0];
    const runner = {
      run: async ({ path }: StepRequest) => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return { result: path, duration: 2 };
      },
    };
    const templates = [steps([call('a'), call('b'), call('c')], [call('d', args({ x: '' }))]), work('work', { inputs: { parameters: [{ name: 'x', default: '' }] } })];
    const trace = await simulateWith(runner, workflow(templates), { stubs: { c: {} } });
    expect([most, trace.node('a').outputs.result, trace.node('c').end, trace.end]).toEqual([2, 'a', 1, 4]);
  });

  test('what it throws ends the simulation, and the daemons that run', async () => {
    const signals: unknown[] = [];
    const templates = [steps([call('db', { template: 'server' })], [call('a')]), work('server', { daemon: true }), work('work')];
    const runner = {
      run: ({ task, signal }: StepRequest) => {
        if (task === 'a') return Promise.reject(new Error('no such program'));
        signals.push(signal);
        return Promise.resolve({});
      },
    };
    await expect(simulateWith(runner, workflow(templates))).rejects.toThrow('no such program');
    expect(signals).toEqual([expect.objectContaining({ aborted: true })]);
  });
});

test('the same input gives the same trace, and nothing of the input is changed', () => {
  const input = workflow([dag([call('a', { withItems: [1, 2] }), call('b', { dependencies: ['a'] })]), work('work', { retryStrategy: { limit: 1 } })]);
  const before = JSON.stringify(input);
  const traces = [1, 2].map(() => JSON.stringify(simulate(input, { stubs: { a: ({ attempt }) => ({ exitCode: attempt === 0 ? 1 : 0 }), '*': {} } })));
  expect(traces[0]).toBe(traces[1]);
  expect(JSON.stringify(input)).toBe(before);
});

test('artifacts of the workflow are given by their names', () => {
  const templates = [{ name: 'main', inputs: { artifacts: [{ name: 'seed', path: '/in' }] }, container: { image: 'busybox', command: ['true'] } }];
  const spec = { arguments: { artifacts: [{ name: 'seed', s3: { bucket: 'b', key: 'seeds/1' } }] } };
  for (const name of ['seed', 'seeds/1']) {
    const artifacts = { [name]: 'S' };
    expect(String(run(templates, { spec, artifacts }).node('').inputs.artifacts.seed.content as Buffer)).toBe('S');
  }
});

test('nothing starts at the deadline of the workflow any more', () => {
  const stub = jest.fn();
  const trace = run([steps([call('a', { continueOn: { failed: true } })], [call('b')]), work('work')], {
    spec: { activeDeadlineSeconds: 5 },
    stubs: { a: { duration: 9 }, b: stub },
  });
  expect([stub.mock.calls.length, trace.node('b').message, trace.end]).toEqual([0, 'Step exceeded its deadline', 5]);
});

test('a retry strategy of the workflow applies to all steps, and suspended ones are resumed by their names', () => {
  const templates = [steps([call('a')], [{ name: 'wait', template: 'approval' }]), work('work'), { name: 'approval', suspend: {} }];
  const trace = run(templates, { spec: { retryStrategy: { limit: 1 } }, stubs: { work: fails }, resume: { wait: {} } });
  expect(trace.node('(0).a').attempts.map(({ phase }) => phase)).toEqual(['Failed', 'Failed']);
  expect(run(templates, { spec: { retryStrategy: { limit: 1 } }, resume: { wait: {} } }).phase).toBe('Succeeded');
});

test('hooks of a loop read the item of their turn', () => {
  const hooks = { exit: { template: 'clean', ...args({ x: '{{item}} {{steps.a.status}}' }) } };
  const trace = run([steps([call('a', { withItems: ['p', 'q'], hooks })]), work('work'), work('clean', inputs('x'))], { stubs: { 'a(1:q)': fails } });
  expect([trace.node('a(0:p).onExit').inputs.parameters, trace.node('a(1:q).onExit').inputs.parameters]).toEqual([{ x: 'p Succeeded' }, { x: 'q Failed' }]);
});

test('without successCondition the status of the response decides: 2xx is success', () => {
  const templates = [steps([call('a', { template: 'ask' })]), { name: 'ask', http: { url: 'https://example.com' } }];
  expect(run(templates, { stubs: { ask: { response: { statusCode: 204 } } } }).phase).toBe('Succeeded');
  expect(run(templates, { stubs: { ask: { response: { statusCode: 404 } } } }).node('a').message).toBe('received non-2xx response code: 404');
});

describe('what no page states, and the controller does', () => {
  test('the exit handler of the workflow waits for its hooks', () => {
    const hooks = { slow: { expression: "workflow.status == 'Running'", template: 'notify' } };
    const trace = run([steps([call('a')]), work('work'), work('notify'), work('clean')], { spec: { hooks, onExit: 'clean' }, stubs: { notify: { duration: 9 } } });
    expect([trace.node('hooks.slow').end, trace.node('onExit').start]).toEqual([9, 9]);
  });

  test('a hook that cannot be run fails the list that its step belongs to, and continueOn does not cover it', () => {
    const hooks = { ask: { expression: 'true', template: 'notify', ...args({ x: '{{steps.b.outputs.result}}' }) } };
    const templates = [steps([call('a', { hooks, continueOn: { error: true, failed: true } })], [call('b')]), work('work'), work('notify', inputs('x'))];
    const trace = run(templates, { check: false });
    expect([trace.node('a').phase, trace.node('a.hooks.ask').phase, trace.has('b'), trace.phase]).toEqual(['Succeeded', 'Error', false, 'Failed']);
  });

  test('failFast of a template starts nothing more after a failure', () => {
    const list = { ...steps([call('a', { withItems: [1, 2, 3] })]), parallelism: 1 };
    const stubs = { 'a(0:1)': fails };
    expect(run([{ ...list, failFast: true }, work('work')], { stubs }).order).toEqual(['a(0:1)']);
    expect(run([list, work('work')], { stubs }).order).toEqual(['a(0:1)', 'a(1:2)', 'a(2:3)']);
  });

  test('a task reads only of tasks that it waits for', () => {
    const tasks = [call('a'), call('b', { dependencies: ['a'], template: 'taking', ...args({ x: '{{tasks.c.status}}' }) }), call('c')];
    const trace = run([dag(tasks), work('work'), work('taking', inputs('x'))], { check: false });
    expect([trace.node('b').phase, trace.node('b').message]).toEqual(['Error', "'{{tasks.c.status}}' is not there."]);
  });

  test('an argument counts before the value of the input, and that before its default', () => {
    const declared = work('work', { inputs: { parameters: [{ name: 'x', value: 'own' }, { name: 'd', default: 'fallback' }] } });
    const trace = run([steps([call('a'), call('b', args({ x: 'given', d: 'given' }))]), declared]);
    expect([trace.node('a').inputs.parameters, trace.node('b').inputs.parameters]).toEqual([{ x: 'own', d: 'fallback' }, { x: 'given', d: 'given' }]);
  });

  test('lists and maps that a loop gave are put into its list as such', () => {
    const list = steps([call('a', { template: 'gen', withItems: [1, 2] })], [call('b', args({ x: '{{steps.a.outputs.parameters.n}}' }))]);
    const trace = run([list, work('gen', outputs('n')), work('work', inputs('x'))], { stubs: { gen: { outputs: { n: { k: 1 } } } } });
    expect(trace.node('b').inputs.parameters.x).toBe('[{"k":1},{"k":1}]');
  });

  test('labels may be computed, and texts read labels, annotations, priority and times of the workflow', () => {
    const value = '{{workflow.labels.team}} {{workflow.labels.level}} {{workflow.annotations.note}} {{workflow.priority}} {{workflow.creationTimestamp.Y}}-{{workflow.creationTimestamp.j}}';
    const spec = {
      priority: 5,
      arguments: { parameters: [{ name: 'level', value: 'high' }] },
      workflowMetadata: { labels: { team: 'ml' }, annotations: { note: 'n' }, labelsFrom: { level: { expression: 'workflow.parameters.level' } } },
    };
    const trace = run([steps([call('a', args({ x: value }))]), work('work', inputs('x'))], { spec, now: new Date('2025-02-01T00:00:00Z') });
    expect(trace.node('a').inputs.parameters.x).toBe('ml high n 5 2025-032');
  });
});

describe('the message of a workflow that failed', () => {
  test('is that of the controller, where it says one', () => {
    expect(run([steps([call('a')]), work('work')], { stubs: { a: fails } }).message).toBe("child 'a' failed");
    expect(run([work('main')], { stubs: { main: { exitCode: 3 } } }).message).toBe('Error (exit code 3)');
  });

  test('says of a DAG which steps failed, at most five', () => {
    const failing = (...names: string[]) => run([dag(names.map((name) => call(name))), work('work')], { stubs: { work: ({ task }) => (task === 'good' ? {} : fails) } });
    expect(failing('good', 'a', 'b').message).toBe("What failed: 'a' (Error (exit code 1)), 'b' (Error (exit code 1))");
    expect(failing('a', 'b', 'c', 'd', 'e', 'f', 'g').message).toMatch(/'e' \(Error \(exit code 1\)\) and 2 more$/);
    expect(failing('a').node('').message).toBeUndefined();
    const nested = [dag([{ name: 'outer', template: 'inner' }]), { name: 'inner', dag: { tasks: [call('a', { withItems: [1] })] } }, work('work')];
    expect(run(nested, { stubs: { work: { exitCode: 1, message: 'no data' } } }).message).toBe("What failed: 'outer.a(0:1)' (no data)");
  });

  test('is none where it succeeded, whatever failed on the way', () => {
    const trace = run([dag([call('a', { continueOn: { failed: true } })]), work('work')], { stubs: { a: fails } });
    expect([trace.phase, trace.message]).toEqual(['Succeeded', undefined]);
  });
});

describe('stubs of templates that were made with the constructs', () => {
  const train = container('train', {
    image: 'registry.example.org/train:1.0.0',
    inputs: { rate: input.number({ default: 0.1 }), table: input.artifact({ path: '/in', optional: true }) },
    outputs: { rmse: output.number({ path: '/out/rmse' }), model: output.artifact({ path: '/out/model' }) },
  });
  const training = dagOf('training', { tasks: (task) => ({ rmse: task('train', train, { rate: 0.2 }).outputs.rmse }) });
  const made = () => new WorkflowTemplateConstruct(new Chart(new App(), 'chart'), 'Training', { name: 'training', entrypoint: training });

  test('stand for the template of that name, read its inputs and give its outputs', () => {
    const trace = simulate(made(), { stubs: stub(train, ({ inputs: { rate } }) => ({ outputs: { rmse: Number(rate) * 2, model: 'weights' } })) });
    expect([trace.phase, trace.outputs.parameters]).toEqual(['Succeeded', { rmse: '0.4' }]);
  });
});

test('the value of an expression is written as the controller prints it', () => {
  const parameters = (expression: string) => ({ outputs: { parameters: [{ name: 'x', valueFrom: { expression } }] } });
  const shown = (expression: string) => simulate(workflow([{ ...steps([call('a')]), ...parameters(expression) }, work('work')]), { stubs: { work: {} } }).outputs.parameters.x;
  expect(['1000000.0 * 1', '7', '1 == 1', "{'a': 1}", "'text'"].map(shown)).toEqual(['1e+06', '7', 'true', 'map[a:1]', 'text']);
});
