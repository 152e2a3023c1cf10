import type { ApiObject } from 'cdk8s';
import type * as l1 from '../../../imports/argo-workflows';
import type { DeepPartial } from '../../../lib/overrides';
import { rememberFieldSources, type FieldSource } from '../../../lib/source/field-sources';

/**
 * Remembers which calls wrote the templates, tasks and steps of a workflow, so that problems name their lines. Templates that are overridden were
 * written by none of them.
 *
 * @param path of the workflow's spec in the object
 */
export function rememberCalls(
  object: ApiObject,
  path: 'spec' | 'spec.workflowSpec',
  sources: readonly FieldSource[],
  overrides: DeepPartial<l1.WorkflowSpec> | undefined,
): void {
  if (overrides?.templates !== undefined) return;
  rememberFieldSources(object, () => sources.map((part) => ({ path: `${path}.${part.path}`, callSite: part.callSite })));
}
