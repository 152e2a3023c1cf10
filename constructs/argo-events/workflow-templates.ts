import { findInSet } from '../../lib/checks/objects-of-set';
import type { ManifestSet } from '../../lib/manifest-set';
import { fieldAt, fieldsOf, textOf, type Fields } from '../../lib/references/fields';
import { placedItems } from '../../lib/references/pod-template';
import { group } from './parts';

/** What a WorkflowTemplate takes from who starts a workflow from it. */
export interface TakenArguments {
  /** `WorkflowTemplate 'delivery'` */
  readonly label: string;
  /** Without these no workflow runs. */
  readonly needed: ReadonlySet<string>;
  /** All that it does something with. Undefined where that is not known: it reads all at once, or leads to other templates. */
  readonly known?: ReadonlySet<string>;
}

/**
 * What the WorkflowTemplate takes that a workflow is made from.
 *
 * @param namespace where the workflow is made
 * @returns undefined where the template is not in the set
 */
export function argumentsTaken(workflow: Fields, namespace: string, set: ManifestSet): TakenArguments | undefined {
  const { name, clusterScope } = fieldsOf(fieldAt(workflow, 'spec', 'workflowTemplateRef'));
  const kind = clusterScope === true ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
  const template = findInSet(set, group, kind, clusterScope === true ? '' : namespace, textOf(name) ?? '');
  if (!template) return undefined;
  const spec = fieldsOf(template.object.spec);
  const declared = parametersAt(spec, 'arguments');
  const inputs = parametersAt(entrypointOf(spec, textOf(fieldAt(workflow, 'spec', 'entrypoint'))), 'inputs');
  const ofEntrypoint = [...inputs].filter(([input]) => !declared.has(input));
  const needed = [...declared, ...ofEntrypoint].filter(([, fields]) => !hasValue(fields)).map(([parameter]) => parameter);
  const read = namesRead(spec);
  return { label: `${kind} '${String(name)}'`, needed: new Set(needed), ...(read && { known: new Set([...declared.keys(), ...inputs.keys(), ...read]) }) };
}

function parametersAt(owner: unknown, section: 'arguments' | 'inputs'): ReadonlyMap<string, Fields> {
  const named = placedItems('', fieldAt(owner, section, 'parameters')).flatMap(({ fields }) => {
    const name = textOf(fields.name);
    return name === undefined ? [] : [[name, fields] as const];
  });
  return new Map(named);
}

function entrypointOf(spec: Fields, chosen: string | undefined): Fields | undefined {
  const name = chosen ?? textOf(spec.entrypoint);
  return placedItems('', spec.templates).find(({ fields }) => fields.name === name)?.fields;
}

/** Whether there is a value, or a place that it comes from. */
export function hasValue({ value, default: fallback, valueFrom }: Fields): boolean {
  return [value, fallback, valueFrom].some((one) => one !== undefined && one !== null);
}

/** `workflow.parameters.a`, `workflow.parameters['a']`; without a name, it reads all. */
const reading = /workflow\.parameters(?:\.([\w-]+)|\[\\?['"]([^'"\\]+))?/g;

function namesRead(spec: Fields): string[] | undefined {
  const text = JSON.stringify(spec);
  const names = [...text.matchAll(reading)].map((match) => match[1] ?? match[2] ?? 'json');
  return names.includes('json') || /"(?:templateRef|workflowTemplateRef)":/.test(text) ? undefined : names;
}
