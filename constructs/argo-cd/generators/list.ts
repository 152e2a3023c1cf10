import { Generator } from './generator';
import { paramsLike, type ParamsOf } from './params';

/** Keys that all elements have. */
type CommonKeys<E> = E extends unknown ? keyof E : never;
type Common<E> = Pick<E, keyof E & CommonKeys<E>>;

/**
 * One set of parameters for each element. The template sees the keys that all elements have.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-List/
 */
export function list<const E extends Readonly<Record<string, unknown>>>(elements: readonly [E, ...E[]]): Generator<ParamsOf<Common<E>>> {
  const [first, ...others] = elements;
  const common = Object.fromEntries(Object.entries(first).filter(([name]) => others.every((other) => name in other)));
  return new Generator({ list: { elements } }, paramsLike(common) as ParamsOf<Common<E>>);
}
