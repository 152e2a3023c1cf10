import { fieldAt, fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../../../lib/references/fields';
import { SimulationError } from '../simulation-error';
import type { StepRequest } from '../step-runner';
import type { LocalImage, LocalProcessesOptions } from './options';
import type { PathMap } from './path-map';

type Values = Readonly<Record<string, string>>;

/** Variables of a container: of this process only PATH, then what the options, the image and the template say, in this order. */
export class Environment {
  readonly variables: Record<string, string>;

  constructor(
    private readonly step: StepRequest,
    private readonly options: LocalProcessesOptions,
    private readonly paths: PathMap,
    image: LocalImage,
    container: Fields,
  ) {
    const { PATH = '/usr/local/bin:/usr/bin:/bin' } = process.env;
    this.variables = { PATH, HOME: paths.root, TMPDIR: paths.place('/tmp'), STEP_ROOT: paths.root, ...options.env };
    for (const [name, value] of Object.entries(image.env ?? {})) this.variables[name] = paths.rewrite(value);
    for (const source of itemsOf(container.envFrom)) if (isFields(source)) this.takeAll(source);
    for (const one of itemsOf(container.env)) if (isFields(one)) this.take(one);
  }

  /** A text of the container as it is here: paths first, since what variables bring has been rewritten already. */
  write(text: string): string {
    return this.expand(this.paths.rewrite(text));
  }

  /** `$(NAME)` stands for the variable, `$$(NAME)` for itself. */
  private expand(text: string): string {
    return text.replace(/\$(\$\([^)]*\))|\$\(([A-Za-z_][\w.-]*)\)/g, (whole, kept?: string, name?: string) => kept ?? this.variables[name ?? ''] ?? whole);
  }

  private take({ name, value, valueFrom }: Fields): void {
    const text = isFields(valueFrom) ? this.from(valueFrom, String(name)) : this.write(String(value ?? ''));
    if (text !== undefined) this.variables[String(name)] = text;
  }

  private takeAll({ prefix, secretRef, configMapRef }: Fields): void {
    const isSecret = isFields(secretRef);
    const reference = fieldsOf(isSecret ? secretRef : configMapRef);
    for (const [key, value] of Object.entries(this.object(isSecret, reference) ?? {})) this.variables[`${textOf(prefix) ?? ''}${key}`] = value;
  }

  private from(source: Fields, name: string): string | undefined {
    const { secretKeyRef, configMapKeyRef } = source;
    const field = textOf(fieldAt(source, 'fieldRef', 'fieldPath'));
    if (field !== undefined) return this.field(field, name);
    if (!isFields(secretKeyRef) && !isFields(configMapKeyRef)) throw this.error(`its variable ${name} comes from ${Object.keys(source).join(', ')}, which a local process does not have. Give it in 'env' of the image.`);
    const reference = fieldsOf(secretKeyRef ?? configMapKeyRef);
    const value = this.object(isFields(secretKeyRef), reference)?.[String(reference.key)];
    if (value === undefined && reference.optional !== true) throw this.error(`its variable ${name} needs the key '${String(reference.key)}' of ${isFields(secretKeyRef) ? 'Secret' : 'ConfigMap'} '${String(reference.name)}'. Give it in '${isFields(secretKeyRef) ? 'secrets' : 'configMaps'}'.`);
    return value;
  }

  private field(path: string, name: string): string {
    const known: Values = { 'metadata.name': this.step.podName, 'metadata.namespace': this.options.namespace ?? 'default', 'status.podIP': '127.0.0.1', 'status.hostIP': '127.0.0.1' };
    const value = known[path];
    if (value === undefined) throw this.error(`its variable ${name} comes from the field ${path}, which a local process does not have. Give it in 'env' of the image.`);
    return value;
  }

  private object(isSecret: boolean, { name, optional }: Fields): Values | undefined {
    const values = (isSecret ? this.options.secrets : this.options.configMaps)?.[String(name)];
    if (values === undefined && optional !== true) throw this.error(`it reads ${isSecret ? 'Secret' : 'ConfigMap'} '${String(name)}'. Give it in '${isSecret ? 'secrets' : 'configMaps'}'.`);
    return values;
  }

  private error(reason: string): SimulationError {
    return stepError(this.step, reason);
  }
}

export function stepError({ path, templateName }: StepRequest, reason: string): SimulationError {
  return new SimulationError([`[${path === '' ? templateName : path}] The step cannot run as a local process: ${reason}`]);
}
