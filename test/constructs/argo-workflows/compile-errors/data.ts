import { container, dag, declaredTemplate, eq, existingWorkflowTemplate, git, input, result, script, toJson } from 'cdk8s-mlops/argo-workflows';

/* Data that is put together, items of loops, and templates of which only the ports are known. */

const show = container('show', { inputs: { facts: input.json<{ stage: string; count: number }>() }, image: 'show:1' });
const count = container('count', { inputs: { n: input.integer() }, image: 'count:1' });
const list = script('list', { image: 'python:3', command: ['python'], source: 'print("[]")', result: result<{ name: string; size: number }[]>() });
const solve = declaredTemplate('solve', { inputs: { size: input.integer() }, outputs: { sum: 'integer', file: 'artifact' } });
const shared = existingWorkflowTemplate('shared', { templates: { scan: { outputs: { findings: 'string' } } } });

export const data = dag('data', {
  inputs: { stage: input.string(), count: input.integer() },
  tasks: (task, inputs) => {
    const listed = task('list', list);
    const solved = task('solve', solve, { size: 1 });
    task('show', show, { facts: toJson({ stage: inputs.stage, count: inputs.count }) });

    // @ts-expect-error Type 'string' is not assignable to type 'number'
    task('a', show, { facts: toJson({ stage: inputs.stage, count: inputs.stage }) });
    // @ts-expect-error Property 'count' is missing in type
    task('b', show, { facts: toJson({ stage: inputs.stage }) });
    // @ts-expect-error Property 'kind' does not exist on type
    task.each('c', count, listed.result, ({ size }) => ({ n: size }), ({ kind }) => ({ when: eq(kind, 'a') }));
    // @ts-expect-error Type 'Reference<string>' is not assignable to type 'Value<number>'
    task.each('d', count, listed.result, ({ name }) => ({ n: name }));
    // @ts-expect-error Type 'string' is not assignable to type 'Value<number>'
    task('e', solve, { size: '1' });
    // @ts-expect-error Property 'sums' does not exist on type
    task('f', count, { n: solved.outputs.sums });
    // @ts-expect-error Type 'ArtifactReference' is not assignable to type 'Value<number>'
    task('g', count, { n: solved.outputs.file });
    // @ts-expect-error Type 'Reference<string>' is not assignable to type 'Value<number>'
    task('h', count, { n: task('scan', shared.templates.scan).outputs.findings });
    // @ts-expect-error Property 'scans' does not exist on type
    void shared.templates.scans;
  },
});

// @ts-expect-error Type '"decimal"' is not assignable to type 'OutputKind'
declaredTemplate('odd', { outputs: { sum: 'decimal' } });
// @ts-expect-error Property 'repo' is missing in type
git({ revision: 'main' });
