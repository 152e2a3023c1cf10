import { fieldsOf, textOf, type Fields } from '../../../../lib/references/fields';
import { substitute, type Variables } from '../../evaluate';
import { literalOf } from '../../model/ports';
import { Template } from '../../model/template';
import { hasTag } from '../../text/tags';
import type { TraceArtifact } from '../trace';
import { fromElsewhere, placedArtifact, type GivenArguments } from './given-arguments';
import type { Node } from './node';
import { NodeError } from './node-error';
import type { Run } from './run';

/** A template whose inputs are known, and filled in everywhere. */
export interface Prepared {
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  /** Undefined for those that are optional, and were not given. */
  readonly artifacts: ReadonlyMap<string, TraceArtifact | undefined>;
  /** Variables of its inputs, for what is evaluated later. */
  readonly variables: Variables;
}

/**
 * Gives a template its inputs, and fills in what is known before it runs. What its steps or tasks give is filled in later.
 * @param local variables of this call alone
 */
export function prepare(run: Run, template: Template, given: GivenArguments, node: Node, local: Variables): Prepared {
  const parameters = parametersOf(run, template, given);
  const variables: Record<string, unknown> = { ...local, 'node.name': nodeName(run, node) };
  for (const [name, value] of Object.entries(parameters)) variables[`inputs.parameters.${name}`] = value;
  if (template.inputParameters.length > 0) variables['inputs.parameters'] = JSON.stringify(Object.entries(parameters).map(([name, value]) => ({ name, value })));
  if (template.hasPod) Object.assign(variables, pathsOf(template), { 'pod.name': podName(run, template.name, node.path) });
  const mustResolve = template.isLeaf ? expected : [];
  const fields = substitute(withDefaults(run, template), { ...run.globals, ...variables }, { mustResolve });
  const filled = new Template(template.owner, template.path, fields, template.inlineOf);
  const artifacts = artifactsOf(run, filled, given);
  return { template: filled, parameters, artifacts, variables };
}

/** What must be known once a step does its work; what else stands in its texts may belong to other tools. */
const expected = ['inputs', 'workflow.parameters', 'workflow.outputs'];

/** An argument counts first, then the value and the default of the template, which may read the inputs before it. */
function parametersOf(run: Run, template: Template, given: GivenArguments): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, fields } of template.inputParameters) {
    const value = given.parameters.get(name) ?? ownValue(run, fields, values);
    if (value === undefined) throw new NodeError(`Input parameter '${name}' of ${template.label} was not given.`);
    values[name] = value;
  }
  return values;
}

function ownValue(run: Run, fields: Fields, before: Readonly<Record<string, string>>): string | undefined {
  const text = literalOf(fields.value) ?? literalOf(fields.default);
  if (text === undefined) return fromElsewhere(run, substitute(fields, run.globals));
  if (!hasTag(text)) return text;
  const inputs = Object.entries(before).map(([name, value]) => [`inputs.parameters.${name}`, value]);
  return substitute(text, { ...run.globals, ...Object.fromEntries(inputs) });
}

function artifactsOf(run: Run, template: Template, given: GivenArguments): Prepared['artifacts'] {
  const artifacts = new Map<string, TraceArtifact | undefined>();
  for (const { name, fields } of template.inputArtifacts) {
    const artifact = given.artifacts.get(name) ?? placedArtifact(run, fields);
    if (!artifact && fields.optional !== true) throw new NodeError(`Input artifact '${name}' of ${template.label} was not given.`);
    artifacts.set(name, artifact);
  }
  return artifacts;
}

/** `templateDefaults` of the workflow under what the template says itself; they never change what kind of template it is. */
function withDefaults(run: Run, { fields, type }: Template): Fields {
  const defaults = fieldsOf(run.setup.spec.templateDefaults);
  if (Object.keys(defaults).length === 0) return fields;
  const own = Object.fromEntries(Object.entries(defaults).filter(([name]) => name === type || !types.has(name)));
  return merged(own, fields) as Fields;
}

const types = new Set(['container', 'containerSet', 'steps', 'script', 'resource', 'dag', 'suspend', 'data', 'http', 'plugin']);

/** Maps are merged, everything else is replaced. */
export function merged(under: unknown, over: unknown): unknown {
  if (!isMap(under) || !isMap(over)) return over ?? under;
  const result: Record<string, unknown> = { ...under };
  for (const [name, value] of Object.entries(over)) result[name] = merged(result[name], value);
  return result;
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Local paths of inputs and outputs. */
function pathsOf({ inputArtifacts, outputArtifacts, outputParameters }: Template): Record<string, string> {
  const paths: Record<string, string> = {};
  for (const { name, fields } of inputArtifacts) if (textOf(fields.path)) paths[`inputs.artifacts.${name}.path`] = String(fields.path);
  for (const { name, fields } of outputArtifacts) if (textOf(fields.path)) paths[`outputs.artifacts.${name}.path`] = String(fields.path);
  for (const { name, fields } of outputParameters) {
    const { path } = fieldsOf(fields.valueFrom);
    if (textOf(path)) paths[`outputs.parameters.${name}.path`] = String(path);
  }
  return paths;
}

/** Full name of a node, as the controller has it: with the name of the workflow. */
export function nodeName(run: Run, { path }: Node): string {
  return path === '' ? run.setup.identity.name : `${run.setup.identity.name}.${path}`;
}

/** Name of the pod of a node: workflow, template, and a number made from the full name of the node. */
export function podName(run: Run, template: string, path: string): string {
  const { name } = run.setup.identity;
  const full = path === '' ? name : `${name}.${path}`;
  return [name, template, fnv1a(full)].filter((part) => part !== '').join('-');
}

/** 32 bits, as Go's `fnv.New32a`. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return String(hash);
}

