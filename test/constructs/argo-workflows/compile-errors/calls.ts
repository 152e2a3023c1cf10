import {
  add, anyOf, choose, chooseArtifact, container, cron, dag, eq, expression, gauge, gt, hook, input, isOneOf, lt, mutex, not, output, result, script,
  sequence, steps, toJson, Volume, type Reference,
} from 'cdk8s-mlops/argo-workflows';

/* Conditions, loops, hooks and dependencies. */

const judge = container('judge', {
  inputs: { text: input.string({ default: '' }) },
  outputs: {
    rmse: output.number({ path: '/rmse' }),
    verdict: output.oneOf(['good', 'bad'], { path: '/verdict' }),
    isReady: output.boolean({ path: '/ready' }),
    report: output.artifact({ path: '/report' }),
  },
  image: 'judge:1',
});
const split = script('split', { image: 'python:3', command: ['python'], source: 'print([1, 2])', result: result<number[]>() });
const list = script('list', { image: 'python:3', command: ['python'], source: 'print("[]")', result: result<{ path: string; source: number }[]>() });
const count = container('count', { inputs: { n: input.integer() }, image: 'count:1' });
const show = container('show', { inputs: { text: input.string() }, image: 'show:1' });
const keep = container('keep', { inputs: { report: input.artifact({ path: '/report' }) }, image: 'keep:1' });
declare const untyped: Reference<unknown>;

export const conditions = dag('conditions', {
  inputs: { text: input.string(), stage: input.oneOf(['dev', 'prod']) },
  tasks: (task, inputs) => {
    const judged = task('judge', judge);
    task('a', show, { text: 'x' }, { when: lt(judged.outputs.rmse, 0.5).and(eq(judged.outputs.verdict, 'good'), judged.outputs.isReady) });

    // @ts-expect-error Argument of type 'Reference<string>' is not assignable to parameter of type 'Value<number>'
    lt(inputs.text, 3);
    // @ts-expect-error Argument of type 'string' is not assignable to parameter of type 'Value<number>'
    gt(judged.outputs.rmse, '0.5');
    // @ts-expect-error Argument of type '"fine"' is not assignable to parameter of type 'Value<
    eq(judged.outputs.verdict, 'fine');
    // @ts-expect-error Argument of type 'number' is not assignable to parameter of type 'Value<string>'
    eq(inputs.text, 3);
    // @ts-expect-error Argument of type '"true"' is not assignable to parameter of type 'Value<boolean>'
    eq(judged.outputs.isReady, 'true');
    // @ts-expect-error Argument of type 'Reference<string>' is not assignable to parameter of type 'Value<number>'
    eq(judged.outputs.rmse, inputs.text);
    // @ts-expect-error Argument of type '"Succeded"' is not assignable to parameter of type 'Value<... "Succeeded"
    eq(judged.status, 'Succeded');
    // @ts-expect-error Type '"test"' is not assignable to type '"dev" | "prod"'
    isOneOf(inputs.stage, ['dev', 'test']);
    // @ts-expect-error Argument of type 'Reference<number>' is not assignable to parameter of type 'Value<boolean>'
    not(judged.outputs.rmse);
    // @ts-expect-error Argument of type 'Reference<string>' is not assignable to parameter of type 'Value<number>'
    add(1, inputs.text);
    // @ts-expect-error Type 'ArtifactReference' is missing the following properties from type 'Expression<
    eq(judged.outputs.report, 'x');
    // @ts-expect-error Type 'string' is not assignable to type 'Value<boolean> | undefined'
    task('b', show, { text: 'x' }, { when: "{{inputs.parameters.text}} == 'a'" });
    // @ts-expect-error Type 'Reference<number>' is not assignable to type 'Expression<boolean>'
    task('c', show, { text: 'x' }, { when: judged.outputs.rmse });
    // @ts-expect-error Type 'Expression<...>' is not assignable to type 'Value<string>'
    task('d', show, { text: choose(eq(inputs.text, 'a'), 1, 2) });
    // @ts-expect-error Type 'Reference<unknown>' is not assignable to type 'Value<string>'
    task('e', show, { text: untyped });
    // @ts-expect-error Property 'reference' is missing in type 'Reference<string>' but required in type 'ArtifactReference'
    chooseArtifact(eq(inputs.text, 'a'), judged.outputs.report, inputs.text);
    // @ts-expect-error Type 'Expression<number>' is not assignable to type 'Value<string>'
    task('f', show, { text: expression<number>`1` });
    // @ts-expect-error 'wen' does not exist in type 'TaskOptions<
    task('g', show, { text: toJson(1) }, { wen: eq(inputs.text, 'a') });
  },
});

export const loops = dag('loops', {
  tasks: (task) => {
    const all = task.each('judge', judge, ['a', 'b'], (text) => ({ text }));
    const numbers = task('split', split);
    const files = task('list', list);
    task.each('count', count, numbers.result, (n) => ({ n }));
    task.each('count-on', count, sequence({ count: 3 }), (n) => ({ n }));
    task.each('files', show, files.result, (file) => ({ text: file.path }), (file) => ({ when: gt(file.source, 3) }));
    task('show', show, { text: `${all.outputs.rmse}` });

    // @ts-expect-error Argument of type 'Reference<number[]>' is not assignable to parameter of type 'Value<number>'
    lt(all.outputs.rmse, 0.5);
    // @ts-expect-error Property 'report' does not exist on type 'LoopOutputReferences<
    task('a', keep, { report: all.outputs.report });
    // @ts-expect-error Property 'size' does not exist on type
    task.each('b', show, files.result, (file) => ({ text: file.size }));
    // @ts-expect-error Type 'Reference<number>' is not assignable to type 'Value<string>'
    task.each('c', show, numbers.result, (n) => ({ text: n }));
    // @ts-expect-error Type 'Reference<string>' is not assignable to type 'Value<number>'
    task.each('d', count, sequence({ count: 3, format: 'part%02d' }), (n) => ({ n }));
    // @ts-expect-error Type 'Reference<number>' is not assignable to type 'Reference<string>'
    task.each('e', show, numbers.result, (text: Reference<string>) => ({ text }));
    // @ts-expect-error Argument of type 'string' is not assignable to parameter of type 'LoopItems<unknown>'
    task.each('f', count, all.name, (n) => ({ n }));
    // @ts-expect-error Property 'n' is missing in type '{}' but required in type
    task.each('g', count, numbers.result, () => ({}));
    // @ts-expect-error is not assignable to parameter of type
    sequence({ count: 3, end: 5 });
    // @ts-expect-error Type 'string' is not assignable to type 'Bound | undefined'
    sequence({ start: 'a', end: 5 });
  },
});

export const hooks = steps('hooks', {
  steps: (step) => {
    const judged = step('judge', judge, {}, { hooks: (self) => ({ exit: hook(show, { text: `${self.outputs.rmse}` }) }) });
    step('show', show, { text: judged.result });

    // @ts-expect-error Expected 2-3 arguments, but got 1
    hook(show);
    // @ts-expect-error 'txt' does not exist in type
    hook(show, { txt: 'done' });
    // @ts-expect-error Type 'number' is not assignable to type 'Value<string>'
    hook(show, { text: 3 });
    // @ts-expect-error 'after' does not exist in type 'CallOptions<
    step('a', show, { text: 'x' }, { after: [] });
    // @ts-expect-error Property 'ended' does not exist on type
    String(judged.ended);
  },
});

export const dependencies = dag('dependencies', {
  tasks: (task) => {
    const judged = task('judge', judge);
    task('a', show, { text: 'x' }, { after: [judged.failed, anyOf(judged, judged.skipped)] });

    // @ts-expect-error Type 'string' is not assignable to type 'Awaited'
    task('b', show, { text: 'x' }, { after: ['judge'] });
    // @ts-expect-error Property 'suceeded' does not exist on type ... Did you mean 'succeeded'?
    task('c', show, { text: 'x' }, { after: judged.suceeded });
    // @ts-expect-error Argument of type 'Reference<string>' is not assignable to parameter of type 'Awaited'
    anyOf(judged.id);
  },
});

export function settings(): void {
  const work = Volume.emptyDir('work');
  container('a', { image: 'a:1', mounts: [work.at('/work')] });

  // @ts-expect-error Type 'Volume' is missing the following properties from type 'Mount': volume, fields
  container('b', { image: 'a:1', mounts: [work] });
  // @ts-expect-error Type '"Sometimes"' is not assignable to type
  container('c', { image: 'a:1', retryStrategy: { retryPolicy: 'Sometimes' } });
  // @ts-expect-error Type 'string' is not assignable to type 'Duration'
  container('d', { image: 'a:1', retryStrategy: { backoff: { duration: '1m' } } });
  // @ts-expect-error Type 'string' is not assignable to type 'Field<NamedObject | undefined
  container('e', { image: 'a:1', serviceAccount: 'runner' });
  // @ts-expect-error Property 'value' is missing in type '{ name: string; help: string; }'
  gauge({ name: 'rows', help: 'Rows that were read' });
  // @ts-expect-error 'mutex' does not exist in type 'readonly Lock[]
  container('f', { image: 'a:1', synchronization: { mutex: mutex('a') } });
  // @ts-expect-error Argument of type 'Expression<number>' is not assignable to parameter of type 'Expression<string>'
  isOneOf(cron.failed, ['3']);
}
