import type { Callee } from '../../../lib/source/call-site';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import { inputReferences } from '../ports/references';
import { resolveFields, Template, type FieldsOf, type PortProps, type RenderedTemplate } from './template';

/** A template that calls no other: its ports are what it is told, and its fields what they come to with them. */
export function leafTemplate<F extends object, I extends InputPorts, O extends OutputPorts, R>(
  name: string,
  made: Callee,
  { inputs = {} as I, outputs: written = {} as O, ...fields }: PortProps<I, O> & FieldsOf<F, I, O>,
  render: (fields: F) => RenderedTemplate,
): Template<I, O, R> {
  const outputs = typeof written === 'function' ? written(inputReferences(inputs)) : written;
  const resolve = (): F => resolveFields<F, I, O>(fields as unknown as FieldsOf<F, I, O>, { inputs, outputs });
  return new Template<I, O, R>(name, made, { inputs, outputs: () => outputs }, () => render(resolve()));
}
