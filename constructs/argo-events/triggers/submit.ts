import type { TriggerParameter } from '../../../imports/argo-events';
import { metadataOf } from '../../../lib/object-props';
import type { WorkflowArguments, WorkflowParameter, WorkflowParameters, WorkflowTemplateHandle } from '../../../lib/workflow-template-handle';
import type { Permission } from '../account';
import { asText, EventText, EventValue } from '../events/event-value';
import { placeValues } from './place-values';
import type { TriggerAction } from './trigger-action';

/** What to give a workflow: each argument as its own type, or as a value of that type from an event; texts may be put together of both. */
export type SubmitArguments<P extends WorkflowParameters> = WorkflowArguments<{
  readonly [K in keyof P]: P[K] extends WorkflowParameter<infer T, infer Optional>
    ? WorkflowParameter<T | EventValue<T> | TextFor<T>, Optional>
    : never;
}>;

type TextFor<T> = [string] extends [T] ? EventText : never;

/** Arguments can be left out as a whole, where none must be given. */
type ArgumentsAndOptions<P extends WorkflowParameters> = Readonly<Record<never, never>> extends SubmitArguments<P>
  ? [args?: SubmitArguments<P>, options?: SubmitOptions]
  : [args: SubmitArguments<P>, options?: SubmitOptions];

export interface SubmitOptions {
  /** The template to begin with. @default - the handle's, else the WorkflowTemplate's own */
  readonly entrypoint?: string;
  /** What the names of the workflows begin with. @default - the name of the WorkflowTemplate */
  readonly namePrefix?: string;
  /** Where workflows from a ClusterWorkflowTemplate are made; a WorkflowTemplate is used in its own namespace. @default - that of the Sensor */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * Starts a workflow from a WorkflowTemplate, for each event anew. Its arguments are checked by the compiler, and where the values of the event go
 * is worked out.
 *
 * @example submit(delivery, { revision: push.body('after', { required: true }) })
 * @see https://argoproj.github.io/argo-events/sensors/triggers/argo-workflow/
 */
export function submit<P extends WorkflowParameters>(
  template: WorkflowTemplateHandle<P>,
  ...[args = {} as SubmitArguments<P>, options = {}]: ArgumentsAndOptions<P>
): TriggerAction {
  const names = Object.keys(template.parameters).filter((name) => valueOf(args, name) !== undefined);
  const given = names.map((name) => [name, valueOf(args, name)] as const);
  const placed = placeValues({ ...identityOf(template, options), spec: { ...specOf(template, options), ...argumentsOf(given) } });
  const parameters = given.flatMap(([, value], index): TriggerParameter[] =>
    value instanceof EventValue ? [{ src: value.source, dest: `spec.arguments.parameters.${index}.value` }] : [],
  );
  return {
    kind: 'argoWorkflow',
    values: [...given.flatMap(([, value]) => (value instanceof EventValue ? value : [])), ...placed.values],
    permissions: permissionsOf(template, namespaceOf(template, options)),
    settings: (constant) => {
      const all = [...parameters, ...placed.parameters(constant)];
      return { operation: 'submit', source: { resource: placed.plain }, ...(all.length > 0 && { parameters: all }) };
    },
  };
}

function valueOf(args: object, name: string): unknown {
  return Object.hasOwn(args, name) ? (args as Record<string, unknown>)[name] : undefined;
}

/** In a trigger a name has to be made for each event. */
function identityOf(template: WorkflowTemplateHandle, options: SubmitOptions) {
  const namespace = namespaceOf(template, options);
  const { labels, annotations, namePrefix = template.templateName } = options;
  const metadata = metadataOf({ namespace, labels, annotations });
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { generateName: `${namePrefix}-`, ...metadata } };
}

function namespaceOf({ clusterScope, templateNamespace }: WorkflowTemplateHandle, { namespace }: SubmitOptions): string | undefined {
  return clusterScope ? namespace : (templateNamespace ?? namespace);
}

function specOf({ templateName, clusterScope, entrypoint }: WorkflowTemplateHandle, options: SubmitOptions) {
  const start = options.entrypoint ?? entrypoint;
  return { ...(start !== undefined && { entrypoint: start }), workflowTemplateRef: { name: templateName, ...(clusterScope && { clusterScope }) } };
}

/** An argument from an event has no value of its own: without the event's, the workflow is refused rather than started on nothing. */
function argumentsOf(given: readonly (readonly [name: string, value: unknown])[]) {
  const parameters = given.map(([name, value]) => {
    if (value instanceof EventValue) return { name };
    return { name, value: value instanceof EventText ? value : asText(value) };
  });
  return parameters.length > 0 && { arguments: { parameters } };
}

/** The Sensor runs `argo submit`, which reads the templates, creates the workflow, and then looks for it by its labels. */
function permissionsOf({ clusterScope, templateName }: WorkflowTemplateHandle, namespace: string | undefined): Permission[] {
  const allow = (resource: string, verbs: readonly string[]) => ({ apiGroups: ['argoproj.io'], resources: [resource], verbs });
  const readTemplate: Permission = clusterScope
    ? { rule: { ...allow('clusterworkflowtemplates', ['get']), resourceNames: [templateName] }, clusterWide: true }
    : { rule: allow('workflowtemplates', ['get']), namespace };
  return [{ rule: allow('workflows', ['create', 'list']), namespace }, readTemplate];
}
