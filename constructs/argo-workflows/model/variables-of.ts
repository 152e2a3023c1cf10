import type { WorkflowLibrary } from './library';
import { Variables } from './variables';
import type { Workflow } from './workflow';

const known = new WeakMap<WorkflowLibrary, Map<Workflow, Variables>>();

/** The variables of a workflow, made once for all rules. */
export function variablesOf(library: WorkflowLibrary, workflow: Workflow): Variables {
  let ofLibrary = known.get(library);
  if (!ofLibrary) known.set(library, (ofLibrary = new Map()));
  let variables = ofLibrary.get(workflow);
  if (!variables) ofLibrary.set(workflow, (variables = new Variables(library, workflow)));
  return variables;
}
