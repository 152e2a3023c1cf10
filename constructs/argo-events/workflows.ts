import { fieldAt, fieldsOf, isFields, type Fields } from '../../lib/references/fields';
import type { PlacedFields } from '../../lib/references/pod-template';
import { actionsOf } from './parts';

/** A Workflow that stands in a trigger as a whole. */
export interface EmbeddedWorkflow {
  /** The trigger's action, and where it stands. */
  readonly action: Fields;
  readonly path: string;
  readonly workflow: Fields;
}

export function workflowsIn(trigger: PlacedFields): EmbeddedWorkflow[] {
  return actionsOf(trigger).flatMap(({ type, path, fields }) => {
    const workflow = fieldAt(fields, 'source', 'resource');
    const isWorkflow = (type === 'argoWorkflow' || type === 'k8s') && isFields(workflow) && fieldsOf(workflow).kind === 'Workflow';
    return isWorkflow ? [{ action: fields, path, workflow }] : [];
  });
}
