import { Chart } from 'cdk8s';
import fc from 'fast-check';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as argoWorkflows from '../../../../constructs/argo-workflows';
import { container, dag, existingWorkflowTemplate, input, output, WorkflowTemplate, type ExistingWorkflowTemplate } from '../../../../constructs/argo-workflows';
import { handleFile, isWorkflowTemplate } from '../../../../constructs/argo-workflows/handles/from-yaml';
import { MlopsApp, type KubeMetadata, type KubeObject } from '../../../../lib';

function workflowTemplate(spec: object, metadata: KubeMetadata = { name: 'ci' }, kind = 'WorkflowTemplate'): KubeObject {
  return { apiVersion: 'argoproj.io/v1alpha1', kind, metadata, spec };
}

/** What the file exports, by running it. */
function exported(text: string): ExistingWorkflowTemplate<never, never> {
  const { outputText, diagnostics } = transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  expect(diagnostics).toEqual([]);
  const module: Record<string, unknown> = {};
  new Function('exports', 'require', outputText)(module, () => argoWorkflows);
  const values = Object.values(module);
  expect(values).toHaveLength(1);
  return values[0] as ExistingWorkflowTemplate<never, never>;
}

test('the file holds arguments, inputs and outputs; what has a value or a place of its own need not be given', () => {
  const object = workflowTemplate(
    {
      arguments: { parameters: [{ name: 'revision', value: 'main' }, { name: 'target', enum: ['staging', 'production'] }] },
      templates: [
        {
          name: 'unit-tests',
          inputs: {
            parameters: [{ name: 'image' }, { name: 'level', default: 'all', enum: ['all', 'fast'] }, { name: 'seed', valueFrom: { configMapKeyRef: { name: 'seeds', key: 'one' } } }],
            artifacts: [{ name: 'source', path: '/source' }, { name: 'cache', path: '/cache', optional: true }, { name: 'data', path: '/data', s3: { key: 'data' } }],
          },
          outputs: { parameters: [{ name: 'digest', valueFrom: { path: '/digest' } }], artifacts: [{ name: 'report', path: '/report' }] },
        },
        { name: 'main', dag: { tasks: [] } },
      ],
    },
    { name: 'ci', namespace: 'build' },
  );
  expect(handleFile(object)).toEqual({
    name: 'ci.workflow-template.ts',
    text: `import { existingWorkflowTemplate, input } from 'cdk8s-mlops/argo-workflows';

/** WorkflowTemplate \`ci\`. Written by \`cdk8s-mlops from-yaml\`. */
export const ci = existingWorkflowTemplate('ci', {
  namespace: 'build',
  parameters: { revision: input.string({ default: 'main' }), target: input.oneOf(['staging', 'production']) },
  templates: {
    'unit-tests': {
      inputs: {
        image: input.string(),
        level: input.oneOf(['all', 'fast'], { default: 'all' }),
        seed: input.string({ default: '' }),
        source: input.artifact(),
        cache: input.artifact({ optional: true }),
        data: input.artifact({ optional: true }),
      },
      outputs: { digest: 'string', report: 'artifact' },
    },
    main: {},
  },
});
`,
  });
});

test('a value outside of the closed list, such as one that is known later, makes a plain text of the input', () => {
  const { text } = handleFile(workflowTemplate({ arguments: { parameters: [{ name: 'a', enum: ['x'], value: '{{workflow.name}}' }] } }));
  expect(text).toContain(`existingWorkflowTemplate('ci', { parameters: { a: input.string({ default: '{{workflow.name}}' }) } });`);
});

test('names that are no identifiers are made such; kinds have file names of their own', () => {
  const constants = ['unit-tests', '2nd', 'delete', 'a.b-c', 'input'].map((name) => /export const (\w+)/.exec(handleFile(workflowTemplate({}, { name })).text)![1]);
  expect(constants).toEqual(['unitTests', '_2nd', '_delete', 'aBC', '_input']);
  expect(handleFile(workflowTemplate({}, { name: 'lib' }, 'ClusterWorkflowTemplate'))).toEqual({
    name: 'lib.cluster-workflow-template.ts',
    text: `import { existingWorkflowTemplate } from 'cdk8s-mlops/argo-workflows';\n\n/** ClusterWorkflowTemplate \`lib\`. Written by \`cdk8s-mlops from-yaml\`. */\nexport const lib = existingWorkflowTemplate('lib', { clusterScope: true });\n`,
  });
});

test('other kinds, and templates without a name, are none', () => {
  expect([workflowTemplate({}), workflowTemplate({}, {}), workflowTemplate({}, { name: 'a' }, 'Workflow')].map(isWorkflowTemplate)).toEqual([true, false, false]);
});

test('the handle of what a construct made is the handle that the construct is', () => {
  const app = new MlopsApp();
  const build = container('build', {
    image: 'registry.example.org/a:1.0.0',
    inputs: { image: input.oneOf(['api', 'web']), tag: input.string({ default: 'latest' }), source: input.artifact({ path: '/source' }) },
    outputs: { digest: output.string({ path: '/digest' }), report: output.artifact({ path: '/report' }) },
  });
  const main = dag('main', { inputs: { revision: input.string() }, tasks: () => undefined });
  const made = new WorkflowTemplate(new Chart(app, 'chart'), 'Ci', { name: 'ci', entrypoint: main, templates: [build], arguments: { revision: 'main' } });
  const [entry] = app.manifestSet().entries.filter(({ object }) => isWorkflowTemplate(object));
  const handle = exported(handleFile(entry!.object).text);
  expect(handle).toMatchObject({ templateName: made.templateName, clusterScope: made.clusterScope });
  expect(handle.parameters).toEqual(made.parameters);
  const { inputs, outputs, templateRef } = (handle.templates as Record<string, argoWorkflows.Callable>).build!;
  expect(templateRef).toEqual(made.template(build).templateRef);
  const shape = (ports: argoWorkflows.InputPorts) => Object.entries(ports).map(([name, port]) => [name, port.port, port.optional]);
  expect(shape(inputs)).toEqual(shape(build.inputs));
  expect(Object.entries(outputs).map(([name, port]) => [name, port.port])).toEqual([['digest', 'output-parameter'], ['report', 'output-artifact']]);
});

test('whatever names and values hold, the file is TypeScript and says the same', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom("it's", '"', '\\', '`${x}`', '*/', '\u2028', '__proto__', 'constructor'));
  const name = fc.oneof(fc.stringMatching(/^[a-zA-Z0-9][-a-zA-Z0-9_]{0,8}$/), fc.constantFrom('__proto__', 'constructor', 'class'));
  const parameters = fc.uniqueArray(fc.record({ name, value: fc.option(text, { nil: undefined }) }), { selector: (one) => one.name, maxLength: 5 });
  fc.assert(
    fc.property(parameters, (list) => {
      const handle = exported(handleFile(workflowTemplate({ arguments: { parameters: list }, templates: [{ name: 'one', inputs: { parameters: list } }] })).text);
      expect(Object.keys(handle.parameters).sort()).toEqual(list.map((one) => one.name).sort());
      const { inputs } = (handle.templates as Record<string, argoWorkflows.Callable>).one!;
      for (const one of list) {
        const fields = one.value === undefined ? {} : { value: one.value };
        expect(inputs[one.name]).toMatchObject({ optional: one.value !== undefined, fields });
      }
    }),
    { numRuns: 50 },
  );
});

test('a handle calls templates of a namespace or of the cluster, and starts at any of them', () => {
  const build = { inputs: { image: input.string() }, outputs: { digest: 'string', size: 'integer', report: 'artifact' } } as const;
  const props = { parameters: { revision: input.string() }, templates: { build } };
  const own = existingWorkflowTemplate('ci', { ...props, namespace: 'build' });
  expect(own.templates.build.templateRef).toEqual({ name: 'ci', template: 'build' });
  expect(own.startingAt('build')).toEqual({
    templateName: 'ci',
    templateNamespace: 'build',
    clusterScope: false,
    entrypoint: 'build',
    parameters: { image: { optional: false }, revision: { optional: false } },
  });
  expect(existingWorkflowTemplate('ci', { ...props, clusterScope: true }).templates.build.templateRef).toEqual({ name: 'ci', template: 'build', clusterScope: true });
});
