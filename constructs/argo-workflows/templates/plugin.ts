import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import { renderValues } from '../values/render';
import { leafTemplate } from './leaf';
import type { FieldsOf, NoPorts, PortProps, Template } from './template';
import { settingsSpec, type TemplateSettings } from './template-settings';

/** Which plugin of the executor does the work. */
export interface PluginFields {
  /** Name of the plugin to what it is told: `{ slack: { text: 'done' } }`. */
  readonly plugin: Readonly<Record<string, unknown>>;
}

/**
 * A template whose work is done by a plugin of the executor.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/executor_plugins/
 */
export function plugin<I extends InputPorts = NoPorts, O extends OutputPorts = NoPorts>(
  name: string,
  props: PortProps<I, O> & FieldsOf<PluginFields & TemplateSettings, I, O>,
): Template<I, O, string> {
  return leafTemplate<PluginFields & TemplateSettings, I, O, string>(name, plugin, props, ({ plugin: work, ...settings }) => ({
    fields: { ...settingsSpec(settings), plugin: renderValues(work) },
  }));
}
