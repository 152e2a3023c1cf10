import type { PolicyRule } from '../../../imports/kubernetes';
import type { EventText, EventValue } from '../events/event-value';
import { placeValues } from './place-values';
import type { TriggerAction } from './trigger-action';

/** What can be done to a workflow that there is. */
export type WorkflowOperation = 'suspend' | 'resume' | 'retry' | 'resubmit' | 'terminate' | 'stop';

const allow = (apiGroup: string, resource: string, verbs: readonly string[]): PolicyRule => ({ apiGroups: [apiGroup], resources: [resource], verbs });
const change = [allow('argoproj.io', 'workflows', ['get', 'update', 'patch'])];

/** What the command of the same name asks the API server for. */
const rules: Readonly<Record<WorkflowOperation, readonly PolicyRule[]>> = {
  suspend: change,
  resume: change,
  terminate: change,
  stop: change,
  retry: [...change, allow('', 'pods', ['delete'])],
  resubmit: [allow('argoproj.io', 'workflows', ['get', 'create'])],
};

/**
 * Does something to a workflow that there is, such as resuming one that waits for an approval.
 *
 * @param name of the workflow, mostly a value of the event
 * @see https://argoproj.github.io/argo-events/sensors/triggers/argo-workflow/
 */
export function onWorkflow(operation: WorkflowOperation, name: string | EventValue<string> | EventText, namespace?: string): TriggerAction {
  const metadata = { name, ...(namespace !== undefined && { namespace }) };
  const { plain, values, parameters } = placeValues({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata });
  return {
    kind: 'argoWorkflow',
    values,
    permissions: rules[operation].map((rule) => ({ rule, namespace })),
    settings(constant) {
      const placed = parameters(constant);
      return { operation, source: { resource: plain }, ...(placed.length > 0 && { parameters: placed }) };
    },
  };
}
