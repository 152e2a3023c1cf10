import type * as l1 from '../../imports/argo-rollouts';
import type { NamedObject } from '../../lib/named-object';

/** What the value of an argument is in TypeScript; an analysis itself knows texts alone. */
export type ArgumentType = string | number;

/**
 * An argument that an analysis takes. `Optional` arguments have a value already, which a call may replace.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#analysis-template-arguments
 */
export class AnalysisArgument<T extends ArgumentType = ArgumentType, Optional extends boolean = boolean> {
  /** @param options without a default, whoever runs the analysis must give a value */
  static text(): AnalysisArgument<string, false>;
  static text(options: { readonly default: string }): AnalysisArgument<string, true>;
  static text(options?: { readonly default: string }): AnalysisArgument<string> {
    return new AnalysisArgument('text', options && { value: options.default });
  }

  /** @param options without a default, whoever runs the analysis must give a value */
  static number(): AnalysisArgument<number, false>;
  static number(options: { readonly default: number }): AnalysisArgument<number, true>;
  static number(options?: { readonly default: number }): AnalysisArgument<number> {
    return new AnalysisArgument('number', options && { value: String(options.default) });
  }

  /** A text from a key of a Secret in the namespace where the analysis runs. */
  static secret(secret: NamedObject, key: string): AnalysisArgument<string, true> {
    return new AnalysisArgument<string, true>('text', { valueFrom: { secretKeyRef: { name: secret.name, key } } });
  }

  /** Never set: they carry the types. */
  readonly valueType?: T;
  readonly optional?: Optional;

  private constructor(
    readonly kind: 'text' | 'number',
    /** Where the value comes from when a call gives none. */
    readonly source?: Pick<l1.Arg, 'value' | 'valueFrom'>,
  ) {}
}

/** The arguments of an analysis by name, in the order in which they are written. */
export type AnalysisArguments = Readonly<Record<string, AnalysisArgument>>;

/** No arguments. */
export type NoArguments = Record<never, AnalysisArgument>;

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

type NamesWhere<A extends AnalysisArguments, Optional extends boolean> = {
  [K in keyof A]: A[K] extends AnalysisArgument<ArgumentType, infer O> ? (O extends Optional ? K : never) : never;
}[keyof A];

type ValueOf<A extends AnalysisArgument> = A extends AnalysisArgument<infer T> ? T | ArgumentSource : never;

/** What to give to run an analysis: each argument as its own type, or as a value that the controller finds. */
export type ArgumentValues<A extends AnalysisArguments> = {
  readonly [K in NamesWhere<A, false>]: ValueOf<A[K]>;
} & {
  readonly [K in NamesWhere<A, true>]?: ValueOf<A[K]>;
};

/** An argument within the metrics of its template: in a text it becomes `{{args.name}}`. */
export class ArgumentReference<T extends ArgumentType = ArgumentType> {
  /** Never set: it carries the type. */
  readonly valueType?: T;

  constructor(
    readonly name: string,
    readonly kind: 'text' | 'number',
  ) {}

  toString(): string {
    return `{{args.${this.name}}}`;
  }
}

/** The arguments of a template as its metrics see them. */
export type ArgumentReferences<A extends AnalysisArguments> = {
  readonly [K in keyof A]: A[K] extends AnalysisArgument<infer T> ? ArgumentReference<T> : never;
};

export function referencesTo<A extends AnalysisArguments>(args: A): ArgumentReferences<A> {
  const all = Object.entries(args).map(([name, { kind }]) => [name, new ArgumentReference(name, kind)]);
  return Object.fromEntries(all) as ArgumentReferences<A>;
}
