import type { TriggerParameter, TriggerParameterSource } from '../../../imports/argo-events';
import type { ArrivedEvent } from './event-filters';
import { textOf, valueAt } from './json-path';
import { UnsupportedFieldError } from './unsupported';
import { withValueAt } from './write-path';

export type EventsByDependency = ReadonlyMap<string, ArrivedEvent>;

/** A value as text, or as JSON where it is no text and `useRawData` asks for it. */
interface Resolved {
  readonly text: string;
  readonly raw?: unknown;
}

/**
 * Puts the values of events into an object, parameter by parameter.
 *
 * @throws what the trigger would fail with: a value that the event lacks, and that has no default
 * @see https://argoproj.github.io/argo-events/tutorials/02-parameterization/
 */
export function applyParameters(object: unknown, parameters: readonly TriggerParameter[], events: EventsByDependency): unknown {
  return parameters.reduce((done, { src, dest, operation }) => {
    const resolved = resolve(src, events);
    return resolved ? withValueAt(done, dest, written(resolved, operation, valueAt(done, dest)?.value, src)) : done;
  }, object);
}

/** What is sent: made of parameters alone. One without a place is the whole. */
export function payloadOf(parameters: readonly TriggerParameter[], events: EventsByDependency): unknown {
  let payload: unknown = {};
  for (const { src, dest } of parameters) {
    const resolved = resolve(src, events);
    if (!resolved) continue;
    if (dest === '') return resolved.text;
    payload = withValueAt(payload, dest, src.useRawData && 'raw' in resolved ? resolved.raw : resolved.text);
  }
  return payload;
}

function written({ text, ...resolved }: Resolved, operation = '', current: unknown, { useRawData }: TriggerParameterSource): unknown {
  const joins = (operation === 'append' || operation === 'prepend') && current !== undefined;
  if (joins) return operation === 'append' ? textOf(current) + text : text + textOf(current);
  return useRawData && 'raw' in resolved ? resolved.raw : text;
}

/** @returns undefined where its event did not come and nothing stands in: the place is then left as it is */
function resolve(src: TriggerParameterSource, events: EventsByDependency): Resolved | undefined {
  const event = events.get(src.dependencyName);
  if (!event) return src.value === undefined ? undefined : { text: src.value };
  const { dataKey, contextKey, dataTemplate, contextTemplate } = src;
  if (!dataKey && !contextKey && !dataTemplate && !contextTemplate) return { text: src.value ?? JSON.stringify(event) };
  const found = fromTemplate(src, event) ?? fromKey(src, event);
  if (found) return found;
  if (src.value !== undefined) return { text: src.value };
  throw new Error(`the event of '${src.dependencyName}' has no '${dataKey ?? contextKey ?? dataTemplate ?? contextTemplate}', and there is no default`);
}

function fromKey({ dataKey, contextKey }: TriggerParameterSource, event: ArrivedEvent): Resolved | undefined {
  const found = dataKey ? valueAt(event.data, dataKey) : contextKey ? valueAt(event.context, contextKey) : undefined;
  if (!found) return undefined;
  const { value } = found;
  if (typeof value === 'string') return { text: value };
  return { text: value === null ? 'null' : textOf(value), raw: value };
}

/** Of templates, text with places of the event in it. */
function fromTemplate({ dataTemplate, contextTemplate }: TriggerParameterSource, event: ArrivedEvent): Resolved | undefined {
  const template = dataTemplate || contextTemplate;
  if (!template) return undefined;
  const input = dataTemplate ? event.data : event.context;
  const text = template.replace(/\{\{-?(.*?)-?\}\}/gs, (whole, inner: string) => {
    const path = /^\s*\.Input((?:\.[A-Za-z_]\w*)+)\s*$/.exec(inner)?.[1];
    if (path === undefined || whole.includes('-')) throw new UnsupportedFieldError(dataTemplate ? 'src.dataTemplate' : 'src.contextTemplate', `'${whole}' is more than a place of the event`);
    const found = valueAt(input, path.slice(1));
    return found ? textOf(found.value) : '<no value>';
  });
  return text === '' || text === '<no value>' ? undefined : { text };
}
