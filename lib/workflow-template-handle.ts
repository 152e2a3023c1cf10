/** One argument that a workflow takes. `T` is the type of its value in TypeScript; the workflow itself knows texts alone. */
export interface WorkflowParameter<T = unknown, Optional extends boolean = boolean> {
  /** Whether a workflow can be started without it. */
  readonly optional: Optional;
  /** The only values that it may have. @default - any */
  readonly enum?: readonly string[];
  /** Never set: it carries the type. */
  readonly valueType?: T;
}

/** The arguments of a workflow by name, in the order of its `spec.arguments.parameters`. */
export type WorkflowParameters = Readonly<Record<string, WorkflowParameter>>;

/**
 * A WorkflowTemplate as those see it who start workflows from it: `cdk8s-mlops/argo-workflows` makes such handles, and triggers of
 * other systems take them, so that a name or an argument that does not exist is an error of the compiler.
 */
export interface WorkflowTemplateHandle<P extends WorkflowParameters = WorkflowParameters> {
  readonly templateName: string;
  /** Where it is. @default - where the workflow is started */
  readonly templateNamespace?: string;
  /** Whether it is a ClusterWorkflowTemplate. */
  readonly clusterScope: boolean;
  /** The template in it to start at. @default - its own `spec.entrypoint` */
  readonly entrypoint?: string;
  readonly parameters: P;
}

/** Names of the arguments that must be given, or need not. */
type NamesWhere<P extends WorkflowParameters, Optional extends boolean> = {
  [K in keyof P]: P[K] extends WorkflowParameter<unknown, infer O> ? (O extends Optional ? K : never) : never;
}[keyof P];

/** What to give to start a workflow: each argument as its own type, or as a `Value` that is known later, such as a place in an event. */
export type WorkflowArguments<P extends WorkflowParameters, Value = never> = {
  readonly [K in NamesWhere<P, false>]: ValueOf<P[K]> | Value;
} & {
  readonly [K in NamesWhere<P, true>]?: ValueOf<P[K]> | Value;
};

type ValueOf<P extends WorkflowParameter> = P extends WorkflowParameter<infer T> ? T : never;
