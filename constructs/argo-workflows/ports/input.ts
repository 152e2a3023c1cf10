import type { Artifact } from '../../../imports/argo-workflows';
import type { NamedObject } from '../../../lib/named-object';
import type { NumberCast } from '../values/expression';
import type { Value } from '../values/operands';
import type { ArtifactStore } from './artifact';
import { parameterText } from './parameter-text';

interface InputOptions<T> {
  /** Shown where people start the workflow. @default - none */
  readonly description?: string;
  /** The only values that it may have. @default - any */
  readonly enum?: readonly T[];
}

/** An input parameter that callers must give. */
export interface RequiredInputOptions<T> extends InputOptions<T> {
  readonly default?: undefined;
  readonly configMap?: undefined;
}

/** An input parameter with a value for callers that give none. */
export interface DefaultedInputOptions<T> extends InputOptions<T> {
  readonly default: Value<T>;
}

/** An input parameter whose value is read from a ConfigMap where callers give none. */
export interface ConfigMapInputOptions<T> extends InputOptions<T> {
  readonly configMap: NamedObject;
  readonly key: string;
  /** Used where the ConfigMap or its key is missing. @default - the workflow fails */
  readonly fallback?: T;
}

/** An input parameter of a template. `T` is the type of its value. Made by `input.string()` and its siblings. */
export interface InputParameter<T = unknown, Optional extends boolean = boolean> {
  readonly port: 'input-parameter';
  readonly optional: Optional;
  /** Fields of the parameter beside its name. */
  readonly fields: { readonly description?: string; readonly enum?: readonly string[]; readonly value?: string; readonly valueFrom?: object };
  /** Only values from a closed list are known to others. */
  readonly enum?: readonly string[];
  /** Of numbers. */
  readonly cast?: NumberCast;
  /** Of numbers, booleans, lists and maps. */
  readonly isJson?: boolean;
  readonly valueType?: T;
}

/** Makes input parameters of one type. The first stands twice, since the compiler tells of mistakes by the last. */
export interface InputType<T> {
  (options: DefaultedInputOptions<T> | ConfigMapInputOptions<T>): InputParameter<T, true>;
  (options?: RequiredInputOptions<T>): InputParameter<T, false>;
  (options: DefaultedInputOptions<T> | ConfigMapInputOptions<T>): InputParameter<T, true>;
}

/** An input artifact of a template. Made by `input.artifact()`. */
export interface InputArtifact<Optional extends boolean = boolean> {
  readonly port: 'input-artifact';
  readonly optional: Optional;
  readonly fields: InputArtifactOptions;
}

/** `path` is where the container finds it; templates that only pass it on need none. */
export type InputArtifactOptions = Pick<Artifact, 'archive' | 'mode' | 'optional' | 'path' | 'recurseMode' | 'subPath'> & ArtifactStore;

/** An input of a template. */
export type InputPort = InputParameter | InputArtifact;

/** The inputs of a template by name. */
export type InputPorts = Readonly<Record<string, InputPort>>;

/**
 * Inputs of templates, by the type of their value. Numbers, booleans and JSON are passed on as text, and cast where a condition needs
 * them.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-inputs/
 */
export const input = {
  string: inputType<string>(),
  /** A number that may have a fraction. */
  number: inputType<number>('asFloat'),
  integer: inputType<number>('asInt'),
  boolean: inputType<boolean>(undefined, true),
  json,
  oneOf,
  artifact,
};

/** A JSON text; `T` is the type of what it holds. */
function json<T>(options: DefaultedInputOptions<T> | ConfigMapInputOptions<T>): InputParameter<T, true>;
function json<T>(options?: RequiredInputOptions<T>): InputParameter<T, false>;
function json<T>(options: DefaultedInputOptions<T> | ConfigMapInputOptions<T>): InputParameter<T, true>;
function json(options?: InputOptions<unknown>): InputParameter {
  return inputType<unknown>(undefined, true)(options as RequiredInputOptions<unknown>);
}

/** One of these texts. */
function oneOf<const T extends string>(values: readonly T[], options: Omit<DefaultedInputOptions<NoInfer<T>>, 'enum'>): InputParameter<T, true>;
function oneOf<const T extends string>(values: readonly T[], options?: Omit<RequiredInputOptions<NoInfer<T>>, 'enum'>): InputParameter<T, false>;
function oneOf<const T extends string>(values: readonly T[], options: Omit<DefaultedInputOptions<NoInfer<T>>, 'enum'>): InputParameter<T, true>;
function oneOf(values: readonly string[], options?: object): InputParameter {
  return inputType<string>()({ ...options, enum: values });
}

/** A file or folder. Where it has a store of its own, or may be missing, callers need not give it. */
function artifact<const O extends InputArtifactOptions>(options: O = {} as O): InputArtifact<IsOptional<O>> {
  const {
    archive: _archive,
    mode: _mode,
    path: _path,
    recurseMode: _recurseMode,
    subPath: _subPath,
    optional = false,
    ...store
  } = options as InputArtifactOptions;
  return { port: 'input-artifact', optional: (optional || Object.keys(store).length > 0) as IsOptional<O>, fields: options };
}

type IsOptional<O> = O extends { readonly optional: true } ? true : keyof O & keyof ArtifactStore extends never ? false : true;

function inputType<T>(cast?: NumberCast, isJson = cast !== undefined): InputType<T> {
  return ((options: Partial<DefaultedInputOptions<T> & ConfigMapInputOptions<T>> = {}): InputParameter<T> => {
    const { description, default: value, configMap, key } = options;
    const allowed = options.enum?.map(parameterText);
    const fields = {
      ...(description !== undefined && { description }),
      ...(allowed && { enum: allowed }),
      ...(value !== undefined && { value: parameterText(value) }),
      ...(configMap && { valueFrom: configMapSource(configMap.name, key!, options.fallback) }),
    };
    return { port: 'input-parameter', optional: value !== undefined || configMap !== undefined, fields, ...(cast && { cast }), ...(isJson && { isJson }), ...(allowed && { enum: allowed }) };
  }) as InputType<T>;
}

function configMapSource(name: string, key: string, fallback: unknown): object {
  return { configMapKeyRef: { name, key }, ...(fallback !== undefined && { default: parameterText(fallback) }) };
}
