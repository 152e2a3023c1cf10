import { args, call, dag, fails, inputs, outputs, phases, rule, run, steps, times, work } from './support';

const plain = [work('work'), work('clean'), work('notify')];

rule('exit/always', () => {
  const echo = { name: 'clean', container: { image: 'busybox', command: ['echo'], args: ['{{workflow.status}}'] } };
  for (const [stub, status] of [[{}, 'Succeeded'], [fails, 'Failed']] as const) {
    const seen: unknown[] = [];
    const trace = run([steps([call('a')]), work('work'), echo], {
      spec: { onExit: 'clean' },
      stubs: { a: stub, clean: ({ template }) => void seen.push((template.container as { args: unknown[] }).args[0]) },
    });
    expect([seen, trace.phase, trace.order]).toEqual([[status], status, ['a', 'onExit']]);
  }
  expect(run([steps([call('a')]), work('work'), echo], { spec: { onExit: 'clean' }, stubs: { clean: fails } }).phase).toBe('Failed');
});

rule('exit/status', () => {
  const given = args({ status: '{{workflow.status}}', seconds: '{{workflow.duration}}', verdict: "{{=workflow.status == 'Failed' ? 'bad' : 'good'}}" });
  const clean = work('clean', inputs('status', 'seconds', 'verdict'));
  const seen = (stub: object): unknown => {
    const trace = run([steps([call('a')]), work('work'), clean], { spec: { hooks: { exit: { template: 'clean', ...given } } }, stubs: { a: stub } });
    return trace.node('onExit').inputs.parameters;
  };
  expect(seen({ duration: 3 })).toEqual({ status: 'Succeeded', seconds: '3.000000', verdict: 'good' });
  expect(seen(fails)).toEqual({ status: 'Failed', seconds: '1.000000', verdict: 'bad' });
  const own = work('clean', { inputs: { parameters: [{ name: 'status', value: '{{workflow.status}}' }] } });
  expect(run([steps([call('a')]), work('work'), own], { spec: { onExit: 'clean' }, stubs: { a: fails } }).node('onExit').inputs.parameters).toEqual({ status: 'Failed' });
});

rule('exit/failures', () => {
  const trace = run([steps([call('a')]), work('work'), work('clean', inputs('failures'))], {
    spec: { hooks: { exit: { template: 'clean', ...args({ failures: '{{workflow.failures}}' }) } } },
    stubs: { a: { exitCode: 2, message: 'no space' } },
  });
  const failures = JSON.parse(trace.node('onExit').inputs.parameters.failures) as { displayName: string }[];
  expect(failures.find(({ displayName }) => displayName === 'a')).toEqual({
    displayName: 'a',
    message: 'no space',
    templateName: 'work',
    phase: 'Failed',
    podName: expect.stringMatching(/^demo-work-\d+$/),
    finishedAt: '2025-01-01T00:00:01Z',
  });
});

rule('hooks/workflow', () => {
  const hooks = {
    running: { expression: "workflow.status == 'Running'", template: 'notify' },
    failed: { expression: "workflow.status == 'Failed'", template: 'notify' },
  };
  const list = [steps([call('a')], [call('b')]), ...plain];
  expect(times(run(list, { spec: { hooks } }), 'hooks.running', 'a', 'b')).toEqual([[0, 1], [0, 1], [1, 2]]);
  const trace = run(list, { spec: { hooks }, stubs: { b: fails } });
  expect(times(trace, 'hooks.failed')).toEqual([[2, 3]]);
});

rule('hooks/once', () => {
  const trace = run([steps([call('a')], [call('b')]), ...plain], { spec: { hooks: { always: { expression: 'true', template: 'notify' } } } });
  expect(trace.order.filter((path) => path.includes('hooks'))).toEqual(['hooks.always']);
});

const hooked = (hooks: object, fields: object = {}): object[] => [dag([call('a', { hooks, ...fields }), call('b', { dependencies: ['a'] })]), ...plain];

rule('hooks/step', () => {
  const hooks = {
    running: { expression: "tasks.a.status == 'Running'", template: 'notify' },
    done: { expression: "tasks.a.status == 'Succeeded'", template: 'notify' },
    failed: { expression: "tasks.a.status == 'Failed'", template: 'notify' },
  };
  const trace = run(hooked(hooks), { stubs: { a: { duration: 2 }, notify: { duration: 5 } } });
  expect(times(trace, 'a', 'a.hooks.running', 'a.hooks.done', 'b')).toEqual([[0, 2], [0, 5], [2, 7], [7, 8]]);
  expect(trace.has('a.hooks.failed')).toBe(false);
});

rule('hooks/failed', () => {
  const trace = run(hooked({ running: { expression: 'true', template: 'notify' } }), { stubs: { notify: fails } });
  expect([phases(trace), trace.phase]).toEqual([{ a: 'Succeeded', 'a.hooks.running': 'Failed', b: 'Succeeded' }, 'Succeeded']);
});

rule('hooks/exit', () => {
  const hooks = {
    slow: { expression: 'true', template: 'notify' },
    exit: { template: 'clean', ...args({ x: '{{steps.a.outputs.parameters.file}} {{steps.a.status}}' }) },
  };
  const list = [steps([{ name: 'a', template: 'maker', hooks }], [call('b')]), work('maker', outputs('file')), work('work'), work('notify'), work('clean', inputs('x'))];
  const trace = run(list, { stubs: { maker: { outputs: { file: 'v1' } }, notify: { duration: 4 } } });
  expect(trace.node('a.onExit').inputs.parameters).toEqual({ x: 'v1 Succeeded' });
  expect(times(trace, 'a.hooks.slow', 'a.onExit', 'b')).toEqual([[0, 4], [4, 5], [5, 6]]);
});

rule('hooks/loop', () => {
  const hooks = { running: { expression: "tasks.a.status == 'Running'", template: 'notify' } };
  const trace = run(hooked(hooks, { withItems: [1, 2] }), { stubs: { notify: { duration: 3 } } });
  expect(times(trace, 'a(0:1).hooks.running', 'a(1:2).hooks.running', 'b')).toEqual([[0, 3], [0, 3], [3, 4]]);
});

const suspended = (suspend: object, fields: object = {}): object[] => [steps([call('a')], [{ name: 'wait', template: 'approval' }], [call('b')]), { name: 'approval', suspend, ...fields }, work('work')];

rule('suspend/duration', () => {
  expect(times(run(suspended({ duration: '20' })), 'wait', 'b')).toEqual([[1, 21], [21, 22]]);
  expect(times(run(suspended({ duration: '1m' })), 'wait')).toEqual([[1, 61]]);
});

rule('suspend/for-ever', () => {
  const trace = run(suspended({}));
  expect([trace.phase, trace.message, trace.order, trace.end]).toEqual(['Running', "It waits for 'wait'", ['a', 'wait'], undefined]);
  expect(times(run(suspended({}), { resume: { approval: { after: 60 } } }), 'wait', 'b')).toEqual([[1, 61], [61, 62]]);
  expect(run(suspended({}), { resume: { wait: { phase: 'Failed' } } }).phase).toBe('Failed');
});

const approval = (valueFrom: object): object[] => [
  steps([{ name: 'ask', template: 'ask' }], [call('deploy', { when: '{{steps.ask.outputs.parameters.approve}} == YES' })]),
  {
    name: 'ask',
    suspend: { duration: '1h' },
    inputs: { parameters: [{ name: 'approve', default: 'NO', enum: ['YES', 'NO'] }] },
    outputs: { parameters: [{ name: 'approve', valueFrom: { supplied: {}, ...valueFrom } }] },
  },
  work('work'),
];

rule('suspend/supplied', () => {
  const trace = run(approval({}), { resume: { ask: { outputs: { approve: 'YES' } } } });
  expect([trace.order, trace.node('ask').outputs.parameters]).toEqual([['ask', 'deploy'], { approve: 'YES' }]);
  expect(run(approval({}), { resume: { ask: { outputs: { approve: 'NO' } } } }).skipped).toEqual(['deploy']);
  expect(() => run(approval({}), { resume: { ask: { outputs: { approve: 'perhaps' } } } })).toThrow("[ask] 'perhaps' is supplied as 'approve' to template 'ask', which takes 'YES', 'NO'.");
});

test('an output that states its values takes no others', () => {
  const ask = { name: 'ask', suspend: {}, outputs: { parameters: [{ name: 'size', valueFrom: { supplied: {} }, enum: ['1', '2'] }] } };
  const outcome = (size: number) => () => run([steps([{ name: 'wait', template: 'ask' }]), ask], { resume: { ask: { outputs: { size } } } }).phase;
  expect(outcome(2)()).toBe('Succeeded');
  expect(outcome(3)).toThrow("[wait] '3' is supplied as 'size' to template 'ask', which takes '1', '2'.");
});

rule('suspend/default', () => {
  const trace = run(approval({ default: 'NO' }));
  expect([trace.node('ask').outputs.parameters, trace.skipped, trace.end]).toEqual([{ approve: 'NO' }, ['deploy'], 3600]);
  expect(run(approval({})).node('ask').phase).toBe('Error');
});

rule('timeouts/workflow', () => {
  const trace = run([steps([call('a'), call('c')], [call('b')]), ...plain], { spec: { activeDeadlineSeconds: 10 }, stubs: { a: { duration: 60 } } });
  expect(phases(trace)).toEqual({ a: 'Failed', c: 'Succeeded' });
  expect([trace.phase, trace.end]).toEqual(['Failed', 10]);
});

rule('timeouts/template', () => {
  const trace = run([steps([call('a')]), work('work', { activeDeadlineSeconds: 10 })], { stubs: { a: { duration: 60 } } });
  expect([trace.node('a').phase, trace.end]).toEqual(['Failed', 10]);
  const retried = run([steps([call('a')]), work('work', { timeout: '25s', retryStrategy: { limit: 9 } })], { stubs: { a: { duration: 10, exitCode: 1 } } });
  expect(retried.node('a').attempts.map(({ end }) => end)).toEqual([10, 20, 25]);
});

rule('timeouts/exit', () => {
  const trace = run([steps([call('a')]), ...plain], { spec: { activeDeadlineSeconds: 10, onExit: 'clean' }, stubs: { a: { duration: 60 }, clean: { duration: 30 } } });
  expect(times(trace, 'a', 'onExit')).toEqual([[0, 10], [10, 40]]);
  expect(trace.node('onExit').phase).toBe('Succeeded');
});
