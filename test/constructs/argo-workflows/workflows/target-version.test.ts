import { Chart, Duration } from 'cdk8s';
import { container, CronWorkflow, output, WorkflowTemplate, type Template } from '../../../../constructs/argo-workflows';
import { MlopsApp, type MlopsAppProps } from '../../../../lib';

const remembered = container('remembered', {
  image: 'registry.example.org/a:1.0.0',
  outputs: { answer: output.string({ path: '/answer' }) },
  memoize: { key: 'once', maxAge: Duration.hours(1), cache: { name: 'answers' } },
});

function synthesized(props: MlopsAppProps, entrypoint: Template<Readonly<Record<never, never>>> = remembered) {
  const app = new MlopsApp(props);
  const chart = new Chart(app, 'chart');
  new WorkflowTemplate(chart, 'Template', { name: 'one', entrypoint, serviceAccount: 'default' });
  new CronWorkflow(chart, 'Cron', { name: 'two', schedules: ['0 3 * * *'], entrypoint, serviceAccount: 'default' });
  const { problems } = app.check();
  return { app, problems: problems.filter(({ category }) => category === 'schema').map(({ code, path }) => [code, path]) };
}

test.each(['4.1', '3.7'] as const)('one source gives objects that the schemas of %s accept', (argoWorkflowsVersion) => {
  expect(synthesized({ argoWorkflowsVersion }).problems).toEqual([]);
});

test('the cache of results has the key that 3.7 asks for, and none in 4.1', () => {
  const caches = (props: MlopsAppProps) =>
    synthesized(props).app.manifestSet().entries.map(({ object }) => {
      const spec = object.spec as { templates?: object[]; workflowSpec?: { templates: object[] } };
      return ((spec.templates ?? spec.workflowSpec!.templates)[0] as { memoize: { cache: unknown } }).memoize.cache;
    });
  expect(caches({})).toEqual([{ configMap: { name: 'answers' } }, { configMap: { name: 'answers' } }]);
  expect(caches({ argoWorkflowsVersion: '3.7' })).toEqual([{ configMap: { name: 'answers', key: 'cache' } }, { configMap: { name: 'answers', key: 'cache' } }]);
});

test('what 3.7 does not know is reported at its field', () => {
  const waiting = container('waiting', { image: 'registry.example.org/a:1.0.0', pendingTimeout: Duration.minutes(5) });
  expect(synthesized({ argoWorkflowsVersion: '3.7' }, waiting).problems).toEqual([
    ['schema/unknown-field', 'spec.workflowSpec.templates[0].pendingTimeout'],
    ['schema/unknown-field', 'spec.templates[0].pendingTimeout'],
  ]);
  expect(synthesized({}, waiting).problems).toEqual([]);
});

test('the release travels with the objects, so that the command line judges by it', () => {
  expect(synthesized({ argoWorkflowsVersion: '3.7' }).app.manifestSet().argoWorkflowsVersion).toBe('3.7');
  expect(synthesized({}).app.manifestSet().argoWorkflowsVersion).toBe('4.1');
});
