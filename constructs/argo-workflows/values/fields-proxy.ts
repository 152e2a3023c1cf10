import type { Expression } from './expression';
import { Reference } from './expression';

/** What the proxies of `referenceWithFields` stand for. */
const references = new WeakMap<object, Reference<unknown>>();

/**
 * A reference whose every property is a reference to the field of that name: only the compiler knows whether the value will be an object, and
 * with which fields. In a text it is the whole value.
 */
export function referenceWithFields<T>(whole: Reference<T>): Reference<T> {
  const fields = new Proxy(whole, {
    get: (target, name, receiver) => {
      if (name === 'toString' || name === 'toJSON') return () => target.toString();
      return typeof name === 'symbol' ? (Reflect.get(target, name, receiver) as unknown) : new Reference(`${target.variable}.${name}`);
    },
  });
  references.set(fields, whole);
  return fields;
}

/** The expression itself, whose members are not fields of its value. */
export function plainExpression<T>(expression: Expression<T>): Expression<T> {
  return (references.get(expression) as Expression<T> | undefined) ?? expression;
}
