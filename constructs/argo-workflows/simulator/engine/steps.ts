import { fieldsOf } from '../../../../lib/references/fields';
import type { Call } from '../../model/template';
import { all } from './all';
import { Boundary, type Frame } from './boundary';
import { broken, readyCall, runCall, type ReadyCall } from './call';
import type { Prepared } from './inputs';
import type { Node } from './node';
import { calledOutputs } from './outputs';
import type { Run } from './run';
import type { Process } from './scheduler';
import { asNodeError, Scope } from './scope';

/** Runs groups of steps one after the other, the steps of a group at the same time. @see https://argo-workflows.readthedocs.io/en/latest/walk-through/steps/ */
export function* runSteps(run: Run, node: Node, { template, variables, artifacts }: Prepared, frame: Frame): Process {
  node.begin(run.now);
  node.onBegin?.();
  const boundary = new Boundary(run, node, template, new Scope(run, 'steps', variables, artifacts), frame);
  try {
    for (const group of groupsOf(template.calls)) {
      const failure = yield* runGroup(run, boundary, group);
      if (failure !== undefined) return node.finish('Failed', run.now, failure);
    }
    node.outputs = calledOutputs(boundary, run);
    node.finish('Succeeded', run.now);
  } finally {
    boundary.stopDaemons();
  }
}

function groupsOf(calls: readonly Call[]): Call[][] {
  const groups: Call[][] = [];
  for (const call of calls) (groups[call.group] ??= []).push(call);
  return groups.filter((group) => group !== undefined);
}

/** @returns why the group failed */
function* runGroup(run: Run, boundary: Boundary, group: readonly Call[]): Process<string | undefined> {
  const ready = readyGroup(run, boundary, group);
  if (typeof ready === 'string') return ready;
  const nodes: (Node | undefined)[] = [];
  yield* all(run, ready.map((one, index) => keep(runCall(run, boundary, one), (node) => (nodes[index] = node))));
  ready.forEach(({ call }, index) => {
    const node = nodes[index];
    if (node) boundary.scope.add(call.name, node);
  });
  if (boundary.stopped !== undefined || boundary.brokenHook !== undefined) return boundary.stopped ?? boundary.brokenHook;
  const failed = ready.flatMap(({ call }, index) => turnsOf(nodes[index]).filter((node) => node.hasFailed && !continuesOn(call, node)));
  return failed.length === 0 ? undefined : `child '${failed[0].path}' failed`;
}

/** What cannot be filled in stops the group before any of it starts. */
function readyGroup(run: Run, boundary: Boundary, group: readonly Call[]): ReadyCall[] | string {
  const ready: ReadyCall[] = [];
  for (const call of group) {
    try {
      ready.push(readyCall(boundary, call, () => true, []));
    } catch (error) {
      const { message } = asNodeError(error);
      broken(run, boundary, { call, fields: call.fields, after: [] }, message);
      return message;
    }
  }
  return ready;
}

export function* keep<T>(process: Process<T>, take: (value: T) => void): Process {
  take(yield* process);
}

function turnsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'TaskGroup' && node.kind === 'group' ? node.children : node ? [node] : [];
}

/** A failure that the caller says it does not mind. */
export function continuesOn({ fields }: Call, { phase }: Pick<Node, 'phase'>): boolean {
  const { error, failed } = fieldsOf(fields.continueOn);
  return (phase === 'Error' && error === true) || (phase === 'Failed' && failed === true);
}
