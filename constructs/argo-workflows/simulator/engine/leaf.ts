import { fieldsOf, isFields, itemsOf, type Fields } from '../../../../lib/references/fields';
import { substitute } from '../../evaluate';
import { isGiven } from '../../model/ports';
import { Template } from '../../model/template';
import type { InputArtifact, StepOutcome, StepRequest, StepType } from '../step-runner';
import type { Attempt, NodeType } from '../trace';
import type { Frame } from './boundary';
import { secondsOf } from './duration';
import { podName, type Prepared } from './inputs';
import { judged } from './leaf-result';
import type { Node } from './node';
import { leafOutputs } from './outputs';
import type { Run } from './run';
import type { Process } from './scheduler';
import { asNodeError } from './scope';

export const nodeTypes: Readonly<Record<StepType, NodeType>> = {
  container: 'Container', containerSet: 'ContainerSet', script: 'Script', resource: 'Resource', data: 'Data', http: 'HTTP', plugin: 'Plugin',
};

export interface LeafAttempt {
  readonly number: number;
  /** `retries` and `lastRetry.*`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Moment at which it is ended. */
  readonly deadline: number;
}

/** Has a step do its work once, and takes what came of it into its node. The node is not finished: it may be tried again. */
export function* attemptLeaf(run: Run, node: Node, prepared: Prepared, frame: Frame, attempt: LeafAttempt): Process<Attempt> {
  const isPod = prepared.template.hasPod;
  const wait = frame.isExit ? Infinity : run.deadline;
  if (isPod && !(yield* run.locks.acquire(['pods'], wait))) return ended(run, node, 'Failed', run.now, 'Step exceeded its deadline');
  try {
    return yield* work(run, node, prepared, frame, attempt);
  } finally {
    if (isPod) run.locks.release(['pods']);
  }
}

function* work(run: Run, node: Node, prepared: Prepared, frame: Frame, attempt: LeafAttempt): Process<Attempt> {
  const start = run.now;
  node.begin(start);
  node.onBegin?.();
  try {
    const request = requestOf(run, node, prepared, attempt, frame);
    const outcome = yield* run.work(request);
    const end = start + (outcome.duration ?? 1);
    yield* run.until(Math.min(end, attempt.deadline));
    if (end > attempt.deadline) return ended(run, node, 'Failed', start, 'It was still active at its deadline');
    return finished(run, node, prepared, request, outcome, start);
  } catch (error) {
    return ended(run, node, 'Error', start, asNodeError(error).message);
  }
}

function finished(run: Run, node: Node, prepared: Prepared, { template: fields, isDaemon }: StepRequest, outcome: StepOutcome, start: number): Attempt {
  const template = new Template(prepared.template.owner, prepared.template.path, fields);
  const { phase, message, result } = judged(template, outcome);
  const exitCode = outcome.exitCode ?? (phase === 'Failed' ? 1 : 0);
  if (isDaemon && phase === 'Succeeded') node.ip = outcome.ip ?? `10.0.0.${(run.nodes.indexOf(node) % 250) + 1}`;
  node.outputs = leafOutputs(run, template, outcome, { isComplete: phase === 'Succeeded', result, exitCode });
  return ended(run, node, phase, start, message, exitCode);
}

function ended(run: Run, node: Node, phase: Attempt['phase'], start: number, message?: string, exitCode = phase === 'Succeeded' ? 0 : -1): Attempt {
  const attempt: Attempt = { phase, start, end: run.now, exitCode, ...(message !== undefined && { message }) };
  node.attempts.push(attempt);
  return attempt;
}

function requestOf(run: Run, node: Node, { template, parameters, artifacts }: Prepared, { number, variables, deadline }: LeafAttempt, { boundary }: Frame): StepRequest {
  const path = isFields(template.fields.retryStrategy) ? `${node.path}(${number})` : node.path;
  const pod = podName(run, template.name, path);
  const fields = Object.keys(variables).length === 0 ? template.fields : substitute(template.fields, { ...variables, 'pod.name': pod });
  const isDaemon = template.fields.daemon === true;
  const stop = isDaemon ? new AbortController() : undefined;
  if (stop) boundary?.daemons.push({ node, stop });
  return {
    path: node.path,
    task: taskOf(node.name),
    templateName: template.name,
    type: template.type as StepType,
    template: fields,
    attempt: number,
    parameters,
    artifacts: template.inputArtifacts.flatMap((port): InputArtifact[] => {
      const artifact = artifacts.get(port.name);
      if (!artifact) return [];
      const { path: at, mode } = port.fields;
      return [{ name: port.name, ...(typeof at === 'string' && { path: at }), ...(artifact.content && { content: artifact.content }), ...(typeof mode === 'number' && { mode }) }];
    }),
    podName: pod,
    ...(deadline < Infinity && { deadline: deadline - run.now }),
    isDaemon,
    ...(stop && { signal: stop.signal }),
    volumes: volumesOf(run, fields),
  };
}

/** Without the item of a loop. */
export function taskOf(name: string): string {
  return name.replace(/\(\d+:[^]*\)$/, '');
}

function volumesOf(run: Run, template: Fields): readonly Fields[] {
  const ofWorkflow = itemsOf(run.setup.spec.volumes);
  const volumes = [...ofWorkflow, ...itemsOf(template.volumes)].map(fieldsOf);
  return volumes.length === 0 ? volumes : substitute(volumes, run.globals);
}

/** When an attempt that starts now is ended. */
export function deadlineOf(run: Run, node: Node, template: Template, frame: Frame): number {
  const { activeDeadlineSeconds } = template.fields;
  const ends = [frame.isExit ? Infinity : run.deadline, endOf(node, template, run.now)];
  if (isGiven(activeDeadlineSeconds)) ends.push(run.now + secondsOf(activeDeadlineSeconds, 'activeDeadlineSeconds'));
  return Math.min(...ends);
}

/** When a step is ended by its `timeout`, which counts for all of its tries together. */
export function endOf({ start }: Node, { fields: { timeout } }: Template, now = Infinity): number {
  return isGiven(timeout) ? (start ?? now) + secondsOf(timeout, 'timeout') : Infinity;
}
