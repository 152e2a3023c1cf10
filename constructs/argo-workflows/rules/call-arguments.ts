import { nearestName } from '../../../lib/nearest-name';
import { fieldAt, fieldsOf, isFields } from '../../../lib/references/fields';
import type { WorkflowLibrary } from '../model/library';
import { hasPlace, isGiven, literalOf, portsOf, storesOf, type Port } from '../model/ports';
import { startsOf } from '../model/reachable';
import type { Template } from '../model/template';
import type { Workflow } from '../model/workflow';
import { hasTag } from '../text/tags';
import { capital, didYouMean, oneOf, templatesIn, workflowRule, type Report } from './workflow-rule';

interface PlacedArguments {
  readonly template: Template;
  readonly parameters: readonly Port[];
  readonly artifacts: readonly Port[];
  /** Where arguments stand, or would. */
  readonly path: string;
}

/** All calls of known templates: by steps, tasks and hooks. */
function* callsIn(workflow: Workflow, library: WorkflowLibrary): Generator<PlacedArguments> {
  yield* hookCalls(workflow, workflow.spec.hooks, `${workflow.path}.hooks`, library);
  for (const template of templatesIn(workflow, library)) {
    for (const call of template.calls) {
      const target = library.target(call);
      if (target) yield argumentsAt(target, call.fields.arguments, `${call.path}.arguments`);
      yield* hookCalls(workflow, call.fields.hooks, `${call.path}.hooks`, library);
    }
  }
}

function* hookCalls(workflow: Workflow, hooks: unknown, path: string, library: WorkflowLibrary): Generator<PlacedArguments> {
  for (const [name, hook] of Object.entries(fieldsOf(hooks))) {
    const resolved = isFields(hook) ? library.resolve(workflow, { fields: hook }) : undefined;
    if (resolved && 'template' in resolved) yield argumentsAt(resolved.template, fieldsOf(hook).arguments, `${path}.${name}.arguments`);
  }
}

function argumentsAt(template: Template, section: unknown, path: string): PlacedArguments {
  return { template, parameters: portsOf(section, 'parameters', path), artifacts: portsOf(section, 'artifacts', path), path };
}

export const missingArgument = workflowRule({
  code: 'argo-workflows/missing-argument',
  summary: 'A call passes what its template needs.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/workflow-inputs/',
  look(workflow, report, library) {
    for (const call of callsIn(workflow, library)) reportMissing(workflow, call, report);
    if (workflow.isTemplate) return;
    for (const { kind, path, resolved } of startsOf(library, workflow)) {
      if (kind !== 'hook' && 'template' in resolved) reportMissing(workflow, { ...argumentsOfWorkflow(workflow, library, resolved.template), path }, report);
    }
  },
});

/** The entrypoint and the exit handler get the arguments of the workflow. */
function argumentsOfWorkflow(workflow: Workflow, library: WorkflowLibrary, template: Template): PlacedArguments {
  const base = library.base(workflow);
  const bases = typeof base === 'object' ? base : undefined;
  const parameters = mergePorts(bases?.parameters, workflow.parameters);
  return { template, path: '', parameters, artifacts: mergePorts(bases?.artifacts, workflow.artifacts) };
}

/** The later ones count. */
function mergePorts(others: readonly Port[] = [], own: readonly Port[]): Port[] {
  return [...new Map([...others, ...own].map((port) => [port.name, port])).values()];
}

function reportMissing(workflow: Workflow, { template, parameters, artifacts, path }: PlacedArguments, report: Report): void {
  for (const input of template.inputParameters) {
    const passed = parameters.find(({ name }) => name === input.name);
    const hasOwn = isGiven(input.fields.value) || isGiven(input.fields.default) || isGiven(fieldAt(input.fields, 'valueFrom', 'configMapKeyRef'));
    if (passed ? isGiven(passed.fields.value) || isGiven(fieldAt(passed.fields, 'valueFrom')) || hasOwn : hasOwn) continue;
    report({ path, message: `${capital(template.label)} needs the parameter '${input.name}', which is not passed.`, hint: 'Pass it, or give the input a default.' });
  }
  for (const input of template.inputArtifacts) {
    if (input.fields.optional === true || hasPlace(input.fields) || artifacts.some(({ name }) => name === input.name)) continue;
    const [store] = storesOf(input.fields);
    if (store !== undefined && template.owner === workflow) {
      const hint = 'Give the key, or pass the artifact.';
      report({ path: `${input.path}.${store}.key`, message: `The artifact '${input.name}' has no key in its store, and is not passed.`, hint });
    } else {
      const hint = 'Pass it, give the input a place in a store, or make it optional.';
      report({ path, message: `${capital(template.label)} needs the artifact '${input.name}', which is not passed.`, hint });
    }
  }
}

/** What no input is left for is of no use, but does no harm: the controller ignores it. */
export const unknownArgument = workflowRule({
  code: 'argo-workflows/unknown-argument',
  summary: 'No call passes something under a wrong name while an input goes without.',
  look(workflow, report, library) {
    for (const { template, parameters, artifacts } of callsIn(workflow, library)) {
      reportUnknown(parameters, template.inputParameters, 'parameter', template, report);
      reportUnknown(artifacts, template.inputArtifacts, 'artifact', template, report);
    }
  },
});

function reportUnknown(passed: readonly Port[], taken: readonly Port[], of: string, { label }: Template, report: Report): void {
  const names = new Set(taken.map(({ name }) => name));
  const unknown = passed.filter(({ name }) => !names.has(name) && !hasTag(name));
  if (unknown.length === 0) return;
  const left = [...names].filter((name) => !passed.some((one) => one.name === name));
  if (left.length === 0) return;
  for (const { name, path } of unknown) {
    const hint = `${didYouMean(nearestName(name, left))}It also takes ${left.join(', ')}.`;
    report({ path, message: `${capital(label)} takes no ${of} '${name}'.`, hint });
  }
}

export const valueNotInEnum = workflowRule({
  code: 'argo-workflows/value-not-in-enum',
  summary: 'A value that is passed is one of those that the input allows.',
  look(workflow, report, library) {
    for (const { template, parameters } of callsIn(workflow, library)) {
      for (const { name, path, fields } of parameters) {
        const values = template.inputParameters.find((input) => input.name === name)?.fields.enum;
        const value = literalOf(fields.value);
        if (!Array.isArray(values) || values.length === 0 || value === undefined || hasTag(value) || values.map(literalOf).includes(value)) continue;
        report({ path: `${path}.value`, message: `'${value}' is none of the values of '${name}'.`, hint: `Use ${oneOf(values.map(String))}.` });
      }
    }
  },
});
