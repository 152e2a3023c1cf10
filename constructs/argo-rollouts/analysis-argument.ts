import type * as l1 from '../../imports/argo-rollouts';
import type { NamedObject } from '../../lib/named-object';

/** What the value of an argument is in TypeScript; an analysis itself knows texts alone. */
export type ArgumentType = string | number;

/**
 * An argument that an analysis takes. Within a text it is its placeholder: `${service}` is `{{args.service}}`. `Optional` arguments have a
 * value already, which a call may replace.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#analysis-template-arguments
 */
export class AnalysisArgument<Name extends string = string, T extends ArgumentType = ArgumentType, Optional extends boolean = boolean> {
  /** @param options without a default, whoever runs the analysis must give a value */
  static text<N extends string>(name: N): AnalysisArgument<N, string, false>;
  static text<N extends string>(name: N, options: { readonly default: string }): AnalysisArgument<N, string, true>;
  static text<N extends string>(name: N, options?: { readonly default: string }): AnalysisArgument<N, string> {
    return new AnalysisArgument(name, 'text', options && { value: options.default });
  }

  /** @param options without a default, whoever runs the analysis must give a value */
  static number<N extends string>(name: N): AnalysisArgument<N, number, false>;
  static number<N extends string>(name: N, options: { readonly default: number }): AnalysisArgument<N, number, true>;
  static number<N extends string>(name: N, options?: { readonly default: number }): AnalysisArgument<N, number> {
    return new AnalysisArgument(name, 'number', options && { value: String(options.default) });
  }

  /** A text from a key of a Secret in the namespace where the analysis runs. */
  static secret<N extends string>(name: N, secret: NamedObject, key: string): AnalysisArgument<N, string, true> {
    return new AnalysisArgument<N, string, true>(name, 'text', { valueFrom: { secretKeyRef: { name: secret.name, key } } });
  }

  /** Never set: they carry the types. */
  readonly valueType?: T;
  readonly optional?: Optional;

  private constructor(
    readonly name: Name,
    readonly kind: 'text' | 'number',
    /** Where the value comes from when a call gives none. */
    readonly source?: Pick<l1.Arg, 'value' | 'valueFrom'>,
  ) {}

  toString(): string {
    return `{{args.${this.name}}}`;
  }
}

/** An argument whose value is of a type, under any name. */
export type ArgumentOf<T extends ArgumentType> = AnalysisArgument<string, T>;

/** Fields of a Rollout that can fill an argument. */
export type RolloutFieldPath =
  | 'metadata.name'
  | 'metadata.namespace'
  | 'metadata.uid'
  | `metadata.labels['${string}']`
  | `metadata.annotations['${string}']`
  | `spec.${string}`
  | `status.${string}`;

/** A value that the controller finds when the analysis starts. */
export class ArgumentSource {
  /** A field of the Rollout. */
  static field(fieldPath: RolloutFieldPath): ArgumentSource {
    return new ArgumentSource({ fieldRef: { fieldPath } });
  }

  /** The label `rollouts-pod-template-hash` of the old pods (`Stable`) or the new ones (`Latest`). */
  static podTemplateHash(of: 'Stable' | 'Latest'): ArgumentSource {
    return new ArgumentSource({ podTemplateHashValue: of });
  }

  private constructor(readonly valueFrom: l1.RolloutValueFrom) {}
}

type ValueOf<A> = A extends AnalysisArgument<string, infer T> ? T | ArgumentSource : never;

/** What to give to run an analysis with these arguments: each as its own type, or as a value that the controller finds. */
export type ArgumentValues<A extends AnalysisArgument> = {
  readonly [X in A as X extends AnalysisArgument<infer N, ArgumentType, false> ? N : never]: ValueOf<X>;
} & {
  readonly [X in A as X extends AnalysisArgument<infer N, ArgumentType, true> ? N : never]?: ValueOf<X>;
};
