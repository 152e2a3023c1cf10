import type { Synchronization } from '../../../imports/argo-workflows';
import type { NamedObject } from '../../../lib/named-object';
import type { Expression } from '../values/expression';

/** What at most one, or so many as a semaphore says, hold at a time. Made by `mutex()` and `semaphore()`. */
export interface Lock {
  readonly mutex?: NonNullable<Synchronization['mutexes']>[number];
  readonly semaphore?: NonNullable<Synchronization['semaphores']>[number];
}

/** A lock that one workflow or step holds at a time. */
export function mutex(name: string | Expression<string>, options: { readonly namespace?: string; readonly database?: boolean } = {}): Lock {
  return { mutex: { name: String(name), ...options } };
}

/** A lock that so many hold at a time as the key of a ConfigMap says. */
export function semaphore(
  configMap: NamedObject,
  key: string | Expression<string>,
  options: { readonly namespace?: string } = {},
): Lock {
  return { semaphore: { configMapKeyRef: { name: configMap.name, key: String(key) }, ...options } };
}

/** A lock whose size is in the controller's database. */
export function databaseSemaphore(key: string, options: { readonly namespace?: string } = {}): Lock {
  return { semaphore: { database: { key }, ...options } };
}

/** @see https://argo-workflows.readthedocs.io/en/latest/synchronization/ */
export function synchronizationSpec(locks: readonly Lock[]): Synchronization {
  const mutexes = locks.flatMap((lock) => lock.mutex ?? []);
  const semaphores = locks.flatMap((lock) => lock.semaphore ?? []);
  return { ...(mutexes.length > 0 && { mutexes }), ...(semaphores.length > 0 && { semaphores }) };
}
