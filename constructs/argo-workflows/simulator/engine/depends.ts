import { fieldsOf, textOf } from '../../../../lib/references/fields';
import { evaluateCondition } from '../../evaluate';
import type { Call } from '../../model/template';
import { parseDepends } from '../../text/depends';
import type { Node } from './node';
import { NodeError } from './node-error';

const term = /[a-zA-Z0-9][-a-zA-Z0-9_]*(?:\.[a-zA-Z]+)?/g;

/**
 * Whether what a task waits for came out as it asks.
 * @param find the step that a task of that name is, with its node
 * @see https://argo-workflows.readthedocs.io/en/latest/enhanced-depends-logic/
 */
export function dependsHolds(task: Call, names: readonly string[], find: (name: string) => { call: Call; node: Node }): boolean {
  const text = textOf(task.fields.depends);
  if (text === undefined) return names.every((name) => isSatisfied(find(name)));
  const { error } = parseDepends(text);
  if (error !== undefined) throw new NodeError(`depends '${text}' of task '${task.name}' is not understood: ${error}.`);
  return evaluateCondition(text.replace(term, (one) => String(termHolds(one, find))));
}

function termHolds(text: string, find: (name: string) => { call: Call; node: Node }): boolean {
  const [name, result] = text.split('.');
  const found = find(name);
  return result === undefined ? isSatisfied(found) : hasResult(found.node, result);
}

/** What a name without result stands for; a failure that the other task says to go on after counts as well. */
function isSatisfied({ call, node }: { call: Call; node: Node }): boolean {
  const { error, failed } = fieldsOf(call.fields.continueOn);
  const results = ['Succeeded', 'Skipped', 'Daemoned', ...(failed === true ? ['Failed'] : []), ...(error === true ? ['Errored'] : [])];
  return results.some((result) => hasResult(node, result));
}

function hasResult(node: Node, result: string): boolean {
  const turns = node.type === 'TaskGroup' ? node.children : [];
  if (result === 'Daemoned') return node.isDaemon && node.phase !== 'Pending';
  if (result === 'AnySucceeded') return turns.some(({ phase }) => phase === 'Succeeded');
  if (result === 'AllFailed') return turns.length > 0 && turns.every(({ phase }) => phase === 'Failed');
  return node.phase === (result === 'Errored' ? 'Error' : result);
}
