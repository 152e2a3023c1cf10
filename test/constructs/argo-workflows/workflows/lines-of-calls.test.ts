import { readFileSync } from 'node:fs';
import { Chart, JsonPatch } from 'cdk8s';
import { MlopsApp } from '../../../../lib';
import {
  ClusterWorkflowTemplate,
  container,
  CronWorkflow,
  dag,
  input,
  secretKey,
  steps,
  Workflow,
  WorkflowTemplate,
} from 'cdk8s-mlops/argo-workflows';

const image = 'registry.example.org/work:1.0.0';
const print = container('print', { inputs: { text: input.string() }, image, args: ({ text }) => [text] });
const careless = container('careless', { image, args: ['{{inputs.parameters.txt}}'] }); // line: template
const both = steps('both', {
  steps: (step) => {
    step('fine', careless);
    step.parallel(() => {
      step('also-fine', print, { text: 'hello' });
      step('mistaken', print, { text: '{{steps.fnie.outputs.result}}' }); // line: step
    });
  },
});
const main = dag('main', {
  tasks: (task) => {
    task('first', both);
    task('second', print, { text: '{{tasks.frist.outputs.result}}' }); // line: task
  },
});

/** The line that is marked so. */
function lineOf(mark: string): number {
  return readFileSync(__filename, 'utf8').split('\n').findIndex((line) => line.endsWith(`// line: ${mark}`)) + 1;
}

/** Lines of the problems of what is made, in the order of their fields. */
function linesOf(make: (chart: Chart) => unknown): (number | undefined)[] {
  const app = new MlopsApp();
  make(new Chart(app, 'chart'));
  const { problems } = app.check();
  expect(problems.map(({ code }) => code)).toEqual(problems.map(() => 'argo-workflows/unresolved-variable'));
  return problems.map(({ source }) => source?.line).sort((a, b) => a! - b!);
}

const marked = ['template', 'step', 'task'].map(lineOf);
const work = { entrypoint: main, serviceAccount: 'default' } as const;

test.each<[string, (chart: Chart) => unknown]>([
  ['Workflow', (chart) => new Workflow(chart, 'W', { name: 'w', ...work })],
  ['WorkflowTemplate', (chart) => new WorkflowTemplate(chart, 'W', { name: 'w', ...work })],
  ['ClusterWorkflowTemplate', (chart) => new ClusterWorkflowTemplate(chart, 'W', { name: 'w', entrypoint: main })],
  ['CronWorkflow', (chart) => new CronWorkflow(chart, 'W', { name: 'w', schedules: ['0 3 * * *'], ...work })],
])('problems of a %s are told at the template, the step and the task that was mistaken', (_, make) => {
  expect(linesOf(make)).toEqual(marked);
});

test('the line of a patch wins over that of the call', () => {
  const patched = container('patched', { image, args: ['hello'] });
  const lines = linesOf((chart) => {
    const made = new WorkflowTemplate(chart, 'W', { name: 'w', entrypoint: patched, serviceAccount: 'default' });
    made.resource.addJsonPatch(JsonPatch.replace('/spec/templates/0/container/args/0', '{{inputs.parameters.x}}')); // line: patch
  });
  expect(lines).toEqual([lineOf('patch')]);
});

test('templates that are overridden were written where the object was', () => {
  const fine = container('fine', { image });
  const templates = [{ name: 'fine', container: { image, args: ['{{inputs.parameters.x}}'] } }];
  const overrides = { templates };
  expect(linesOf((chart) => new WorkflowTemplate(chart, 'W', { name: 'w', entrypoint: fine, serviceAccount: 'default', overrides }))).toEqual([ // line: object
    lineOf('object'),
  ]);
});

test('a Secret that is missing is told where the container is written', () => {
  const secret = { name: 'missing' };
  const reading = container('reading', { image, env: { TOKEN: secretKey(secret, 'token') } }); // line: container
  const app = new MlopsApp();
  new WorkflowTemplate(new Chart(app, 'chart'), 'W', { name: 'w', entrypoint: reading, serviceAccount: 'default' });
  expect(app.check().problems.map(({ code, source }) => [code, source?.line])).toEqual([['references/missing-object', lineOf('container')]]);
});
