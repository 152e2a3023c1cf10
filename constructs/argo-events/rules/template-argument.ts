import type { ReportHere } from '../../../lib/checks/controller-rule';
import { fieldAt, itemsOf, textOf } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { placedItems, type PlacedFields } from '../../../lib/references/pod-template';
import { describeTrigger, triggersOf } from '../parts';
import { argumentsTaken, hasValue, type TakenArguments } from '../workflow-templates';
import { workflowsIn, type EmbeddedWorkflow } from '../workflows';
import { sensorRule } from './kinds';

/** What is passed and not taken is of no use; what is taken and not passed makes every workflow of the trigger an error. */
export const templateArgument = sensorRule({
  code: 'argo-events/template-argument',
  summary: 'A workflow that a trigger starts passes what its WorkflowTemplate needs, and nothing that it does not take.',
  docs: 'https://argoproj.github.io/argo-events/sensors/triggers/argo-workflow/',
  checkObject(object, report, { set }) {
    for (const trigger of triggersOf(object)) {
      for (const embedded of workflowsIn(trigger)) {
        const passed = argumentsPassed(trigger, embedded);
        const namespace = textOf(fieldAt(embedded.workflow, 'metadata', 'namespace')) ?? object.metadata?.namespace ?? '';
        const taken = passed && argumentsTaken(embedded.workflow, namespace, set);
        if (taken) compare(passed, taken, `The workflow of ${describeTrigger(trigger).replace('T', 't')}`, report);
      }
    }
  },
});

interface PassedArguments {
  /** Where they stand. */
  readonly path: string;
  /** Each with whether it brings a value. */
  readonly names: ReadonlyMap<string, { readonly path: string; readonly hasValue: boolean }>;
}

/** Options of `argo submit` that bring arguments, or choose another template to begin with. */
const options = /^(?:-[pf]|--parameter|--entrypoint)/;

/** Undefined where other settings of the trigger write or choose them. */
function argumentsPassed(trigger: PlacedFields, { action, path, workflow }: EmbeddedWorkflow): PassedArguments | undefined {
  const starts = ['submit', 'create', undefined].includes(textOf(action.operation));
  const isRewritten = destsOf(trigger.fields.parameters).some((dest) => /^(?:argoWorkflow|k8s)\b/.test(dest));
  if (!starts || isRewritten || itemsOf(action.args).some((arg) => options.test(String(arg)))) return undefined;
  const dests = destsOf(action.parameters);
  if (dests.some((dest) => /^(?:spec(?:$|\.arguments|\.workflowTemplateRef|\.entrypoint)|metadata(?:$|\.namespace))/.test(dest) && !isArgument(dest))) return undefined;
  const at = `${path}.source.resource.spec.arguments`;
  const named = placedItems(`${at}.parameters`, fieldAt(workflow, 'spec', 'arguments', 'parameters')).flatMap((parameter, index) => {
    const name = textOf(parameter.fields.name);
    const isWritten = dests.includes(`spec.arguments.parameters.${index}.value`);
    return name === undefined ? [] : [[name, { path: parameter.path, hasValue: isWritten || hasValue(parameter.fields) }] as const];
  });
  return { path: at, names: new Map(named) };
}

function destsOf(parameters: unknown): string[] {
  return placedItems('', parameters).flatMap(({ fields }) => textOf(fields.dest) ?? []);
}

function isArgument(dest: string): boolean {
  return /^spec\.arguments\.(?:parameters\.\d+\.value$|artifacts\b)/.test(dest);
}

function compare({ path, names }: PassedArguments, { label, needed, known }: TakenArguments, workflow: string, report: ReportHere): void {
  for (const [name, passed] of names) {
    if (!known || known.has(name) || name.includes('{{')) continue;
    const left = [...known].filter((one) => !names.has(one));
    const hint = `${didYouMean(name, left)}${known.size === 0 ? 'It takes none.' : `It takes ${[...known].map((one) => `'${one}'`).join(', ')}.`}`;
    report({ path: `${passed.path}.name`, message: `${workflow} passes '${name}', which ${label} does not take.`, hint });
  }
  for (const name of needed) {
    const passed = names.get(name);
    if (passed?.hasValue) continue;
    const hint = passed ? 'Give it a value, or let a parameter of the trigger write one.' : 'Pass it, or give it a value in the template.';
    report({ path: passed ? `${passed.path}.value` : path, message: `${workflow} passes no value for '${name}', which ${label} needs.`, hint });
  }
}
