import type { Artifact } from '../../../imports/argo-workflows';
import { Reference, type Expression, type NumberCast } from '../values/expression';
import { isJson } from '../values/json-text';
import { castOf } from '../values/operands';
import { ArtifactReference, ChosenArtifact, type ArtifactStore } from './artifact';
import { parameterText } from './parameter-text';

/** Where the value of an output parameter comes from: exactly one. */
export type OutputSource =
  /** A file in the container. */
  | { readonly path: string }
  /** A field of the object that a resource template made or read. */
  | { readonly jsonPath: string }
  | { readonly jqFilter: string }
  /** What a person gives who resumes the suspended workflow. */
  | { readonly supplied: true };

export interface OutputSettings<T> {
  readonly description?: string;
  /** Used where there is no value, such as a file that was not written. @default - the step fails */
  readonly default?: T;
  /** The only values that it may have. @default - any */
  readonly enum?: readonly T[];
  /** Name of the parameter of the whole workflow that it becomes: `workflow.outputs.parameters.<globalName>`. @default - none */
  readonly globalName?: string;
}

/** An output parameter of a template. `T` is the type of its value. Made by `output.string()` and its siblings. */
export interface OutputParameter<T = unknown> {
  readonly port: 'output-parameter';
  /** Fields of the parameter beside its name. */
  readonly fields: { readonly valueFrom: object; readonly globalName?: string; readonly description?: string; readonly enum?: readonly string[] };
  /** Of numbers. */
  readonly cast?: NumberCast;
  /** Of numbers, booleans, lists and maps. */
  readonly isJson?: boolean;
  readonly valueType?: T;
}

/** An output artifact of a template. Made by `output.artifact()`. */
export interface OutputArtifact {
  readonly port: 'output-artifact';
  readonly fields: Partial<Artifact>;
}

/** `path` is where the container writes it. Without a store it goes to the default repository of the workflow. */
export type OutputArtifactOptions = { readonly path: string } & ArtifactStore &
  Pick<Artifact, 'archive' | 'archiveLogs' | 'artifactGC' | 'deleted' | 'globalName' | 'mode' | 'optional'> & {
    /** For an artifact that is called as an output parameter is. @default - its key among the outputs */
    readonly name?: string;
  };

export type OutputPort = OutputParameter | OutputArtifact;

/** The outputs of a template by name. */
export type OutputPorts = Readonly<Record<string, OutputPort>>;

/**
 * Outputs of templates, by the type of their value.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/output-parameters/
 */
export const output = {
  string: outputType<string>(),
  /** A number that may have a fraction. */
  number: outputType<number>('asFloat'),
  integer: outputType<number>('asInt'),
  boolean: outputType<boolean>(undefined, true),
  json: <T>(options: OutputSource & OutputSettings<T>): OutputParameter<T> => outputType<T>(undefined, true)(options),
  /** One of these texts. */
  oneOf: <const T extends string>(values: readonly T[], options: OutputSource & Omit<OutputSettings<NoInfer<T>>, 'enum'>): OutputParameter<T> =>
    outputType<T>()({ ...options, enum: values }),
  /** A file or folder. */
  artifact: (options: OutputArtifactOptions): OutputArtifact => ({ port: 'output-artifact', fields: options }),
  from,
};

/** What steps and DAGs give: the output of one of their calls, with a name of the whole workflow, or a value where the call was skipped. */
function from<T>(value: Expression<T>, settings?: OutputSettings<NoInfer<T>>): OutputParameter<T>;
function from(
  artifact: ArtifactReference | ChosenArtifact,
  settings?: Pick<Artifact, 'archive' | 'artifactGC' | 'globalName' | 'optional'> & ArtifactStore,
): OutputArtifact;
function from(source: Expression<unknown> | ArtifactReference | ChosenArtifact, settings: object = {}): OutputPort {
  if (source instanceof ArtifactReference) return { port: 'output-artifact', fields: { from: `{{${source.reference}}}`, ...settings } };
  if (source instanceof ChosenArtifact) return { port: 'output-artifact', fields: { fromExpression: source.source, ...settings } };
  const valueFrom = source instanceof Reference ? { parameter: source.toString() } : { expression: source.source };
  return parameterPort(valueFrom, settings, { cast: castOf(source), isJson: isJson(source) });
}

function outputType<T>(cast?: NumberCast, isJson = cast !== undefined) {
  return (options: OutputSource & OutputSettings<T>): OutputParameter<T> => parameterPort(sourceOf(options), options, { cast, isJson });
}

function parameterPort<T>(
  source: object,
  { description, default: fallback, enum: allowed, globalName }: OutputSettings<T>,
  { cast, isJson }: { readonly cast: NumberCast | undefined; readonly isJson: boolean },
): OutputParameter<T> {
  const valueFrom = fallback === undefined ? source : { ...source, default: parameterText(fallback) };
  const fields = {
    ...(description !== undefined && { description }),
    ...(allowed && { enum: allowed.map(parameterText) }),
    valueFrom,
    ...(globalName !== undefined && { globalName }),
  };
  return { port: 'output-parameter', fields, ...(cast && { cast }), ...(isJson && { isJson }) };
}

function sourceOf(source: OutputSource): object {
  if ('path' in source) return { path: source.path };
  if ('jsonPath' in source) return { jsonPath: source.jsonPath };
  if ('jqFilter' in source) return { jqFilter: source.jqFilter };
  return { supplied: {} };
}
