import { fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../../../lib/references/fields';
import { evaluateCondition, substitute, type Variables } from '../../evaluate';
import { literalOf } from '../../model/ports';
import type { Call } from '../../model/template';
import { hasTag } from '../../text/tags';
import { all } from './all';
import type { Boundary } from './boundary';
import { givenArguments } from './given-arguments';
import { exitHookOf, hookedCall, hooksOfCall, pathOf, runExitHook, type Hooks } from './hooks';
import { hasTurns, turnsOf, type Turn } from './loop';
import type { Node } from './node';
import type { Run } from './run';
import { runTemplate } from './run-template';
import type { Process } from './scheduler';
import { asNodeError } from './scope';

/** A step or task with everything filled in that is known before it runs. */
export interface ReadyCall {
  readonly call: Call;
  readonly fields: Fields;
  /** Why it does not run at all. */
  readonly skipped?: string;
  /** One for each item. @default - it runs once */
  readonly turns?: readonly ReadyTurn[];
  /** Nodes that it waited for. */
  readonly after: readonly string[];
}

/** One turn of a loop, with its item filled in too. */
interface ReadyTurn {
  readonly name: string;
  readonly fields: Fields;
}

/**
 * Fills in what steps or tasks before gave, and items: where an item lacks what the step uses, no turn of the loop runs. One whose own
 * condition is false minds nothing that is missing.
 * @throws NodeError, EvaluationError
 */
export function readyCall({ scope }: Boundary, call: Call, sees: (name: string) => boolean, after: readonly string[]): ReadyCall {
  const { fields: { when } } = call;
  const variablesFor = (value: unknown): Variables => ({ ...scope.variables(value, sees), [`${scope.kind}.name`]: call.name });
  const condition = when === undefined ? undefined : substitute(when, variablesFor(when), { mustResolve: [scope.kind] });
  const isLoop = hasTurns(call.fields);
  const reason = isLoop ? undefined : skipReason(condition);
  if (reason !== undefined) return { call, fields: call.fields, skipped: reason, after };
  try {
    const fields = { ...filledFields(call.fields, scope.kind, variablesFor), ...(condition !== undefined && { when: condition }) };
    const turns = readyTurns(call, fields, () => variablesFor(call.fields));
    return { call, fields, ...(turns && (turns.length > 0 ? { turns } : { skipped: 'Skipped, empty params' })), after };
  } catch (error) {
    const skipped = isLoop ? certainSkip(condition) : undefined;
    if (skipped === undefined) throw error;
    return { call, fields: call.fields, skipped, after };
  }
}

function readyTurns(call: Call, fields: Fields, variables: () => Variables): ReadyTurn[] | undefined {
  const turns = turnsOf(call.name, fields);
  const read = turns && JSON.stringify(fields).includes('{{=') ? variables() : {};
  return turns?.map((turn) => ({ name: turn.name, fields: fieldsOfTurn(fields, read, turn) }));
}

/** Hooks are filled in later, when they are due; of theirs only the item is known. */
function fieldsOfTurn({ hooks, withItems: _, withParam: __, withSequence: ___, ...rest }: Fields, read: Variables, { variables }: Turn): Fields {
  const fields = substitute(rest, { ...read, ...variables }, { mustResolve: ['item'] });
  if (hooks === undefined) return fields;
  return { ...fields, hooks: JSON.stringify(hooks).includes('item') ? substitute(hooks, variables, { mustResolve: ['item'] }) : hooks };
}

/** Everything but hooks, which are filled in when they are due. */
function filledFields(fields: Fields, kind: 'steps' | 'tasks', variablesFor: (value: unknown) => Variables): Fields {
  const { hooks, onExit, inline, when: _, ...rest } = fields;
  const variables = hasTag(JSON.stringify(rest)) ? variablesFor(rest) : {};
  return {
    ...substitute(withoutAbsent(rest, variables), variables, { mustResolve: [kind] }),
    ...(hooks !== undefined && { hooks }),
    ...(onExit !== undefined && { onExit }),
    ...(inline !== undefined && { inline: substitute(inline, variablesFor(inline)) }),
  };
}

/** The condition of a loop may need its item; then it tells nothing yet. */
function certainSkip(when: unknown): string | undefined {
  try {
    return skipReason(when);
  } catch {
    return undefined;
  }
}

/** An argument that is nothing but the output of a step that was skipped is no argument: the default of the input counts. */
function withoutAbsent(fields: Fields, variables: Variables): Fields {
  const { parameters, ...others } = fieldsOf(fields.arguments);
  const isAbsent = (value: unknown): boolean => typeof value === 'string' && variables[/^\{\{\s*([^={}][^{}]*?)\s*\}\}$/.exec(value)?.[1] ?? ''] === null;
  if (!itemsOf(parameters).some((one) => isAbsent(fieldsOf(one).value))) return fields;
  const given = itemsOf(parameters).filter((one) => !isAbsent(fieldsOf(one).value));
  return { ...fields, arguments: { ...others, parameters: given } };
}

function skipReason(when: unknown): string | undefined {
  const text = literalOf(when) ?? '';
  return text === '' || evaluateCondition(text) ? undefined : `when '${text}' evaluated false`;
}

/** Runs a step or task, for each item where it is a loop. @returns nothing where its boundary starts nothing any more */
export function* runCall(run: Run, boundary: Boundary, ready: ReadyCall): Process<Node | undefined> {
  const { call, fields, turns } = ready;
  if (ready.skipped !== undefined) return skip(run, boundary, ready, call.name, ready.skipped, boundary.node);
  if (!turns) return yield* runOnce(run, boundary, ready, call.name, fields, boundary.node);
  const group = run.add({ path: pathOf(boundary.node, call.name), name: call.name, kind: 'group', type: 'TaskGroup', after: ready.after }, boundary.node);
  group.begin(run.now);
  yield* all(run, turns.map((turn) => runTurn(run, boundary, ready, turn, group)));
  const failed = group.children.findLast((child) => child.hasFailed);
  group.finish(failed?.phase ?? 'Succeeded', run.now);
  return group;
}

function* runTurn(run: Run, boundary: Boundary, ready: ReadyCall, { name, fields }: ReadyTurn, group: Node): Process {
  try {
    const reason = skipReason(fields.when);
    if (reason !== undefined) skip(run, boundary, ready, name, reason, group);
    else yield* runOnce(run, boundary, ready, name, fields, group);
  } catch (error) {
    broken(run, boundary, ready, asNodeError(error).message, name, group);
  }
}

function* runOnce(run: Run, boundary: Boundary, ready: ReadyCall, name: string, fields: Fields, parent: Node): Process<Node | undefined> {
  if (!(yield* boundary.enter())) return undefined;
  const { call } = ready;
  const node = add(run, boundary, ready, name, parent);
  const hooks = hooksOfCall(run, boundary, call, fields, node);
  if (hooks) node.onBegin = () => hooks.look();
  try {
    const template = run.target(call.caller.owner, { fields }, { ...call, fields });
    const given = givenArguments(run, fields.arguments, boundary.scope, () => boundary.scope.variables(fields.arguments));
    const local = { ...inlineInputs(fields, boundary), [`${call.kind}.name`]: name };
    yield* runTemplate(run, { node, template, given, local, frame: { boundary, depth: boundary.frame.depth + 1, isExit: boundary.frame.isExit } });
  } catch (error) {
    node.finish('Error', run.now, asNodeError(error).message);
  }
  boundary.leave(node);
  if (hooks) yield* afterwards(run, boundary, ready, fields, node, hooks);
  return node;
}

/** An inline template reads what its caller reads. */
function inlineInputs(fields: Fields, { scope }: Boundary): Record<string, string> {
  if (!isFields(fields.inline)) return {};
  return Object.fromEntries(Object.entries(scope.variables('')).filter(([name]) => name.startsWith('inputs.'))) as Record<string, string>;
}

function* afterwards(run: Run, boundary: Boundary, { call }: ReadyCall, fields: Fields, node: Node, hooks: Hooks): Process {
  hooks.look();
  yield* hooks.over();
  const exit = node.isCompleted ? exitHookOf(run, fields) : undefined;
  if (exit) {
    if (node.name === call.name) boundary.scope.add(call.name, node);
    const child = yield* runExitHook(run, exit, hookedCall(boundary, call, fields, node));
    if (child.phase === 'Error') hooks.broken ??= child.message;
  }
  if (hooks.broken !== undefined) boundary.brokenHook ??= hooks.broken;
}

function add(run: Run, boundary: Boundary, { call, fields, after }: ReadyCall, name: string, parent: Node): Node {
  const template = textOf(fields.template) ?? textOf(fieldsOf(fields.templateRef).template) ?? '';
  return run.add({ path: pathOf(boundary.node, name), name, kind: call.kind === 'steps' ? 'step' : 'task', type: 'Skipped', template, after }, parent);
}

/** Outputs that are declared are there all the same, without value where they have no default. */
function skip(run: Run, boundary: Boundary, ready: ReadyCall, name: string, reason: string, parent: Node): Node {
  const node = add(run, boundary, ready, name, parent);
  node.finish('Skipped', run.now, reason);
  setAbsent(run, ready.call, node);
  return node;
}

/** The node of a task that its dependencies leave out. */
export function omit(run: Run, boundary: Boundary, call: Call, after: readonly string[]): Node {
  const node = add(run, boundary, { call, fields: call.fields, after }, call.name, boundary.node);
  node.finish('Omitted', run.now, 'omitted: depends condition not met');
  setAbsent(run, call, node);
  return node;
}

function setAbsent(run: Run, call: Call, node: Node): void {
  const target = run.setup.library.target(call);
  for (const { name, fields } of target?.outputParameters ?? []) {
    node.outputs.parameters.set(name, literalOf(fieldsOf(fields.valueFrom).default) ?? null);
  }
}

/** The node of a step or task that could not even be started. */
export function broken(run: Run, boundary: Boundary, ready: ReadyCall, message: string, name = ready.call.name, parent = boundary.node): Node {
  const node = add(run, boundary, ready, name, parent);
  node.finish('Error', run.now, message);
  return node;
}
