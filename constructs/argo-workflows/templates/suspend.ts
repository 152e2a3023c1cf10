import type { Duration } from 'cdk8s';
import { durationText } from '../../../lib/duration-text';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import { Expression } from '../values/expression';
import { leafTemplate } from './leaf';
import type { FieldsOf, NoPorts, PortProps, Template } from './template';
import { settingsSpec, type TemplateSettings } from './template-settings';

/** How long the workflow waits. */
export interface SuspendFields {
  /** @default - until somebody resumes it */
  readonly duration?: Duration | Expression<string>;
}

/**
 * A template that waits, for a time or until somebody resumes the workflow, who may give values: outputs with `supplied: true`.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/intermediate-inputs/
 */
export function suspend<I extends InputPorts = NoPorts, O extends OutputPorts = NoPorts>(
  name: string,
  props: PortProps<I, O> & FieldsOf<SuspendFields & TemplateSettings, I, O> = {},
): Template<I, O, never> {
  return leafTemplate<SuspendFields & TemplateSettings, I, O, never>(name, suspend, props, ({ duration, ...settings }) => ({
    fields: {
      ...settingsSpec(settings),
      suspend: duration === undefined ? {} : { duration: duration instanceof Expression ? String(duration) : durationText(duration) },
    },
  }));
}
