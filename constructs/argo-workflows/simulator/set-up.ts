import type { ManifestEntry, ManifestSet } from '../../../lib/manifest-set';
import { nearestName } from '../../../lib/nearest-name';
import { fieldAt, fieldsOf, itemsOf, textOf, type Fields } from '../../../lib/references/fields';
import { evaluateExpression, substitute } from '../evaluate';
import { libraryOf } from '../model/library';
import { isGiven, literalOf } from '../model/ports';
import type { Template } from '../model/template';
import type { Workflow } from '../model/workflow';
import { contentOf } from './content';
import { firstGlobals, fixedGlobals, metadataIn, timeText, type RunIdentity } from './engine/globals';
import { merged } from './engine/inputs';
import type { RunSetup } from './engine/run';
import { refusedFields } from './fields/refused-fields';
import { valueText } from './given-value';
import type { RunOptions } from './options';
import { problemsOf } from './problems';
import { SimulationError } from './simulation-error';
import type { TraceArtifact } from './trace';
import { chooseWorkflow, configMapsIn, readSource, type WorkflowSource } from './workflow-source';

const defaultStart = new Date('2025-01-01T00:00:00Z');

/** Reads what is to be run, and finds everything that is wrong with it before it starts. @throws SimulationError */
export function setUp(source: WorkflowSource, options: RunOptions): { readonly setup: RunSetup; readonly entrypoint: Template } {
  const read = readSource(source);
  const entry = chooseWorkflow(read, options.workflow);
  const more = options.objects === undefined ? [] : readSource(options.objects).entries;
  const set: ManifestSet = { entries: [...read.entries, ...more], externals: [], waivers: [], problems: [] };
  const library = libraryOf(set);
  const workflow = library.workflows.find((one) => one.entry === entry)!;
  const base = library.base(workflow);
  if (base === 'missing' || base === 'later') throw new SimulationError([`${workflow.label} is made from a WorkflowTemplate that is not among the objects: '${String(fieldAt(workflow.spec, 'workflowTemplateRef', 'name'))}'. Give it: simulate(..., { objects: ... }).`]);
  const spec = base ? specOf(workflow, base) : workflow.spec;
  const configMaps = configMapsIn(set.entries);
  const problems = [...refusedFields(set.entries), ...(options.check === false ? [] : problemsOf(set, entry))];
  const parameters = problems.length > 0 ? new Map<string, string>() : parametersOf(workflow, spec, configMaps, options, problems);
  if (problems.length > 0) throw new SimulationError(problems);
  const identity = identityOf(entry, spec, options);
  const globals = firstGlobals(identity, spec, parameters, JSON.stringify(set.entries.map(({ object }) => object)).includes('creationTimestamp.'));
  addComputedLabels(globals, spec);
  const filled = { ...substitute({ ...spec, templates: [] }, fixedGlobals(globals)), templates: spec.templates };
  const setup = { library, workflow, spec: filled, identity, globals, parameters, options, configMaps, artifacts: storeOf(options) };
  return { setup, entrypoint: entrypointOf(setup) };
}

/** What the workflow does not say itself, its WorkflowTemplate says. */
function specOf(workflow: Workflow, base: Workflow): Fields {
  const under = fieldsOf(base.spec.arguments);
  const over = fieldsOf(workflow.spec.arguments);
  const args = { parameters: byName(under.parameters, over.parameters), artifacts: byName(under.artifacts, over.artifacts) };
  return { ...(merged(base.spec, workflow.spec) as Fields), arguments: args, templates: base.spec.templates };
}

function byName(under: unknown, over: unknown): Fields[] {
  const named = new Map(itemsOf(under).map((item) => [fieldsOf(item).name, fieldsOf(item)]));
  for (const item of itemsOf(over).map(fieldsOf)) named.set(item.name, { ...named.get(item.name), ...item });
  return [...named.values()];
}

function parametersOf(workflow: Workflow, spec: Fields, configMaps: RunSetup['configMaps'], { arguments: given = {} }: RunOptions, problems: string[]): Map<string, string> {
  const declared = itemsOf(fieldAt(spec, 'arguments', 'parameters')).map(fieldsOf);
  const names = declared.map(({ name }) => String(name));
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const near = nearestName(name, names);
    problems.push(`${workflow.label} has no argument '${name}'.${near === undefined ? '' : ` Did you mean '${near}'?`} It has: ${names.join(', ') || 'none'}.`);
  }
  const values = new Map<string, string>();
  for (const parameter of declared) {
    const name = String(parameter.name);
    const value = name in given ? valueText(given[name]) : ownValue(parameter, configMaps);
    if (value === undefined) problems.push(`Argument '${name}' of ${workflow.label} has no value. Give one: simulate(..., { arguments: { '${name}': ... } }).`);
    else values.set(name, value);
    const choices = itemsOf(parameter.enum).map(String);
    if (value !== undefined && choices.length > 0 && !choices.includes(value)) problems.push(`Argument '${name}' of ${workflow.label} is '${value}', and may be ${choices.map((one) => `'${one}'`).join(', ')}.`);
  }
  return values;
}

function ownValue({ value, valueFrom, default: fallback }: Fields, configMaps: RunSetup['configMaps']): string | undefined {
  const { configMapKeyRef, default: otherwise } = fieldsOf(valueFrom);
  const plain = literalOf(value) ?? (isGiven(value) ? JSON.stringify(value) : undefined);
  const { name, key } = fieldsOf(configMapKeyRef);
  const mapped = literalOf(fieldAt(configMaps.get(String(name)), String(key)));
  return plain ?? mapped ?? literalOf(otherwise) ?? literalOf(fallback);
}

function identityOf({ object }: ManifestEntry, spec: Fields, { now = defaultStart }: RunOptions): RunIdentity {
  const { name, generateName, namespace } = object.metadata ?? {};
  const isScheduled = object.kind === 'CronWorkflow';
  const scheduledTime = isScheduled ? timeText(now) : object.metadata?.annotations?.['workflows.argoproj.io/scheduled-time'];
  const more = [spec.workflowMetadata, ...(isScheduled ? [fieldAt(object, 'spec', 'workflowMetadata')] : [])];
  return {
    name: textOf(name) ?? `${textOf(generateName) ?? 'workflow-'}simulated`,
    namespace: textOf(namespace) ?? 'default',
    uid: '00000000-0000-4000-8000-000000000000',
    now,
    labels: metadataIn('labels', isScheduled ? {} : object.metadata, ...more),
    annotations: metadataIn('annotations', isScheduled ? {} : object.metadata, ...more),
    ...(scheduledTime !== undefined && { scheduledTime }),
  };
}

/** Labels that are computed from the others and the arguments. */
function addComputedLabels(globals: Record<string, string>, { workflowMetadata }: Fields): void {
  const computed = Object.entries(fieldsOf(fieldAt(workflowMetadata, 'labelsFrom'))).map(([name, from]) => [name, evaluateExpression(String(fieldsOf(from).expression), globals)]);
  for (const [name, value] of computed) globals[`workflow.labels.${String(name)}`] = valueText(value);
}

function storeOf({ artifacts = {} }: RunOptions): ReadonlyMap<string, TraceArtifact> {
  return new Map(Object.entries(artifacts).map(([key, content]) => [key, { key, content: contentOf(content) }]));
}

function entrypointOf({ library, workflow, spec }: RunSetup): Template {
  const name = textOf(spec.entrypoint);
  if (name === undefined) throw new SimulationError([`${workflow.label} has no entrypoint.`]);
  const resolved = library.resolveName(workflow, name, 'entrypoint');
  if ('template' in resolved) return resolved.template;
  throw new SimulationError(['missing' in resolved ? resolved.missing : `The entrypoint '${name}' of ${workflow.label} is not among the objects.`]);
}
