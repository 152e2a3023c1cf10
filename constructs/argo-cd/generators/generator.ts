import type * as L1 from '../../../imports/argo-cd';
import type { LabelSelector } from '../../../imports/kubernetes';

/** A generator, as it may stand within another one. */
export type GeneratorSpec = L1.ApplicationSetGenerator;

/**
 * Makes one set of parameters for each Application of an ApplicationSet. `P` are their keys, as the template sees them.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/
 */
export class Generator<out P extends object = object> {
  /** For a generator that has no function here: its fields as the API has them, and placeholders for what it makes. */
  constructor(readonly spec: GeneratorSpec, readonly params: P) {}

  /** Leaves out what does not match; keys are those of the parameters. */
  where(selector: LabelSelector): Generator<P> {
    return new Generator({ ...this.spec, selector }, this.params);
  }
}

/** Fields of many generators. */
export interface WithValues<V extends string> {
  /** Further texts for the template, below `values`. @default - none */
  readonly values?: Readonly<Record<V, string>>;
}

export type ValuesParams<V extends string> = { readonly values: Readonly<Record<V, string>> };

/** How often the generator looks again. */
export interface Requeued {
  /** @default - 30 minutes for what asks an API, 3 for git */
  readonly requeueAfterSeconds?: number;
}
