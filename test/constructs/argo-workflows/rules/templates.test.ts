import { checks } from '../../../../constructs/argo-workflows/checks';
import { rulesWith } from '../../../../lib/checks/kernel-rules';
import { runChecks } from '../../../../lib/checks/runner';
import { openCatalog } from '../../../../lib/schema/catalog';
import { objectsOf, setOf } from '../../../references/support';
import { lint, lintMain } from './support';

const main = 'spec.templates[0]';

describe('a template', () => {
  test.each([
    ['of one type', 'container: { image: busybox }'],
    ['that waits', 'suspend: {}'],
    ['with limits', 'container: { image: busybox }\nactiveDeadlineSeconds: 10\ntimeout: 1h30m'],
    ['whose limit is a variable', "inputs: { parameters: [{ name: n, default: '3' }] }\ncontainer: { image: busybox }\nactiveDeadlineSeconds: '{{inputs.parameters.n}}'"],
    ['of steps with parallelism', 'parallelism: 2\nsteps: [[{ name: a, template: echo }]]'],
    ['with a place for its input', 'inputs: { artifacts: [{ name: f, path: /f, s3: { key: k } }] }\ncontainer: { image: busybox }'],
    ['that gets a resource', 'resource: { action: get }'],
    ['that makes a resource from a pattern', "inputs: { parameters: [{ name: n, default: a }] }\nresource: { action: create, manifest: 'kind: {{inputs.parameters.n}}' }"],
    ['of a set', 'containerSet: { containers: [{ name: a, image: x }, { name: main, image: x, dependencies: [a] }] }\noutputs: { parameters: [{ name: x, valueFrom: { path: /x } }] }'],
  ])('%s is good', (_, yaml) => expect(lintMain(yaml)).toEqual([]));

  test.each([
    ['inputs: {}', 'template-type : The template has no type.'],
    ['container: { image: x }\nsuspend: {}', 'template-type : A template has one type, and this one is container and suspend.'],
    ['container: {}', 'missing-image .container.image: The container has no image.'],
    ['script: { source: x }', 'missing-image .script.image: The script has no image.'],
    ['container: { image: x }\ninitContainers: [{ image: x }]', 'unnamed-init-container .initContainers[0].name: The init container has no name.'],
    ['container: { image: x }\nsidecars: [{ name: wait, image: x }]', "reserved-container-name .sidecars[0].name: 'wait' is the name of a container that the controller adds."],
    ['timeout: 5m\nsteps: [[{ name: a, template: echo }]]', "misplaced-limit .timeout: Template 'main' is of type steps, which has no timeout."],
    ['parallelism: 2\ncontainer: { image: x }', "misplaced-limit .parallelism: Template 'main' is of type container, which has no parallelism."],
    ['activeDeadlineSeconds: -1\ncontainer: { image: x }', "invalid-deadline .activeDeadlineSeconds: '-1' is no number of seconds."],
    ["timeout: '5'\ncontainer: { image: x }", "invalid-deadline .timeout: '5' is no duration."],
    ['container: { image: x }\nretryStrategy: { retryPolicy: Allways }', "invalid-retry-policy .retryStrategy.retryPolicy: 'Allways' is no retry policy."],
    ['resource: { action: made, manifest: x }', "invalid-resource .resource.action: 'made' is no action."],
    ['resource: { action: create }', 'invalid-resource .resource.manifest: The resource has no manifest.'],
    ['resource: { action: create, manifestFrom: { artifact: { name: m } } }', "invalid-resource .resource.manifestFrom.artifact.name: There is no input artifact 'm'."],
    ['containerSet: { containers: [] }', 'invalid-container-set .containerSet.containers: The containerSet has no container.'],
    ['containerSet: { containers: [{ name: a, image: x, dependencies: [b] }] }', "invalid-container-set .containerSet.containers[0].dependencies[0]: There is no container 'b' to wait for."],
    ['containerSet: { containers: [{ name: a, image: x, dependencies: [a] }] }', "invalid-container-set .containerSet.containers[0].dependencies: Container 'a' waits for itself."],
    ['containerSet: { containers: [{ name: a, image: x }] }\noutputs: { parameters: [{ name: x, valueFrom: { path: /x } }] }', "invalid-container-set .containerSet.containers: Inputs and outputs need a container 'main'."],
    ['container: { image: x, volumeMounts: [{ name: v, mountPath: /x }] }', "missing-volume .container.volumeMounts[0].name: There is no volume 'v'."],
    ['synchronization: { mutexes: [{}] }\ncontainer: { image: x }', 'empty-lock .synchronization.mutexes[0]: The mutex has no name.'],
    ['synchronization: { semaphores: [{ configMapKeyRef: { name: x } }] }\ncontainer: { image: x }', 'empty-lock .synchronization.semaphores[0]: The semaphore does not say where its limit is.'],
    ['http: { url: x }\nresourceClaims: [{ name: gpu }]', 'invalid-pod-resources .resourceClaims: A template of type http makes no pod, so that it has no resourceClaims.'],
    ['container: { image: x }\npodResources: { limits: { gpu: 1 } }', "invalid-pod-resources .podResources.limits[gpu]: 'gpu' cannot be set for a pod as a whole."],
    ['container: { image: x }\nmetrics: { prometheus: [{ name: a-b, help: h, gauge: { value: "1" } }] }', "invalid-metric .metrics.prometheus[0].name: 'a-b' is no name of a metric."],
    ['container: { image: x }\nmetrics: { prometheus: [{ name: a, gauge: { value: "1" } }] }', "invalid-metric .metrics.prometheus[0].help: The metric 'a' has no help text."],
    ['container: { image: x }\nmetrics: { prometheus: [{ name: a, help: h, counter: {} }] }', "invalid-metric .metrics.prometheus[0].counter.value: The counter of the metric 'a' has no value."],
    ['container: { image: x }\nmetrics: { prometheus: [{ name: a, help: h, gauge: { realtime: true, value: "{{resourcesDuration.cpu}}" } }] }', 'invalid-metric .metrics.prometheus[0].gauge.value: A gauge in real time cannot read resourcesDuration, which is known at the end.'],
  ])('%s is told', (yaml, expected) => expect(lintMain(yaml)).toEqual([expected.replace(/^(\S+) (\S*?):/, (_, code, path) => `${code} ${main}${path}:`)]));

  test('a manifest that is no YAML is told, with the reason', () => {
    expect(lintMain('resource: { action: create, manifest: "a: [" }')).toEqual([expect.stringMatching(/^invalid-resource spec\.templates\[0\]\.resource\.manifest: The manifest is no YAML: /)]);
  });

  test('the image may come from templateDefaults', () => {
    expect(lintMain('container: { command: [x] }', 'templateDefaults: { container: { image: busybox } }')).toEqual([]);
  });
});

describe('ports', () => {
  test.each([
    ['inputs: { artifacts: [{ name: f, optional: true }] }\ncontainer: { image: x }', "invalid-artifact .inputs.artifacts[0].path: The artifact 'f' has no path."],
    ['inputs: { artifacts: [{ name: f, path: /a/../.., optional: true }] }\ncontainer: { image: x }', "invalid-artifact .inputs.artifacts[0].path: The path '/a/../..' of the artifact 'f' leads upwards."],
    ['inputs: { artifacts: [{ name: f, path: /f, git: {} , optional: true}] }\ncontainer: { image: x }', 'invalid-artifact .inputs.artifacts[0].git.repo: The git artifact has no repo.'],
    ['inputs: { artifacts: [{ name: f, path: /f, optional: true }] }\nsteps: [[{ name: a, template: echo }]]', "invalid-artifact .inputs.artifacts[0].path: Template 'main' is of type steps, which has no files, so that its artifact 'f' has no path."],
    ['inputs: { artifacts: [{ name: f, path: /f, s3: { key: k }, raw: { data: x } }] }\ncontainer: { image: x }', 'two-stores .inputs.artifacts[0]: An artifact lies in one store, and this one in s3 and raw.'],
    ['inputs: { artifacts: [{ name: f, path: /v, raw: { data: x } }] }\nvolumes: [{ name: v }]\ncontainer: { image: x, volumeMounts: [{ name: v, mountPath: /v }] }', "mount-collision .inputs.artifacts[0].path: The path '/v' is taken by the volume 'v'."],
    ['inputs: { parameters: [{ name: a b, default: x }] }\ncontainer: { image: x }', "invalid-name .inputs.parameters[0].name: 'a b' is no name for a parameter."],
    ['inputs: { parameters: [{ name: a, default: x }, { name: a, default: x }] }\ncontainer: { image: x }', "duplicate-name .inputs.parameters[1].name: There is a parameter 'a' before this one."],
    ['outputs: { artifacts: [{ path: /a }] }\ncontainer: { image: x }', 'invalid-name .outputs.artifacts[0].name: This artifact has no name.'],
    ['outputs: { parameters: [{ name: x }] }\ncontainer: { image: x }', "invalid-output .outputs.parameters[0].valueFrom: The output 'x' has no value."],
    ['outputs: { parameters: [{ name: x, value: a, valueFrom: { path: /x } }] }\ncontainer: { image: x }', "invalid-output .outputs.parameters[0]: The output 'x' has value and valueFrom."],
    ['outputs: { parameters: [{ name: x, valueFrom: {} }] }\ncontainer: { image: x }', "invalid-output .outputs.parameters[0].valueFrom: The output 'x' comes from nowhere."],
    ['outputs: { parameters: [{ name: x, valueFrom: { path: /x, jsonPath: y } }] }\ncontainer: { image: x }', "invalid-output .outputs.parameters[0].valueFrom: The output 'x' comes from path and jsonPath, and only one may be set."],
    ['outputs: { parameters: [{ name: x, valueFrom: { jsonPath: y } }] }\ncontainer: { image: x }', "invalid-output .outputs.parameters[0].valueFrom.jsonPath: The output 'x' cannot come from jsonPath in a template of type container."],
  ])('%s is told', (yaml, expected) => expect(lintMain(yaml)).toEqual([expected.replace(/^(\S+) (\S*?):/, (_, code, path) => `${code} ${main}${path}:`)]));
});

test('an input in a store needs its key, unless every call passes the artifact', () => {
  const inStore = 'inputs: { artifacts: [{ name: f, path: /f, s3: { endpoint: x } }] }\ncontainer: { image: x }';
  expect(lintMain(inStore)).toEqual(["missing-argument spec.templates[0].inputs.artifacts[0].s3.key: The artifact 'f' has no key in its store, and is not passed."]);
  expect(lintMain(inStore, 'arguments: { artifacts: [{ name: f, raw: { data: x } }] }')).toEqual([]);
});

describe('an amount that is read when a step runs', () => {
  const told = (fields: string) => lintMain(`suspend: {}\n${fields}`);
  test.each([
    ['memoize: { key: k, maxAge: 10, cache: { configMap: { name: c } } }', "memoize.maxAge: '10' is no duration."],
    ['retryStrategy: { limit: 3x }', "retryStrategy.limit: '3x' is no whole number."],
    ['retryStrategy: { backoff: { duration: 1 minute } }', "retryStrategy.backoff.duration: '1 minute' is no duration."],
    ['retryStrategy: { backoff: { duration: 1m, maxDuration: 1d } }', "retryStrategy.backoff.maxDuration: '1d' is no duration."],
    ['retryStrategy: { backoff: { duration: 1m, factor: 1.5 } }', "retryStrategy.backoff.factor: '1.5' is no whole number."],
    ['suspend: { duration: soon }', "suspend.duration: 'soon' is no duration."],
  ])('%s is told', (fields, expected) => {
    const main = fields.startsWith('suspend') ? lintMain(fields) : told(fields);
    expect(main).toEqual([`invalid-duration spec.templates[0].${expected}`]);
  });
  test.each([
    'memoize: { key: k, maxAge: 1h30m, cache: { configMap: { name: c } } }',
    "retryStrategy: { limit: '{{workflow.name}}', backoff: { duration: '10', factor: 2, maxDuration: 1.5h, cap: 90s } }",
  ])('%s is good', (fields) => expect(told(fields)).toEqual([]));
});

describe('a workflow', () => {
  test.each([
    ['onExit: nosuch', "unknown-template spec.onExit: Template 'nosuch' does not exist in Workflow 'demo'."],
    ['entrypoint: maim', "unknown-template spec.entrypoint: Template 'maim' does not exist in Workflow 'demo'."],
    ["hooks: { run: { template: nosuch, expression: workflow.status == 'Running' } }", "unknown-template spec.hooks.run.template: Template 'nosuch' does not exist in Workflow 'demo'."],
    ['hooks: { run: { template: echo } }', "hook-without-expression spec.hooks.run.expression: The hook 'run' does not say when it runs."],
    ['workflowMetadata: { labelsFrom: { a: { expression: workflow.nme } } }', "invalid-expression spec.workflowMetadata.labelsFrom.a.expression: 'workflow.nme' in 'workflow.nme' has no value here: there is no such variable here."],
    ["hooks: { run: { template: give, expression: workflow.statu == 'Running' } }", "invalid-expression spec.hooks.run.expression: 'workflow.statu' in 'workflow.statu == 'Running'' has no value here: there is no such variable here."],
    ['templates: [{ name: z, suspend: {}, retryStrategy: { expression: asInt(lastRetry.exitcode) > 1 } }]', "invalid-expression spec.templates[3].retryStrategy.expression: 'lastRetry.exitcode' in 'asInt(lastRetry.exitcode) > 1' stands for nothing."],
    ['podGC: { strategy: Never }', "invalid-pod-gc spec.podGC.strategy: 'Never' is no strategy of podGC."],
    ['podGC: { labelSelector: { matchExpressions: [{ key: a, operator: Is }] } }', "invalid-pod-gc spec.podGC.labelSelector.matchExpressions[0].operator: 'Is' is no operator of a label selector."],
    ['arguments: { parameters: [{ name: a, enum: [] }] }', "invalid-argument spec.arguments.parameters[0].enum: The enum of 'a' is empty, so that no value is allowed."],
    ['arguments: { parameters: [{ name: a, value: c, enum: [a, b] }] }', "invalid-argument spec.arguments.parameters[0].value: 'c' is none of the values of 'a'."],
    ['arguments: { parameters: [{ name: a, valueFrom: { path: /x } }] }', 'invalid-argument spec.arguments.parameters[0].valueFrom.path: An argument cannot come from path.'],
    ['arguments: { artifacts: [{ name: a }] }', "invalid-argument spec.arguments.artifacts[0]: The artifact 'a' comes from nowhere."],
    ["arguments: { parameters: [{ name: a, value: '{{workflow.label.x}}' }] }", 'unresolved-variable spec.arguments.parameters[0].value: {{workflow.label.x}} has no value here: there is no such variable here.'],
    ['templates: [{ name: a_b, suspend: {} }]', "invalid-name spec.templates[3].name: 'a_b' is no name for a template."],
    ['templates: [{ name: echo, suspend: {} }]', "duplicate-name spec.templates[3].name: There is a template 'echo' before this one."],
    ['podResources: { requests: { cpu: 1, gpu: 1 } }', "invalid-pod-resources spec.podResources.requests[gpu]: 'gpu' cannot be set for a pod as a whole."],
    ['executorPlugins: [{ spec: { sidecar: { container: { name: a, resources: { limits: {}, requests: {} }, securityContext: {} } } } }]', 'invalid-executor-plugin spec.executorPlugins[0].spec.sidecar.container.ports: The container of the plugin has no ports.'],
  ])('%s is told', (spec, expected) => expect(lintMain('container: { image: x }', spec)).toEqual([expected]));

  test('needs what its entrypoint needs', () => {
    expect(lintMain('inputs: { parameters: [{ name: a }] }\ncontainer: { image: x }')).toEqual(["missing-argument spec.entrypoint: Template 'main' needs the parameter 'a', which is not passed."]);
    expect(lintMain('inputs: { parameters: [{ name: a }] }\ncontainer: { image: x }', 'arguments: { parameters: [{ name: a, value: b }] }')).toEqual([]);
  });

  const library = '{ apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: { name: library, namespace: ml }, spec: { templates: [{ name: work, container: { image: x } }] } }';
  const from = (spec: string, kind = 'Workflow') => `${library}\n---\n{ apiVersion: argoproj.io/v1alpha1, kind: ${kind}, metadata: { name: run, namespace: ml }, spec: ${spec} }`;

  test.each([
    ['{ workflowTemplateRef: { name: library }, entrypoint: work }', []],
    ['{ workflowTemplateRef: { name: library } }', ['missing-entrypoint spec.entrypoint: The Workflow has no entrypoint.']],
    ['{ workflowTemplateRef: { name: libary }, entrypoint: work }', ["unknown-template spec.workflowTemplateRef.name: WorkflowTemplate 'libary' does not exist."]],
    ['{ workflowTemplateRef: { name: library }, entrypoint: wrok }', ["unknown-template spec.entrypoint: Template 'wrok' does not exist in WorkflowTemplate 'library'."]],
    ['{ workflowTemplateRef: { name: library }, entrypoint: work, templates: [{ name: a, suspend: {} }] }', ['templates-beside-reference spec.templates: A workflow with workflowTemplateRef cannot have templates of its own.']],
    ['{ entrypoint: a, templates: [{ name: a, steps: [[{ name: b, templateRef: { name: library, template: wrok } }]] }] }', ["unknown-template spec.templates[0].steps[0][0].templateRef.template: Template 'wrok' does not exist in WorkflowTemplate 'library'."]],
    ['{ entrypoint: a, templates: [{ name: a, steps: [[{ name: b, templateRef: { name: libary, template: work } }]] }] }', ["unknown-template spec.templates[0].steps[0][0].templateRef.name: WorkflowTemplate 'libary' does not exist."]],
    ['{ entrypoint: a, templates: [{ name: a, steps: [[{ name: b }]] }] }', ['incomplete-call spec.templates[0].steps[0][0]: This step names no template.']],
  ])('made with a library: %s', (spec, expected) => expect(lint(from(spec))).toEqual(expected));

  test('a variable that a called template of another object uses has to be there', () => {
    const uses = library.replace('image: x', "image: '{{workflow.labels.team}}'").replace('name: library,', 'name: library, labels: { team: a },');
    const call = "{ entrypoint: a, templates: [{ name: a, steps: [[{ name: b, templateRef: { name: library, template: work } }]] }] }";
    expect(lint(from(call).replace(library, uses))).toEqual([
      "unresolved-in-called spec.templates[0].steps[0][0]: This leads to template 'work' of WorkflowTemplate 'library', which uses {{workflow.labels.team}}, and that has no value in this workflow.",
    ]);
  });

  test('names fit a label', () => {
    const named = (kind: string, length: number) => `{ apiVersion: argoproj.io/v1alpha1, kind: ${kind}, metadata: { name: ${'a'.repeat(length)} }, spec: { templates: [], schedules: [0 3 * * *], workflowSpec: { entrypoint: a, templates: [{ name: a, suspend: {} }] } } }`;
    expect(lint(named('WorkflowTemplate', 63))).toEqual([]);
    expect(lint(named('WorkflowTemplate', 64))).toEqual(['long-object-name metadata.name: The name of a WorkflowTemplate has 63 characters at most, and this one has 64.']);
    expect(lint(named('CronWorkflow', 52))).toEqual([]);
    expect(lint(named('CronWorkflow', 53))).toEqual(['long-object-name metadata.name: The name of a CronWorkflow has 52 characters at most, and this one has 53.']);
  });

  const cron = (spec: string) => lint(`{ apiVersion: argoproj.io/v1alpha1, kind: CronWorkflow, metadata: { name: run }, spec: { ${spec}, workflowSpec: { entrypoint: a, templates: [{ name: a, suspend: {} }] } } }`);

  test.each([
    ["schedules: ['*/5 8-18 ? JAN-mar 1,5', '@every 1h30m', '@daily', 'TZ=Europe/Berlin 0 3 * * *'], timezone: Europe/Berlin, concurrencyPolicy: Forbid", []],
    ['schedules: []', ['invalid-cron spec.schedules: The CronWorkflow has no schedule.']],
    ["schedules: ['61 * * * *']", ["invalid-cron spec.schedules[0]: The schedule '61 * * * *' has minute '61', and 59 is the most."]],
    ["schedules: ['* * * *']", ["invalid-cron spec.schedules[0]: The schedule '* * * *' has 4 fields, and needs five: minute, hour, day of the month, month, day of the week."]],
    ["schedules: ['0 5-3 * * *']", ["invalid-cron spec.schedules[0]: The schedule '0 5-3 * * *' has hour '5-3', which ends before it begins."]],
    ["schedules: ['0 */0 * * *']", ["invalid-cron spec.schedules[0]: The schedule '0 */0 * * *' has the step '0' in its hour, and a step is a number from 1."]],
    ["schedules: ['@often']", ["invalid-cron spec.schedules[0]: The schedule '@often' is no name that is known."]],
    ["schedules: ['0 3 * * *'], timezone: Europe/Berln", ["invalid-cron spec.timezone: 'Europe/Berln' is no time zone."]],
    ["schedules: ['0 3 * * *'], concurrencyPolicy: Never", ["invalid-cron spec.concurrencyPolicy: 'Never' is no concurrency policy."]],
    ["schedules: ['0 3 * * *'], startingDeadlineSeconds: -1", ['invalid-cron spec.startingDeadlineSeconds: -1 seconds are below 0.']],
    ["schedules: ['0 3 * * *'], when: '{{=cronworkflow.failed < 3}}', stopStrategy: { expression: cronworkflow.failed >= 3 && cronworkflow.labels.a == 'b' }", []],
    ["schedules: ['0 3 * * *'], when: '{{=cronworkflow.failed > }}'", ["invalid-expression spec.when: 'cronworkflow.failed >' is no expression: it ends where a value is expected, at character 22."]],
    ["schedules: ['0 3 * * *'], stopStrategy: { expression: cronworkflow.faild > 3 }", ["invalid-expression spec.stopStrategy.expression: 'cronworkflow.faild' in 'cronworkflow.faild > 3' stands for nothing."]],
  ])('by time: %s', (spec, expected) => expect(cron(spec)).toEqual(expected));
});

test('what the rules about references find too is told once', () => {
  const [workflow] = objectsOf(`{ apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: { name: a }, spec: { entrypoint: a, templates: [
    { name: a, steps: [[{ name: b, templateRef: { name: library, template: work } }, { name: c, templateRef: { name: q, template: z } }]] },
    { name: c, container: { image: x, volumeMounts: [{ name: v, mountPath: /v }] } }] } }`);
  const [library] = objectsOf('{ apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: { name: library }, spec: { templates: [] } }');
  const { problems } = runChecks(setOf([workflow!, library!]), { rules: rulesWith([checks]), schemas: openCatalog() });
  expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'argo-workflows/unknown-template spec.templates[0].steps[0][0].templateRef.template',
    'argo-workflows/unknown-template spec.templates[0].steps[0][1].templateRef.name',
    'argo-workflows/missing-volume spec.templates[1].container.volumeMounts[0].name',
  ]);
});

describe('a parameter of the workflow in a WorkflowTemplate', () => {
  const of = (text: string, declared = '{ name: registry }, { name: dry-run }') =>
    lint(`{ apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: { name: ci }, spec: { arguments: { parameters: [${declared}] }, templates: [{ name: a, container: { image: "${text}" } }] } }`);
  const message = (name: string) => [`undeclared-parameter spec.templates[0].container.image: WorkflowTemplate 'ci' declares no parameter '${name}', so that only a workflow which brings it can run.`];
  test.each([
    ['{{workflow.parameters.regsitry}}/a', 'regsitry'],
    ['{{ workflow.parameters.dryrun }}', 'dryrun'],
    ["{{=workflow.parameters.registri + '/a'}}", 'registri'],
  ])('%s is told', (text, name) => expect(of(text)).toEqual(message(name)));
  test.each(['{{workflow.parameters.registry}}', '{{workflow.parameters.dry-run}}', '{{workflow.parameters.team}}', '{{workflow.parameters.json}}', '{{workflow.parameters}}', "{{='dry' + workflow.parameters.registry}}", 'workflow.parameters.regsitry'])('%s is not', (text) =>
    expect(of(text)).toEqual([]));
  test('is not told where nothing is declared, or a workflow of the set brings it', () => {
    expect(of('{{workflow.parameters.regsitry}}', '')).toEqual([]);
    const ci = `{ apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: { name: ci }, spec: { entrypoint: a, arguments: { parameters: [{ name: item1, value: x }] }, templates: [{ name: a, container: { image: '{{workflow.parameters.item2}}' } }] } }`;
    const run = '{ apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: { name: run }, spec: { workflowTemplateRef: { name: ci }, arguments: { parameters: [{ name: item2, value: y }] } } }';
    expect(lint(`${ci}\n---\n${run}`)).toEqual([]);
  });
});

test('the hint for a template that is missing lists those that there are', () => {
  const [library, run] = objectsOf(`{ apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: { name: library }, spec: { templates: [{ name: work, suspend: {} }, { name: rest, suspend: {} }] } }
---
{ apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: { name: run }, spec: { entrypoint: a, templates: [
  { name: a, steps: [[{ name: b, templateRef: { name: library, template: wrok } }, { name: c, template: none }, { name: d, templateRef: { name: libary, template: work } }]] }] } }`);
  const { problems } = runChecks(setOf([library!, run!]), { rules: checks.rules!, schemas: openCatalog() });
  expect(problems.map(({ hint }) => hint)).toEqual(["Did you mean 'work'? There are work, rest.", 'There are a.', "Did you mean 'library'? Add it, or check this together with the file that makes it."]);
});
