import type { WorkflowLibrary } from './library';
import { isGiven, type Port } from './ports';
import { hooksIn, reachedFrom, startsOf } from './reachable';
import type { Workflow } from './workflow';

/** What a WorkflowTemplate takes from who starts a workflow from it. */
export interface WorkflowParameterNames {
  /** Without these no workflow runs. */
  readonly needed: ReadonlySet<string>;
  /** All that it does something with: what it declares, what its entrypoint takes, and what its texts read. */
  readonly known: ReadonlySet<string>;
  /** It reads them all at once, or leads to templates that are not in the set. */
  readonly isOpen: boolean;
}

export function workflowParametersOf(library: WorkflowLibrary, template: Workflow): WorkflowParameterNames {
  const inputs = startsOf(library, template).flatMap(({ kind, resolved }) => (kind === 'entrypoint' && 'template' in resolved ? resolved.template.inputParameters : []));
  const declared = new Map(template.parameters.map((port) => [port.name, port]));
  const ofEntrypoint = inputs.filter(({ name }) => !declared.has(name));
  const needed = [...declared.values(), ...ofEntrypoint].filter((port) => !hasValue(port)).map(({ name }) => name);
  const { names, isOpen } = readParameters(library, template);
  return { needed: new Set(needed), known: new Set([...declared.keys(), ...inputs.map(({ name }) => name), ...names]), isOpen };
}

function hasValue({ fields }: Port): boolean {
  return isGiven(fields.value) || isGiven(fields.default) || isGiven(fields.valueFrom);
}

/** `workflow.parameters.a`, `workflow.parameters['a']`; without a name, it reads all. */
const parameter = /workflow\.parameters(?:\.([\w-]+)|\[\\?['"]([^'"\\]+))?/g;

function readParameters(library: WorkflowLibrary, template: Workflow): { names: Set<string>; isOpen: boolean } {
  const reached = reachedFrom(library, template).map((one) => one.template);
  const names = [JSON.stringify(template.spec), ...reached.map(({ fields }) => JSON.stringify(fields))].flatMap((text) => [...text.matchAll(parameter)].map((match) => match[1] ?? match[2] ?? 'json'));
  const targets = reached.flatMap((one) => one.calls.flatMap((call) => [library.resolveCall(call), ...hooksIn(library, one.owner, call.fields.hooks, '').map(({ resolved }) => resolved)]));
  return { names: new Set(names), isOpen: names.includes('json') || targets.some((target) => !('template' in target)) };
}
