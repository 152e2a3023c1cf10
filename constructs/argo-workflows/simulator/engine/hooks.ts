import { fieldsOf, isFields, textOf, type Fields } from '../../../../lib/references/fields';
import { evaluateExpression, substitute, type Variables } from '../../evaluate';
import { isGiven } from '../../model/ports';
import type { Call } from '../../model/template';
import type { Workflow } from '../../model/workflow';
import type { Boundary, Frame } from './boundary';
import { givenArguments } from './given-arguments';
import type { Node } from './node';
import { NodeError } from './node-error';
import type { Run } from './run';
import { runTemplate } from './run-template';
import { Happening, type Process } from './scheduler';
import { asNodeError, type Scope } from './scope';

interface Hooked {
  readonly node: Node;
  readonly hooks: Fields;
  readonly owner: Workflow;
  readonly frame: Frame;
  readonly scope?: Scope;
  variables(value: unknown): Variables;
}

/** The hooks of one node or of the workflow: each runs at most once, beside what it watches. @see https://argo-workflows.readthedocs.io/en/latest/lifecyclehook/ */
export class Hooks {
  private readonly started = new Map<string, Happening>();
  /** Why a hook could not be run. */
  broken?: string;

  constructor(private readonly run: Run, private readonly hooked: Hooked) {}

  /** Starts those whose expression has come true. */
  look(): void {
    for (const [name, hook] of Object.entries(this.hooked.hooks)) {
      if (name === 'exit' || this.started.has(name) || !isFields(hook)) continue;
      if (this.isDue(name, hook)) this.begin(name, hook);
    }
  }

  *over(): Process {
    for (const happening of this.started.values()) yield* happening.wait();
  }

  private isDue(name: string, hook: Fields): boolean {
    const { hooked } = this;
    try {
      const expression = textOf(hook.expression);
      if (expression === undefined) throw new NodeError(`Hook '${name}' states no expression.`);
      return evaluateExpression(expression, hooked.variables(expression)) === true;
    } catch (error) {
      this.broken ??= asNodeError(error).message;
      return false;
    }
  }

  private begin(name: string, hook: Fields): void {
    const { node, frame } = this.hooked;
    const over = new Happening();
    this.started.set(name, over);
    const child = this.run.add({ path: pathOf(node, `hooks.${name}`), name: `hooks.${name}`, kind: 'hook', type: 'Skipped' }, node);
    this.run.scheduler.start(this.follow(child, hook, over, frame));
  }

  private *follow(child: Node, hook: Fields, over: Happening, frame: Frame): Process {
    yield* runHook(this.run, child, hook, { ...this.hooked, frame });
    if (child.phase === 'Error') this.broken ??= child.message;
    over.happen();
  }
}

function* runHook(run: Run, child: Node, hook: Fields, { owner, frame, scope, variables }: Hooked): Process {
  try {
    const read = variables(hook.arguments ?? {});
    const filled: Fields = substitute({ ...hook, expression: '' }, read, { mustResolve: scope ? [scope.kind] : [] });
    const template = run.target(owner, { fields: filled });
    const given = givenArguments(run, filled.arguments, scope, () => read);
    yield* runTemplate(run, { node: child, template, given, frame: { ...frame, depth: frame.depth + 1 } });
  } catch (error) {
    child.finish('Error', run.now, asNodeError(error).message);
  }
}

/** The exit handler of a step, a task or the workflow: `hooks.exit`, or its older name. Without arguments it gets those of the workflow. */
export function exitHookOf(run: Run, fields: Fields): Fields | undefined {
  const exit = fieldsOf(fields.hooks).exit;
  const hook = textOf(fields.onExit) === undefined ? exit : { template: fields.onExit };
  if (!isFields(hook)) return undefined;
  const own = fieldsOf(hook.arguments);
  return isGiven(own.parameters) || isGiven(own.artifacts) ? hook : { ...hook, arguments: workflowArguments(run) };
}

/** Arguments of the workflow, as they stand in a call. */
export function workflowArguments({ setup: { parameters, spec } }: Run): Fields {
  return { parameters: [...parameters].map(([name, value]) => ({ name, value })), artifacts: fieldsOf(spec.arguments).artifacts };
}

export function* runExitHook(run: Run, hook: Fields, hooked: Hooked): Process<Node> {
  const child = run.add({ path: pathOf(hooked.node, 'onExit'), name: 'onExit', kind: 'onExit', type: 'Skipped' }, hooked.node);
  yield* runHook(run, child, hook, { ...hooked, frame: { ...hooked.frame, isExit: true } });
  return child;
}

/** What watches a step or a task, while it runs and after it. */
export function hooksOfCall(run: Run, boundary: Boundary, call: Call, fields: Fields, node: Node): Hooks | undefined {
  const hooks = fieldsOf(fields.hooks);
  const isExpected = Object.keys(hooks).some((name) => name !== 'exit') || exitHookOf(run, fields) !== undefined;
  return isExpected ? new Hooks(run, hookedCall(boundary, call, fields, node)) : undefined;
}

export function hookedCall(boundary: Boundary, call: Call, fields: Fields, node: Node): Hooked {
  const { scope, frame } = boundary;
  const variables = (value: unknown): Variables => ({
    ...scope.variables(value),
    ...scope.variablesOf(call.name, node, typeof value === 'string' ? value : JSON.stringify(value)),
  });
  return { node, hooks: fieldsOf(fields.hooks), owner: call.caller.owner, frame: { ...frame, boundary }, scope, variables };
}

export function pathOf(node: Node, name: string): string {
  return node.path === '' ? name : `${node.path}.${name}`;
}

