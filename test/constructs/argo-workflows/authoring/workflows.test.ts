import { Chart, JsonPatch } from 'cdk8s';
import { synthObjects } from '../../../../lib/testing';
import { appOf, chartIn, problemsIn, validObjects } from './support';
import {
  ClusterWorkflowTemplate, container, CronWorkflow, dag, eq, event, input, output, steps, submit, Workflow, WorkflowEventBinding,
  workflowParameters, WorkflowTemplate,
} from 'cdk8s-mlops/argo-workflows';

const image = 'tool:1';
const globals = workflowParameters({ registry: input.string({ default: 'registry.example.org' }), stage: input.oneOf(['dev', 'prod']) });
const build = container('build', {
  inputs: { revision: input.string({ description: 'Which commit' }), retries: input.integer({ default: 3 }) },
  outputs: { digest: output.string({ path: '/digest' }) },
  image: `${globals.registry}/tool:1`,
});
const scan = container('scan', { inputs: { image: input.string() }, image });
const main = dag('main', {
  inputs: build.inputs,
  tasks: (task, inputs) => ({ digest: task('build', build, { revision: inputs.revision }).outputs.digest }),
});

/** Kind and name of all objects below a chart. */
const made = (chart: Chart): string[] => validObjects(chart).map(({ kind, metadata }) => `${kind} ${String(metadata?.name)}`);
/** The spec of the one object of a kind. */
function specOf(chart: Chart, kind: string): Record<string, unknown> {
  return validObjects(chart).find((one) => one.kind === kind)!.spec as Record<string, unknown>;
}

describe('a WorkflowTemplate', () => {
  test('takes the inputs of its entrypoint and global parameters as arguments, with the values that are known', () => {
    const chart = chartIn();
    new WorkflowTemplate(chart, 'Ci', { name: 'ci', entrypoint: main, parameters: globals, arguments: { revision: 'main' }, podDefaults: 'none' });
    expect(specOf(chart, 'WorkflowTemplate')).toMatchObject({
      entrypoint: 'main',
      serviceAccountName: 'ci',
      arguments: {
        parameters: [
          { name: 'revision', description: 'Which commit', value: 'main' },
          { name: 'retries', value: '3' },
          { name: 'registry', value: 'registry.example.org' },
          { name: 'stage', enum: ['dev', 'prod'] },
        ],
      },
    });
    expect(made(chart)).toEqual(['ServiceAccount ci', 'Role ci', 'RoleBinding ci', 'WorkflowTemplate ci']);
  });

  test('of templates alone has neither entrypoint nor account', () => {
    const chart = chartIn();
    new WorkflowTemplate(chart, 'Library', { name: 'library', templates: [scan], podDefaults: 'none' });
    expect(validObjects(chart)).toEqual([
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'WorkflowTemplate',
        metadata: { name: 'library', namespace: 'ml', annotations: { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' } },
        spec: { templates: [{ name: 'scan', inputs: { parameters: [{ name: 'image' }] }, container: { image } }] },
      },
    ]);
  });

  test('is a handle that knows its arguments: which are optional, and which values they may have', () => {
    const ci = new WorkflowTemplate(chartIn(), 'Ci', { name: 'ci', entrypoint: main, parameters: globals, arguments: { revision: 'main' } });
    const { templateName, templateNamespace, clusterScope, parameters } = ci;
    expect({ templateName, templateNamespace, clusterScope, parameters }).toEqual({
      templateName: 'ci',
      templateNamespace: 'ml',
      clusterScope: false,
      parameters: { revision: { optional: true }, retries: { optional: true }, registry: { optional: true }, stage: { optional: false, enum: ['dev', 'prod'] } },
    });
    expect(ci.startingAt(scan)).toEqual({
      templateName: 'ci', templateNamespace: 'ml', clusterScope: false, entrypoint: 'scan', parameters: { ...parameters, image: { optional: false } },
    });
  });

  test('lends its templates to workflows elsewhere', () => {
    const chart = chartIn();
    const library = new WorkflowTemplate(chart, 'Library', { name: 'library', templates: [build, scan] });
    const shared = new ClusterWorkflowTemplate(chart, 'Shared', { name: 'shared', templates: [scan] });
    const caller = steps('caller', {
      steps: (step) => {
        const built = step('build', library.template(build), { revision: 'main' });
        step('scan', shared.template(scan), { image: `${built.outputs.digest}` });
      },
    });
    new WorkflowTemplate(chart, 'Caller', { name: 'caller', entrypoint: caller, parameters: globals, serviceAccount: 'default' });
    const [, , calling] = validObjects(chart);
    expect(calling!.spec.templates).toEqual([
      {
        name: 'caller',
        steps: [
          [{ name: 'build', templateRef: { name: 'library', template: 'build' }, arguments: { parameters: [{ name: 'revision', value: 'main' }] } }],
          [
            {
              name: 'scan',
              templateRef: { name: 'shared', template: 'scan', clusterScope: true },
              arguments: { parameters: [{ name: 'image', value: '{{steps.build.outputs.parameters.digest}}' }] },
            },
          ],
        ],
      },
    ]);
  });
});

describe('ways out', () => {
  test('overrides have the last word, and a patch after them, also with a field that no schema has, which is reported', () => {
    const chart = chartIn();
    const ci = new WorkflowTemplate(chart, 'Ci', {
      name: 'ci', templates: [scan], podDefaults: 'none', overrides: { podGC: { strategy: 'OnPodSuccess' }, templates: undefined, priority: 3 },
    });
    ci.resource.addJsonPatch(JsonPatch.add('/spec/notYetKnown', 'x'));
    expect(synthObjects(chart)[0]!.spec).toEqual({ podGC: { strategy: 'OnPodSuccess' }, priority: 3, notYetKnown: 'x' });
    expect(problemsIn(chart)).toContainEqual(expect.stringMatching(/^schema\/unknown-field spec\.notYetKnown: /));
  });

  test('whatever else the API has goes as it is', () => {
    const chart = chartIn();
    new WorkflowTemplate(chart, 'Ci', { name: 'ci', templates: [scan], priority: 5, nodeSelector: { pool: 'a' }, artifactRepositoryRef: { configMap: 'known', key: 'minio' } });
    expect(specOf(chart, 'WorkflowTemplate')).toMatchObject({ priority: 5, nodeSelector: { pool: 'a' }, artifactRepositoryRef: { configMap: 'known', key: 'minio' } });
  });
});

describe('security', () => {
  const secure = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

  test('what a template says of its security is merged with the defaults; a privileged container says all of it', () => {
    const chart = chartIn();
    const own = container('own', {
      image, podSecurityContext: { fsGroup: 1000 }, securityContext: { runAsUser: 1000 }, sidecars: [{ name: 'docker', image, securityContext: { privileged: true } }],
    });
    const outer = steps('outer', { steps: (step) => void step('inner', scan, { image: 'x' }, { inline: true }) });
    new WorkflowTemplate(chart, 'Ci', { name: 'ci', templates: [own, outer] });
    const { securityContext, templates } = synthObjects(chart)[0]!.spec;
    expect(securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(templates[0].securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, fsGroup: 1000 });
    expect(templates[0].container.securityContext).toEqual({ ...secure, runAsUser: 1000 });
    expect(templates[0].sidecars[0].securityContext).toEqual({ privileged: true });
    expect(templates[1].steps[0][0].inline.container.securityContext).toEqual(secure);
  });
});

describe('what starts', () => {
  test('a CronWorkflow by its own templates has their account and all their arguments', () => {
    const chart = chartIn();
    new CronWorkflow(chart, 'Nightly', { name: 'nightly', schedules: ['0 3 * * *'], entrypoint: scan, arguments: { image: 'x' }, podDefaults: 'none' });
    expect(specOf(chart, 'CronWorkflow')).toEqual({
      schedules: ['0 3 * * *'],
      timezone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      suspend: false,
      workflowSpec: {
        entrypoint: 'scan',
        serviceAccountName: 'nightly',
        arguments: { parameters: [{ name: 'image', value: 'x' }] },
        templates: [{ name: 'scan', inputs: { parameters: [{ name: 'image' }] }, container: { image } }],
      },
    });
  });

  test('from a WorkflowTemplate: its name and arguments, and nothing else', () => {
    const chart = chartIn();
    const ci = new WorkflowTemplate(chart, 'Ci', { name: 'ci', entrypoint: main, parameters: globals, templates: [scan] });
    new Workflow(chart, 'Once', { name: 'once', from: submit(ci.startingAt(scan), { revision: 'main', stage: 'dev', image: 'x', retries: 5 }) });
    expect(specOf(chart, 'Workflow')).toEqual({
      suspend: false,
      workflowTemplateRef: { name: 'ci' },
      entrypoint: 'scan',
      arguments: {
        parameters: [{ name: 'revision', value: 'main' }, { name: 'stage', value: 'dev' }, { name: 'image', value: 'x' }, { name: 'retries', value: '5' }],
      },
    });
  });

  test('an event binding gives values of the event, and cannot start elsewhere than at the entrypoint', () => {
    const chart = chartIn();
    const ci = new WorkflowTemplate(chart, 'Ci', { name: 'ci', entrypoint: main, parameters: globals, templates: [scan] });
    new WorkflowEventBinding(chart, 'Push', {
      name: 'push', selector: eq(event.payload('ref'), 'refs/heads/main'), submit: submit(ci, { revision: event.payload('head-commit', 'id'), stage: 'prod' }),
    });
    expect(specOf(chart, 'WorkflowEventBinding')).toEqual({
      event: { selector: "payload.ref == 'refs/heads/main'" },
      submit: {
        workflowTemplateRef: { name: 'ci' },
        arguments: { parameters: [{ name: 'revision', valueFrom: { event: "payload['head-commit'].id" } }, { name: 'stage', valueFrom: { event: '"prod"' } }] },
      },
    });
    const elsewhere = submit(ci.startingAt(scan), { revision: 'a', stage: 'dev', image: 'x' });
    expect(() => new WorkflowEventBinding(chart, 'Wrong', { name: 'wrong', selector: 'true', submit: elsewhere })).toThrow(
      "[ml/Wrong] An event binding starts a WorkflowTemplate at its own entrypoint, not at 'scan' of 'ci'. " +
        "Submit the WorkflowTemplate itself, or make one whose entrypoint is 'scan'.",
    );
  });
});

describe('where a problem is', () => {
  test('a problem in a task is at the line of its call, one of a template at the line that makes it', () => {
    const here = (): number => Number(/workflows\.test\.ts:(\d+)/.exec(new Error().stack!.split('\n')[2]!)![1]);
    const chart = chartIn();
    let lines: number[] = [];
    const wrong = dag('wrong', {
      tasks: (task) => {
        lines = [here() + 1];
        task('a', scan, { image: '{{inputs.parameters.nothing}}' });
        lines.push(here() + 1);
        task.each('b', scan, ['{{tasks.none.outputs.result}}'], (image) => ({ image }));
      },
    });
    const misplaced = here() + 1;
    const mounts = container('mounts', { image: '{{inputs.parameters.nothing}}' });
    new WorkflowTemplate(chart, 'Ci', { name: 'ci', templates: [wrong, mounts] });
    const found = appOf(chart).check().problems.map(({ path, source }) => [path.replace(/\.(arguments|with|container).*/, ''), source!.line]);
    expect(found).toEqual([
      ['spec.templates[0].dag.tasks[0]', lines[0]],
      ['spec.templates[0].dag.tasks[1]', lines[1]],
      ['spec.templates[1]', misplaced],
    ]);
  });
});

describe('determinism', () => {
  const write = (chart: Chart): void => {
    new CronWorkflow(chart, 'Nightly', { name: 'nightly', schedules: ['0 3 * * *'], entrypoint: main, arguments: { revision: 'main' }, parameters: workflowParameters({}) });
  };

  test('the same program makes the same bytes', () => {
    const [one, two] = [chartIn(), chartIn()];
    write(one);
    write(two);
    expect(JSON.stringify(synthObjects(one))).toBe(JSON.stringify(synthObjects(two)));
  });

  test('what moves in the tree keeps its names', () => {
    const [one, two] = [chartIn(), chartIn()];
    write(one);
    write(new Chart(two, 'deeper', { namespace: 'ml' }));
    expect(synthObjects(appOf(two))).toEqual(synthObjects(appOf(one)));
  });
});
