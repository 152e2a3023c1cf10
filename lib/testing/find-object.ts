import type { IConstruct } from 'constructs';
import { describeIdentity, identityOf } from '../kube-object';
import { synthObjects, type SynthesizedObject } from './synth-objects';

/** What an object has to be; what is left out may be anything. */
export interface ObjectQuery {
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly apiVersion?: string;
}

/**
 * The one object below the construct that is asked for.
 *
 * @throws when there is none, or more than one; the message lists what there is
 */
export function findObject(construct: IConstruct, query: ObjectQuery): SynthesizedObject {
  const objects = synthObjects(construct);
  const [found, ...more] = objects.filter((object) => matches(object, query));
  if (found && more.length === 0) return found;
  const made = objects.map((object) => `  ${describeIdentity(identityOf(object))}`).join('\n');
  throw new Error(
    `[${construct.node.path}] has ${found ? `${more.length + 1} objects` : 'no object'} like ${JSON.stringify(query)}. It makes:\n${made || '  nothing'}`,
  );
}

/** All objects below the construct that are asked for, in the order in which they are emitted. */
export function findObjects(construct: IConstruct, query: ObjectQuery): SynthesizedObject[] {
  return synthObjects(construct).filter((object) => matches(object, query));
}

function matches(object: SynthesizedObject, { kind, name, namespace, apiVersion }: ObjectQuery): boolean {
  return (
    object.kind === kind &&
    (name === undefined || object.metadata?.name === name) &&
    (namespace === undefined || object.metadata?.namespace === namespace) &&
    (apiVersion === undefined || object.apiVersion === apiVersion)
  );
}
