import type { ArtifactStore } from '../ports/artifact';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import type { Expression } from '../values/expression';
import { renderValues } from '../values/render';
import { leafTemplate } from './leaf';
import type { FieldsOf, NoPorts, PortProps, Template } from './template';
import { settingsSpec, type PodSettings } from './template-settings';

/** Which data is looked for, and what is made of it. */
export interface DataFields {
  /** The names of all files in an artifact store: `{ artifactPaths: s3({ key: 'raw/' }) }` */
  readonly source: { readonly artifactPaths: ArtifactStore & { readonly name?: string } };
  /** Applied in order; `data` is what the step before gave. Texts are expressions. */
  readonly transformation: readonly (string | Expression<unknown>)[];
}

/**
 * A template that lists the files of an artifact store and transforms the list. The list is its `result`.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/data-sourcing-and-transformation/
 */
export function data<I extends InputPorts = NoPorts, O extends OutputPorts = NoPorts>(
  name: string,
  props: PortProps<I, O> & FieldsOf<DataFields & PodSettings, I, O>,
): Template<I, O, string[]> {
  return leafTemplate<DataFields & PodSettings, I, O, string[]>(name, data, props, ({ source, transformation, ...settings }) => {
    const steps = transformation.map((step) => ({ expression: typeof step === 'string' ? step : step.source }));
    const artifactPaths = { name, ...renderValues(source.artifactPaths) };
    return { fields: { ...settingsSpec(settings), data: { source: { artifactPaths }, transformation: steps } } };
  });
}
