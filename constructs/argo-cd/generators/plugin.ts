import { Generator, type Requeued, type ValuesParams, type WithValues } from './generator';
import { paramsLike, type ParamsOf } from './params';

type Input = Readonly<Record<string, unknown>>;

export interface PluginOptions<E extends object, I extends Input, V extends string> extends WithValues<V>, Requeued {
  /** The ConfigMap that says where the plugin is. */
  readonly configMap: { readonly name: string };
  /** What the plugin is asked; the template sees it below `generator.input.parameters`. @default - nothing */
  readonly parameters?: I;
  /** One of the results of the plugin: its keys are those of the template. */
  readonly example: E;
}

/**
 * One set of parameters for each result of a service of one's own.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Plugin/
 */
export function plugin<const E extends object, const I extends Input = Record<never, never>, const V extends string = never>(
  { configMap, parameters, example, ...options }: PluginOptions<E, I, V>,
): Generator<ParamsOf<E & { readonly generator: { readonly input: { readonly parameters: I } } }> & ValuesParams<V>> {
  const spec = { plugin: { configMapRef: { name: configMap.name }, ...(parameters && { input: { parameters } }), ...options } };
  const params = paramsLike({ ...example, generator: { input: { parameters: parameters ?? {} } }, values: options.values ?? {} });
  return new Generator(spec, params as never);
}
