import { fieldsOf, itemsOf, textOf } from '../../../../lib/references/fields';
import { literalOf } from '../../model/ports';
import type { Template } from '../../model/template';
import { valueText } from '../given-value';
import type { Resume } from '../options';
import { SimulationError } from '../simulation-error';
import type { Frame } from './boundary';
import { secondsOf } from './duration';
import { taskOf } from './leaf';
import { noOutputs, type Node, type NodeOutputs } from './node';
import { NodeError } from './node-error';
import type { Run } from './run';
import type { Process } from './scheduler';

/** Waits until it is resumed, its time is over, or the workflow ends. @see https://argo-workflows.readthedocs.io/en/latest/walk-through/suspending/ */
export function* runSuspend(run: Run, node: Node, template: Template, frame: Frame): Process {
  node.begin(run.now);
  node.onBegin?.();
  const resume = resumeOf(run, node, template);
  const duration = textOf(fieldsOf(template.fields.suspend).duration);
  const over = run.now + Math.min(resume?.after ?? (resume ? 0 : Infinity), duration === undefined ? Infinity : secondsOf(duration, 'suspend.duration'));
  const deadline = frame.isExit ? Infinity : run.deadline;
  if (over === Infinity && deadline === Infinity) yield* forEver();
  yield* run.until(Math.min(over, deadline));
  if (over > deadline) return node.finish('Failed', run.now, 'Step exceeded its deadline');
  const isResumed = resume !== undefined && over - node.start! === (resume.after ?? 0);
  node.outputs = suppliedOutputs(node, template, isResumed ? resume : {});
  node.finish(isResumed ? resume.phase ?? 'Succeeded' : 'Succeeded', run.now);
}

function* forEver(): Process {
  yield () => undefined;
}

function resumeOf(run: Run, node: Node, template: Template): Resume | undefined {
  const given = run.setup.options.resume ?? {};
  return [node.path, taskOf(node.name), template.name].map((name) => given[name]).find((one) => one !== undefined);
}

function suppliedOutputs({ path: at }: Node, template: Template, { outputs: given = {} }: Resume): NodeOutputs {
  const outputs = noOutputs();
  const unknown = Object.keys(given).filter((name) => !template.outputParameters.some((port) => port.name === name));
  if (unknown.length > 0) throw new SimulationError([`[${at}] '${unknown[0]}' is supplied to ${template.label}, which has no such output parameter.`]);
  for (const { name, fields } of template.outputParameters) {
    const value = name in given ? valueText(given[name]) : literalOf(fieldsOf(fields.valueFrom).default);
    if (value === undefined) throw new NodeError(`Output parameter '${name}' of ${template.label} was not supplied, and it has no default.`);
    checkChoice(at, template, name, value);
    outputs.parameters.set(name, value);
  }
  return outputs;
}

/** Whoever resumes chooses among the values that the output states, or the input of the same name. */
function checkChoice(at: string, template: Template, name: string, value: string): void {
  for (const { fields } of [...template.outputParameters, ...template.inputParameters].filter((port) => port.name === name)) {
    const choices = itemsOf(fields.enum).map(String);
    if (choices.length === 0 || choices.includes(value)) continue;
    throw new SimulationError([`[${at}] '${value}' is supplied as '${name}' to ${template.label}, which takes ${choices.map((one) => `'${one}'`).join(', ')}.`]);
  }
}
