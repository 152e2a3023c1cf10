import { Duration, type Chart } from 'cdk8s';
import {
  ClusterWorkflowTemplate, container, cron, CronWorkflow, dag, eq, event, gt, input, output, submit, Workflow, workflow, WorkflowEventBinding,
  workflowParameters, WorkflowTemplate,
} from 'cdk8s-mlops/argo-workflows';

/* WorkflowTemplates and what starts from them. */

const globals = workflowParameters({ registry: input.string({ default: 'registry.example.org' }), stage: input.oneOf(['dev', 'prod']) });
const build = container('build', {
  inputs: { revision: input.string(), retries: input.integer({ default: 3 }) },
  outputs: { digest: output.string({ path: '/digest' }) },
  image: 'build:1',
});
const scan = container('scan', { inputs: { image: input.string() }, image: `${globals.registry}/scan:1` });

export function templates(chart: Chart): void {
  const ci = new WorkflowTemplate(chart, 'Ci', { name: 'ci', entrypoint: build, templates: [scan], parameters: globals });
  const given = new WorkflowTemplate(chart, 'Given', { name: 'given', entrypoint: build, arguments: { revision: 'main' } });
  new CronWorkflow(chart, 'Nightly', { name: 'nightly', schedules: ['0 3 * * *'], from: submit(ci, { revision: 'main', stage: 'dev' }) });
  new CronWorkflow(chart, 'Given', { name: 'given', schedules: ['0 3 * * *'], from: submit(given) });
  new Workflow(chart, 'Once', { name: 'once', entrypoint: build, arguments: { revision: 'main' } });

  // @ts-expect-error Property 'name' is missing in type '{ entrypoint:
  new WorkflowTemplate(chart, 'a', { entrypoint: build });
  // @ts-expect-error Type 'string' is not assignable to type 'NoSuchInput<"revison">'
  new WorkflowTemplate(chart, 'b', { name: 'b', entrypoint: build, arguments: { revision: 'main', revison: 'x' } });
  // @ts-expect-error Type 'number' is not assignable to type 'Value<string> | undefined'
  new WorkflowTemplate(chart, 'c', { name: 'c', entrypoint: build, arguments: { revision: 3 } });
  // @ts-expect-error Type 'string' is not assignable to type 'Template<
  new WorkflowTemplate(chart, 'd', { name: 'd', entrypoint: 'build' });
  // @ts-expect-error Type 'string' is not assignable to type 'Template<
  new WorkflowTemplate(chart, 'e', { name: 'e', entrypoint: build, onExit: 'scan' });
  // @ts-expect-error Type 'string' is not assignable to type 'Duration'
  new WorkflowTemplate(chart, 'f', { name: 'f', entrypoint: build, activeDeadline: '1h' });
  // @ts-expect-error Type '"full"' is not assignable to type
  new WorkflowTemplate(chart, 'g', { name: 'g', entrypoint: build, podDefaults: 'full' });
  // @ts-expect-error 'ttlStrategie' does not exist in type
  new WorkflowTemplate(chart, 'h', { name: 'h', entrypoint: build, ttlStrategie: { afterSuccess: Duration.hours(1) } });
  // @ts-expect-error 'templats' does not exist in type
  new WorkflowTemplate(chart, 'i', { name: 'i', entrypoint: build, overrides: { templats: [] } });
  // @ts-expect-error Property 'name' is missing in type '{ templates:
  new ClusterWorkflowTemplate(chart, 'j', { templates: [build] });
}

export function started(chart: Chart, ci: WorkflowTemplate<(typeof build)['inputs']>): void {
  const schedules = ['0 3 * * *'];

  // @ts-expect-error Property 'revision' is missing in type '{}' but required in type
  submit(ci, {});
  // @ts-expect-error Expected 2 arguments, but got 1
  submit(ci);
  // @ts-expect-error 'revison' does not exist in type ... Did you mean to write 'revision'?
  submit(ci, { revison: 'main' });
  // @ts-expect-error Type 'string' is not assignable to type 'Value<number> | undefined'
  submit(ci, { revision: 'main', retries: 'three' });
  // @ts-expect-error 'digest' does not exist in type
  submit(ci, { revision: 'main', digest: 'x' });
  // @ts-expect-error Type 'EventValue<number>' is not assignable to type
  submit(ci, { revision: event.payload<number>('id') });
  // @ts-expect-error Property 'arguments' is missing in type
  new CronWorkflow(chart, 'a', { name: 'a', schedules, entrypoint: build });
  // @ts-expect-error Property 'revision' is missing in type '{ retries: number; }'
  new CronWorkflow(chart, 'b', { name: 'b', schedules, entrypoint: build, arguments: { retries: 1 } });
  // @ts-expect-error Property 'schedules' is missing in type
  new CronWorkflow(chart, 'c', { name: 'c', from: submit(ci, { revision: 'main' }) });
  // @ts-expect-error is not assignable to type
  new CronWorkflow(chart, 'd', { name: 'd', schedules, entrypoint: build, arguments: { revision: 'x' }, from: submit(ci, { revision: 'main' }) });
  // @ts-expect-error Type '"Skip"' is not assignable to type
  new CronWorkflow(chart, 'e', { name: 'e', schedules, concurrencyPolicy: 'Skip', from: submit(ci, { revision: 'main' }) });
  // @ts-expect-error Type 'string' is not assignable to type 'Expression<boolean>'
  new CronWorkflow(chart, 'f', { name: 'f', schedules, stopWhen: 'failed > 3', from: submit(ci, { revision: 'main' }) });
  // @ts-expect-error Argument of type 'string' is not assignable to parameter of type 'Value<number>'
  gt(cron.failed, '3');
  // @ts-expect-error Property 'entrypoint' is missing in type
  new Workflow(chart, 'g', { name: 'g', suspend: true });
  // @ts-expect-error 'genrateName' does not exist in type
  new Workflow(chart, 'h', { name: 'h', entrypoint: build, arguments: { revision: 'main' }, genrateName: 'h-' });
  // @ts-expect-error Property 'workflowTemplateRef' is missing in type
  new WorkflowEventBinding(chart, 'i', { name: 'i', selector: eq(event.discriminator, 'push'), submit: ci });
  // @ts-expect-error Argument of type '"Successful"' is not assignable to parameter of type 'Value<
  eq(workflow.status, 'Successful');
  // @ts-expect-error Property 'stag' does not exist on type ... Did you mean 'stage'?
  String(globals.stag);
  // @ts-expect-error Argument of type '"test"' is not assignable to parameter of type 'Value<"dev" | "prod">'
  eq(globals.stage, 'test');
}

export function elsewhere(ci: WorkflowTemplate): void {
  const called = ci.template(build);
  dag('main', {
    tasks: (task) => {
      const built = task('build', called, { revision: 'main' });

      // @ts-expect-error Property 'revision' is missing in type '{}' but required in type
      task('a', called, {});
      // @ts-expect-error Property 'digset' does not exist on type ... Did you mean 'digest'?
      String(built.outputs.digset);
    },
  });
  // @ts-expect-error Property 'image' is missing in type '{}' but required in type
  submit(ci.startingAt(scan), {});
}
