import { fieldsOf, itemsOf, type Fields } from '../../../../lib/references/fields';
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

/** A step that does work. */
export class Leaf {
  constructor(
    private readonly run: Run,
    private readonly node: Node,
    private readonly prepared: Prepared,
    private readonly frame: Frame,
  ) {}

  /** Has it do its work once, and takes what came of it into its node. The node is not finished: it may be tried again. */
  *attempt(attempt: LeafAttempt): Process<Attempt> {
    const { run, frame } = this;
    const deadline = frame.isExit ? Infinity : run.deadline;
    if (run.now >= deadline) return this.late();
    if (!this.prepared.template.hasPod) return yield* this.work(attempt);
    if (!(yield* run.locks.acquire(['pods'], deadline))) return this.late();
    try {
      return yield* this.work(attempt);
    } finally {
      run.locks.release(['pods']);
    }
  }

  private *work(attempt: LeafAttempt): Process<Attempt> {
    const { run, node } = this;
    const start = run.now;
    node.begin(start);
    node.onBegin?.();
    try {
      const request = this.request(attempt);
      const outcome = yield* run.work(request);
      const end = start + (outcome.duration ?? 1);
      yield* run.until(Math.min(end, attempt.deadline));
      if (end > attempt.deadline) return this.ended('Failed', start, 'It was still active at its deadline');
      return this.finished(request, outcome, start);
    } catch (error) {
      return this.ended('Error', start, asNodeError(error).message);
    }
  }

  private late(): Attempt {
    return this.ended('Failed', this.run.now, 'Step exceeded its deadline');
  }

  private finished({ template: fields, isDaemon }: StepRequest, outcome: StepOutcome, start: number): Attempt {
    const { run, node, prepared } = this;
    const template = new Template(prepared.template.owner, prepared.template.path, fields);
    const { phase, message, result } = judged(template, outcome);
    const exitCode = outcome.exitCode ?? (phase === 'Failed' ? 1 : 0);
    if (isDaemon && phase === 'Succeeded') node.ip = outcome.ip ?? `10.0.0.${(run.nodes.indexOf(node) % 250) + 1}`;
    node.outputs = leafOutputs(run, template, outcome, { isComplete: phase === 'Succeeded', result, exitCode });
    return this.ended(phase, start, message, exitCode);
  }

  private ended(phase: Attempt['phase'], start: number, message?: string, exitCode = phase === 'Succeeded' ? 0 : -1): Attempt {
    const attempt: Attempt = { phase, start, end: this.run.now, exitCode, ...(message !== undefined && { message }) };
    this.node.attempts.push(attempt);
    return attempt;
  }

  private request({ number, variables, deadline }: LeafAttempt): StepRequest {
    const { run, node, prepared: { template, parameters } } = this;
    const isRetried = Object.keys(variables).length > 0;
    const pod = podName(run, template.name, isRetried ? `${node.path}(${number})` : node.path);
    const fields = isRetried ? substitute(template.fields, { ...variables, 'pod.name': pod }) : template.fields;
    return {
      path: node.path,
      task: taskOf(node.name),
      templateName: template.name,
      type: template.type as StepType,
      template: fields,
      attempt: number,
      parameters,
      artifacts: this.artifacts(),
      podName: pod,
      ...(deadline < Infinity && { deadline: deadline - run.now }),
      ...this.background(),
      volumes: volumesOf(run, fields),
    };
  }

  private artifacts(): InputArtifact[] {
    const { template, artifacts } = this.prepared;
    return template.inputArtifacts.flatMap(({ name, fields: { path, mode } }) => {
      const artifact = artifacts.get(name);
      const { content } = artifact ?? {};
      return artifact ? [{ name, ...(typeof path === 'string' && { path }), ...(content && { content }), ...(typeof mode === 'number' && { mode }) }] : [];
    });
  }

  /** A daemon is told when it shall end. */
  private background(): Pick<StepRequest, 'isDaemon' | 'signal'> {
    if (this.prepared.template.fields.daemon !== true) return { isDaemon: false };
    const stop = new AbortController();
    this.run.stops.push(stop);
    this.frame.boundary?.daemons.push({ node: this.node, stop });
    return { isDaemon: true, signal: stop.signal };
  }
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
