import { fieldAt, fieldsOf, textOf } from '../../../lib/references/fields';
import { hasTag } from '../text/tags';
import type { WorkflowLibrary } from './library';
import { isGiven } from './ports';
import { reachedFrom } from './reachable';
import type { Workflow } from './workflow';

/** Variables that every text of a workflow may use: names, and starts of names that are open. */
export interface Globals {
  readonly names: ReadonlySet<string>;
  readonly open: readonly string[];
}

const always = ['name', 'namespace', 'mainEntrypoint', 'serviceAccountName', 'uid', 'status', 'annotations', 'annotations.json', 'labels', 'labels.json'];
/** These may be followed by a format of time. */
const alwaysOpen = ['workflow.creationTimestamp', 'workflow.duration', 'workflow.scheduledTime'];

export function globalsOf(library: WorkflowLibrary, workflow: Workflow): Globals {
  const base = library.base(workflow);
  const specs = typeof base === 'object' ? [workflow.spec, base.spec] : [workflow.spec];
  const names = new Set(always);
  const open = [...alwaysOpen];
  const parameters = [...workflow.parameters, ...(typeof base === 'object' ? base.parameters : [])];
  if (parameters.length > 0) ['parameters', 'parameters.json'].forEach((name) => names.add(name));
  for (const { name } of parameters) names.add(`parameters.${name}`);
  for (const name of labelsOf(workflow, specs, 'labels')) names.add(`labels.${name}`);
  for (const name of labelsOf(workflow, specs, 'annotations')) names.add(`annotations.${name}`);
  if (specs.some((spec) => isGiven(spec.priority))) names.add('priority');
  if (specs.some((spec) => textOf(spec.onExit) !== undefined || isGiven(fieldAt(spec, 'hooks', 'exit')))) names.add('failures');
  addOutputs(library, workflow, names, open);
  if (workflow.isTemplate || base === 'later' || base === 'missing') open.push('workflow.parameters');
  if (base === 'later' || base === 'missing') open.push('workflow.');
  return { names: new Set([...names].map((name) => `workflow.${name}`)), open };
}

function labelsOf({ entry, kind }: Workflow, specs: readonly Record<string, unknown>[], list: 'labels' | 'annotations'): string[] {
  const sources = kind === 'CronWorkflow' ? [fieldAt(entry.object, 'spec', 'workflowMetadata', list)] : [entry.object.metadata?.[list]];
  for (const spec of specs) {
    sources.push(fieldAt(spec, 'workflowMetadata', list));
    if (list === 'labels') sources.push(fieldAt(spec, 'workflowMetadata', 'labelsFrom'));
  }
  return sources.flatMap((source) => Object.keys(fieldsOf(source)));
}

/** Outputs that templates give a name for the whole workflow. */
function addOutputs(library: WorkflowLibrary, workflow: Workflow, names: Set<string>, open: string[]): void {
  for (const { template } of reachedFrom(library, workflow)) {
    for (const [list, ports] of [['parameters', template.outputParameters], ['artifacts', template.outputArtifacts]] as const) {
      for (const { fields } of ports) {
        const name = textOf(fields.globalName);
        if (name === undefined) continue;
        if (hasTag(name)) open.push(`workflow.outputs.${list}.`);
        else names.add(`outputs.${list}.${name}`);
      }
    }
  }
}
