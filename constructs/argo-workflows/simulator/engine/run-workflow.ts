import { fieldsOf, type Fields } from '../../../../lib/references/fields';
import type { Variables } from '../../evaluate';
import type { Template } from '../../model/template';
import type { Phase } from '../trace';
import type { Frame } from './boundary';
import { givenArguments } from './given-arguments';
import { timeText } from './globals';
import { exitHookOf, Hooks, runExitHook, workflowArguments } from './hooks';
import { podName } from './inputs';
import type { Node } from './node';
import type { Run } from './run';
import { locksOf, runTemplate } from './run-template';
import type { Process } from './scheduler';
import { asNodeError } from './scope';

/** How a run ended; `Running` where it waits for what never comes. */
export interface WorkflowEnd {
  phase: Phase;
  message?: string;
  end?: number;
}

const topFrame: Frame = { depth: 0, isExit: false };

/** Runs the entrypoint, the hooks of the workflow, and its exit handler. @param end is written as the run goes on */
export function* runWorkflow(run: Run, entrypoint: Template, end: WorkflowEnd): Process {
  const { spec } = run.setup;
  end.phase = 'Running';
  if (spec.suspend === true) {
    end.message = 'The workflow is suspended: spec.suspend is true';
    return;
  }
  const node = run.add({ path: '', name: run.setup.identity.name, kind: 'entrypoint', type: 'Skipped' });
  const locks = yield* lock(run, node, spec);
  if (locks) {
    yield* runParts(run, node, entrypoint, end);
    run.locks.release(locks);
  } else Object.assign(end, { phase: node.phase, message: node.message });
  end.end = run.now;
}

function* lock(run: Run, node: Node, spec: Fields): Process<readonly string[] | undefined> {
  try {
    const locks = locksOf(run, spec.synchronization);
    yield* run.locks.acquire(locks);
    return locks;
  } catch (error) {
    node.finish('Error', run.now, asNodeError(error).message);
    return undefined;
  }
}

function* runParts(run: Run, node: Node, entrypoint: Template, end: WorkflowEnd): Process {
  const { workflow, spec } = run.setup;
  const hooked = { node, hooks: fieldsOf(spec.hooks), owner: workflow, frame: topFrame, variables: () => globalsOf(run) };
  const hooks = new Hooks(run, hooked);
  hooks.look();
  yield* runEntrypoint(run, node, entrypoint);
  const outcome = { phase: node.phase, ...(node.message !== undefined && { message: node.message }) };
  run.globals['workflow.status'] = outcome.phase;
  run.globals['workflow.failures'] = failuresOf(run);
  hooks.look();
  yield* hooks.over();
  if (hooks.broken !== undefined) Object.assign(outcome, { phase: 'Error', message: hooks.broken });
  const exit = exitHookOf(run, spec);
  const exitNode = exit && (yield* runExitHook(run, exit, hooked));
  const isSpoiled = outcome.phase === 'Succeeded' && exitNode?.hasFailed === true;
  Object.assign(end, isSpoiled ? { phase: exitNode.phase, message: exitNode.message } : outcome);
}

function* runEntrypoint(run: Run, node: Node, template: Template): Process {
  try {
    const given = givenArguments(run, workflowArguments(run), undefined, () => run.globals);
    yield* runTemplate(run, { node, template, given, frame: topFrame });
  } catch (error) {
    node.finish('Error', run.now, asNodeError(error).message);
  }
  if (node.isDaemon) node.finish('Succeeded', run.now);
}

function globalsOf(run: Run): Variables {
  return { ...run.globals, 'workflow.duration': run.now.toFixed(6) };
}

/** What failed, as a JSON list for exit handlers. */
function failuresOf(run: Run): string {
  const failed = run.nodes.filter((node) => node.hasFailed);
  return JSON.stringify(
    failed.map((node) => ({
      displayName: node.name,
      message: node.message ?? '',
      templateName: node.template,
      phase: node.phase,
      podName: podName(run, node.template, node.path),
      finishedAt: timeText(run.date(node.end)),
    })),
  );
}

