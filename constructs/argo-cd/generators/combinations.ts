import { Generator } from './generator';

/**
 * Every result of one generator with every result of another. The template sees the keys of both; the second may use those of the first.
 *
 * @example matrix(gitDirectories({ repoURL, directories: ['apps/*'] }), clusters())
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Matrix/
 */
export function matrix<A extends object, B extends object>(
  first: Generator<A>,
  second: Generator<B> | ((params: A) => Generator<B>),
): Generator<A & B> {
  const other = typeof second === 'function' ? second(first.params) : second;
  return new Generator({ matrix: { generators: [first.spec, other.spec] } }, mergeParams(first.params, other.params));
}

/** Keys with one text, by which results can be told apart. */
type TextKeys<P> = { readonly [K in keyof P]: P[K] extends string ? K : never }[keyof P] & string;

/**
 * The results of the first generator, with what the others say of the same ones. The template sees the keys of the first, because only
 * these are sure.
 *
 * @param keys by which results are the same
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Merge/
 */
export function merge<P extends object, const K extends TextKeys<P>>(
  keys: readonly [K, ...K[]],
  base: Generator<P>,
  ...others: readonly [Generator<Readonly<Record<K, string>>>, ...Generator<Readonly<Record<K, string>>>[]]
): Generator<P> {
  return new Generator({ merge: { mergeKeys: keys, generators: [base.spec, ...others.map(({ spec }) => spec)] } }, base.params);
}

/** Groups that both have, such as `values`, hold the keys of both. */
function mergeParams<A extends object, B extends object>(first: A, second: B): A & B {
  const both = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
  const merged = { ...first } as Record<string, unknown>;
  for (const [name, value] of Object.entries(second)) {
    const earlier = merged[name];
    merged[name] = both(earlier) && both(value) ? mergeParams(earlier, value) : value;
  }
  return merged as A & B;
}
