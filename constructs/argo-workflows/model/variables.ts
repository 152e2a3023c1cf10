import { nearestName } from '../../../lib/nearest-name';
import { fieldsOf, isFields, itemsOf } from '../../../lib/references/fields';
import { globalsOf, type Globals } from './globals';
import type { WorkflowLibrary } from './library';
import { isGiven } from './ports';
import { hasItems, isLoop, type Call, type Template } from './template';
import type { Workflow } from './workflow';

/** Where a text stands, which decides the variables that it may use. */
export interface Place {
  readonly template: Template;
  /** The step or task that it belongs to. @default - the template itself: its work, or its outputs */
  readonly call?: Call;
  /** In a hook of the call: what the call itself gave is there too. */
  readonly isHook?: boolean;
  /** In an expression that is a field by itself: items are filled in where they stand in braces alone. */
  readonly isBare?: boolean;
}

/** Why a variable has no value at its place. */
export interface Unresolved {
  readonly reason: string;
  readonly suggestion?: string;
}

const members = ['id', 'startedAt', 'finishedAt', 'hostNodeName', 'status'];

/** Tells which variables have a value where, for one workflow. */
export class Variables {
  private readonly globals: Globals;

  constructor(
    private readonly library: WorkflowLibrary,
    workflow: Workflow,
  ) {
    this.globals = globalsOf(library, workflow);
  }

  /** @param isPartial true in expressions, which may read `inputs.parameters` as a whole, and fields of what a variable holds */
  unresolved(name: string, place: Place, isPartial = false): Unresolved | undefined {
    const [root] = name.split('.', 1);
    if (root === 'workflow') return this.unresolvedGlobal(name, isPartial);
    if (root === 'inputs') return unresolvedInput(name, place, isPartial);
    if (root === 'outputs') return unresolvedOutput(name, place.template);
    if (root === 'pod') return place.template.hasPod || place.call || isPartial ? ifUnknown(name, ['pod.name'], isPartial) : { reason: `${place.template.label} makes no pod` };
    if (root === 'item') return unresolvedItem(name, place, isPartial);
    if (root === 'steps' || root === 'tasks') return this.unresolvedMember(root, name, place, isPartial);
    return undefined;
  }

  unresolvedGlobal(name: string, isPartial = false): Unresolved | undefined {
    if (this.globals.open.some((start) => name.startsWith(start))) return undefined;
    return ifUnknown(name, this.globals.names, isPartial);
  }

  private unresolvedMember(root: 'steps' | 'tasks', name: string, place: Place, isPartial: boolean): Unresolved | undefined {
    if (name.startsWith(`${root}.name`) || (isPartial && name === root)) return undefined;
    const callers = outward(place).filter(({ template }) => template.type === (root === 'steps' ? 'steps' : 'dag'));
    if (callers.length === 0) return { reason: `${place.template.label} has no ${root}` };
    const wanted = name.split('.')[1];
    const found = callers.flatMap(({ template, call, isHook }) => template.callsNamed(wanted).map((one) => ({ one, call, isHook })));
    if (found.length === 0) {
      const names = callers.flatMap(({ template }) => template.calls.map((call) => call.name));
      return { reason: `there is no ${root.slice(0, -1)} '${wanted}'`, suggestion: nearestName(wanted, names) };
    }
    const reasons = found.map(({ one, call, isHook }) => this.unresolvedOf(one, name, call, isHook === true, isPartial));
    return reasons.includes(undefined) ? undefined : reasons[0];
  }

  private unresolvedOf(of: Call, name: string, at: Call | undefined, isHook: boolean, isPartial: boolean): Unresolved | undefined {
    const early = at && notYetOver(of, at, isHook, name.endsWith('.status'));
    if (early) return early;
    const resolved = this.library.resolveCall(of);
    if (!('template' in resolved)) return undefined;
    return ifUnknown(name, membersOf(of, resolved.template), isPartial);
  }
}

/** An inline template sees what its call sees. */
function outward(place: Place): Place[] {
  const { inlineOf } = place.template;
  return inlineOf ? [place, ...outward({ template: inlineOf.caller, call: inlineOf })] : [place];
}

/** Steps run in order; whether a task is over when another starts is left to the rule about dependencies. */
function notYetOver(of: Call, at: Call, isHook: boolean, isStatus: boolean): Unresolved | undefined {
  if (of.path === at.path) return isHook || isStatus || isFields(at.fields.hooks) ? undefined : { reason: `it is what this ${at.kind.slice(0, -1)} itself gives` };
  if (at.kind === 'tasks' || of.group < at.group) return undefined;
  return { reason: `step '${of.name}' ${of.group === at.group ? 'runs at the same time' : 'runs later'}` };
}

function membersOf(call: Call, template: Template): string[] {
  const prefix = `${call.kind}.${call.name}`;
  const names = [...members];
  if (template.fields.daemon === true) names.push('ip');
  if (template.hasResult) names.push('outputs.result', 'exitCode');
  if (hasItems(call)) names.push('outputs.parameters', 'outputs.result', 'outputs.artifacts');
  for (const { name } of template.outputParameters) names.push(`outputs.parameters.${name}`);
  for (const { name } of template.outputArtifacts) names.push(`outputs.artifacts.${name}`);
  return names.map((name) => `${prefix}.${name}`);
}

function unresolvedInput(name: string, place: Place, isPartial: boolean): Unresolved | undefined {
  const known = outward(place).flatMap(({ template }) => inputNames(template));
  const own = place.call && isFields(place.call.fields.inline) ? inlineInputs(place.call) : [];
  return ifUnknown(name, [...known, ...own], isPartial);
}

function inputNames(template: Template): string[] {
  const parameters = template.inputParameters.map(({ name }) => `inputs.parameters.${name}`);
  const artifacts = template.inputArtifacts.flatMap(({ name }) => [`inputs.artifacts.${name}`, ...(template.isLeaf ? [`inputs.artifacts.${name}.path`] : [])]);
  return [...(parameters.length > 0 ? ['inputs.parameters', ...parameters] : []), ...artifacts];
}

function inlineInputs(call: Call): string[] {
  const parameters = itemsOf(fieldsOf(fieldsOf(call.fields.inline).inputs).parameters);
  return parameters.map((parameter) => `inputs.parameters.${String(fieldsOf(parameter).name)}`);
}

/** A template may tell its metrics what it gave; only names of parameters and artifacts can be wrong. */
function unresolvedOutput(name: string, template: Template): Unresolved | undefined {
  const [, list, port] = name.split('.');
  const ports = list === 'parameters' ? template.outputParameters : list === 'artifacts' ? template.outputArtifacts : undefined;
  if (!ports || port === undefined || ports.some((one) => one.name === port)) return undefined;
  return { reason: `${template.label} has no such output`, suggestion: nearestName(port, ports.map((one) => one.name)) };
}

/** Scripts of other tools have an `{{item}}` of their own, which the controller leaves alone. */
function unresolvedItem(name: string, place: Place, isPartial: boolean): Unresolved | undefined {
  const call = outward(place).map((one) => one.call).find((one) => one !== undefined && isLoop(one));
  if (!call && name === 'item' && !place.call) return undefined;
  if (!call) return { reason: 'nothing here runs once for each item' };
  if (place.isBare) return { reason: `items are filled in where they stand in braces alone, as in '{{${name}}}'` };
  const items = itemsOf(call.fields.withItems);
  if (items.length > 0) return isPartial ? undefined : ifUnknown(name, items.flatMap(namesOfItem), false);
  const isNumber = isFields(call.fields.withSequence) && !isGiven(call.fields.withParam);
  return isNumber && name !== 'item' ? { reason: 'items of a sequence are numbers' } : undefined;
}

function namesOfItem(item: unknown): string[] {
  if (Array.isArray(item)) return ['item', ...item.map((_, index) => `item.[${index}]`)];
  if (isFields(item)) return ['item', ...Object.keys(item).map((key) => `item.${key}`)];
  return ['item'];
}

function ifUnknown(name: string, known: ReadonlySet<string> | readonly string[], isPartial: boolean): Unresolved | undefined {
  if (known instanceof Set ? known.has(name) : (known as readonly string[]).includes(name)) return undefined;
  if (isPartial) for (const one of known) if (one.startsWith(`${name}.`) || name.startsWith(`${one}.`)) return undefined;
  return { reason: 'there is no such variable here', suggestion: nearestName(name, known) };
}
