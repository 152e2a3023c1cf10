import { fieldAt, fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../../../lib/references/fields';
import { literalOf } from '../../model/ports';
import type { Template } from '../../model/template';
import type { TraceArtifact } from '../trace';
import type { Frame } from './boundary';
import { runDag } from './dag';
import { countOf } from './duration';
import type { GivenArguments } from './given-arguments';
import { prepare, type Prepared } from './inputs';
import { deadlineOf, endOf, Leaf, nodeTypes } from './leaf';
import type { Node } from './node';
import { NodeError } from './node-error';
import { publishGlobals } from './outputs';
import { Retries, type NextTry, type Tried } from './retry';
import type { Run } from './run';
import type { Process } from './scheduler';
import { asNodeError } from './scope';
import { runSteps } from './steps';
import { runSuspend } from './suspend';

/** A template that is called, with what the call hands to it. */
export interface Invocation {
  readonly node: Node;
  readonly template: Template;
  readonly given: GivenArguments;
  /** Variables of this call alone: `steps.name`. */
  readonly local?: Readonly<Record<string, string>>;
  readonly frame: Frame;
}

/** Runs a template until its node is fulfilled, or runs in the background. Never fails itself: what goes wrong is the node's phase. */
export function* runTemplate(run: Run, { node, template, given, local = {}, frame }: Invocation): Process {
  try {
    run.checkDepth(frame.depth);
    node.template = template.name;
    const prepared = prepare(run, template, given, node, local);
    node.inputs = prepared.parameters;
    node.inputArtifacts = new Map([...prepared.artifacts].filter((one): one is [string, TraceArtifact] => one[1] !== undefined));
    yield* runLocked(run, node, prepared, frame);
    if (!node.isDaemon) publishGlobals(run, prepared.template, node);
  } catch (error) {
    node.finish('Error', run.now, asNodeError(error).message);
  }
}

function* runLocked(run: Run, node: Node, prepared: Prepared, frame: Frame): Process {
  const locks = locksOf(run, prepared.template.fields.synchronization);
  if (locks.length > 0) node.message = `Waiting for ${locks.join(', ')}`;
  if (!(yield* run.locks.acquire(locks, frame.isExit ? Infinity : run.deadline))) return node.finish('Failed', run.now, 'Step exceeded its deadline');
  node.message = undefined;
  try {
    const remembered = run.memo.recall(prepared.template.fields);
    if (remembered) {
      node.isMemoized = true;
      node.outputs = remembered;
      node.type = typeOf(prepared.template);
      node.finish('Succeeded', run.now);
    } else {
      yield* runRetried(run, node, prepared, frame);
      run.memo.remember(prepared.template.fields, node);
    }
  } finally {
    run.locks.release(locks);
  }
}

function* runRetried(run: Run, node: Node, prepared: Prepared, frame: Frame): Process {
  const { template, variables } = prepared;
  node.type = typeOf(template);
  const strategy = template.fields.retryStrategy ?? run.setup.spec.retryStrategy;
  if (!isFields(strategy) || template.type === 'suspend') return yield* runPlain(run, node, prepared, frame);
  const retries = new Retries(run, strategy, variables);
  for (;;) {
    retries.tried.push(template.isLeaf ? yield* tryLeaf(run, node, prepared, frame, retries) : yield* tryCalled(run, node, prepared, frame, retries));
    if (node.isDaemon) return;
    const last = retries.tried.at(-1)!;
    const isOver = last.phase !== 'Succeeded' && run.now >= endOf(node, template);
    const next: NextTry = isOver ? { stop: last.message } : retries.next();
    if ('stop' in next) return node.finish(last.phase, run.now, next.stop);
    if (!frame.isExit && next.at > run.deadline) {
      yield* run.until(run.deadline);
      return node.finish(last.phase, run.now, 'retry exceeded workflow deadline');
    }
    yield* run.until(next.at);
  }
}

function* runPlain(run: Run, node: Node, prepared: Prepared, frame: Frame): Process {
  const { template } = prepared;
  if (template.isLeaf) {
    const deadline = deadlineOf(run, node, template, frame);
    const { phase, message } = yield* new Leaf(run, node, prepared, frame).attempt({ number: 0, variables: {}, deadline });
    return settle(run, node, template, phase, message);
  }
  return yield* runCalled(run, node, prepared, frame);
}

function settle(run: Run, node: Node, template: Template, phase: Tried['phase'], message: string | undefined): void {
  if (phase === 'Succeeded' && template.fields.daemon === true) node.isDaemon = true;
  else node.finish(phase, run.now, message);
}

function* tryLeaf(run: Run, node: Node, prepared: Prepared, frame: Frame, retries: Retries): Process<Tried> {
  const deadline = Math.min(retries.deadline, deadlineOf(run, node, prepared.template, frame));
  const leaf = new Leaf(run, node, prepared, frame);
  const attempt = yield* leaf.attempt({ number: retries.tried.length, variables: retries.nextVariables, deadline });
  if (attempt.phase === 'Succeeded') settle(run, node, prepared.template, attempt.phase, attempt.message);
  return { ...attempt, exitCode: attempt.phase === 'Error' || attempt.exitCode < 0 ? '' : String(attempt.exitCode) };
}

/** Steps and DAGs get a node for each try. */
function* tryCalled(run: Run, node: Node, prepared: Prepared, frame: Frame, retries: Retries): Process<Tried> {
  node.type = 'Retry';
  node.begin(run.now);
  node.onBegin?.();
  const name = `${node.name}(${retries.tried.length})`;
  const child = run.add({ path: `${node.path}(${retries.tried.length})`, name, kind: node.kind, type: typeOf(prepared.template), template: prepared.template.name }, node);
  child.inputs = node.inputs;
  yield* runCalled(run, child, prepared, frame);
  node.outputs = child.outputs;
  return { phase: child.phase, start: child.start!, end: run.now, exitCode: '', ...(child.message !== undefined && { message: child.message }) };
}

function* runCalled(run: Run, node: Node, prepared: Prepared, frame: Frame): Process {
  const { template } = prepared;
  try {
    if (template.type === 'steps') yield* runSteps(run, node, prepared, frame);
    else if (template.type === 'dag') yield* runDag(run, node, prepared, frame);
    else if (template.type === 'suspend') yield* runSuspend(run, node, template, frame);
    else throw new NodeError(`${template.label} says no work to do.`);
  } catch (error) {
    node.finish('Error', run.now, asNodeError(error).message);
  }
}

function typeOf({ type }: Template): Node['type'] {
  if (type === 'steps') return 'Steps';
  if (type === 'dag') return 'DAG';
  return type === undefined || type === 'suspend' ? 'Suspend' : nodeTypes[type];
}

/** Mutexes and semaphores that a template or a workflow needs, and their limits. */
export function locksOf(run: Run, synchronization: unknown): string[] {
  const { mutexes, semaphores } = fieldsOf(synchronization);
  const names = itemsOf(mutexes).map((mutex) => `mutex '${textOf(fieldsOf(mutex).name) ?? ''}'`);
  for (const semaphore of itemsOf(semaphores).map(fieldsOf)) names.push(semaphoreOf(run, semaphore));
  return [...new Set(names)];
}

function semaphoreOf(run: Run, semaphore: Fields): string {
  const { name, key } = fieldsOf(semaphore.configMapKeyRef);
  const lock = `semaphore '${String(name)}/${String(key)}'`;
  const most = literalOf(fieldAt(run.setup.configMaps.get(String(name)), String(key)));
  if (most === undefined) throw new NodeError(`How many may hold ${lock} stands in key '${String(key)}' of ConfigMap '${String(name)}', which is not among the objects that were given.`);
  run.locks.limit(lock, countOf(most, `The limit of ${lock}`));
  return lock;
}
