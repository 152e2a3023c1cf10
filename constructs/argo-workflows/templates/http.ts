import type * as l1 from '../../../imports/argo-workflows';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import type { EnvironmentValue } from '../settings/environment';
import { Expression, memberPath, Reference } from '../values/expression';
import { jsonText } from '../values/json-text';
import { booleanOperand } from '../values/operands';
import { renderValues } from '../values/render';
import { withTags } from '../values/with-tags';
import { leafTemplate } from './leaf';
import type { FieldsOf, NoPorts, PortProps, Template } from './template';
import { settingsSpec, type TemplateSettings } from './template-settings';

/** A request, and when its answer is a success. */
export interface HttpFields extends Pick<l1.HTTP, 'bodyFrom' | 'insecureSkipVerify' | 'timeoutSeconds'> {
  readonly url: string | Expression<string>;
  /** @default 'GET' */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  /** Text, or data that is sent as JSON. @default - none */
  readonly body?: string | object;
  /** By name; a value can be a key of a Secret. @default - none */
  readonly headers?: Readonly<Record<string, EnvironmentValue>>;
  /** See `response`. @default - a status from 200 to 299 */
  readonly successCondition?: Expression<boolean>;
}

/** The answer to the request, in `successCondition`. */
export const response = {
  statusCode: new Expression<number>('response.statusCode', 'number'),
  body: new Reference<string>('response.body'),
  /** The first value of a header, whose name is written as `Content-Type`. */
  header: (name: string): Expression<string> => new Expression(`${memberPath(['response', 'headers', name])}[0]`, 'text'),
};

/**
 * A template that makes an HTTP request, without a pod of its own. The body of the answer is its `result`.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/http-template/
 */
export function http<I extends InputPorts = NoPorts, O extends OutputPorts = NoPorts>(
  name: string,
  props: PortProps<I, O> & FieldsOf<HttpFields & TemplateSettings, I, O>,
): Template<I, O, string> {
  return leafTemplate<HttpFields & TemplateSettings, I, O, string>(name, http, props, (fields) => {
    const { url, method, body, bodyFrom, headers, insecureSkipVerify, successCondition, timeoutSeconds, ...settings } = fields;
    const spec = {
      url,
      method,
      headers: headers && headerList(headers),
      body: body instanceof Expression || typeof body !== 'object' ? body : jsonText(body),
      bodyFrom,
      insecureSkipVerify,
      timeoutSeconds,
      successCondition: successCondition && withTags(booleanOperand(successCondition)),
    };
    return { fields: { ...settingsSpec(settings), http: renderValues(spec) as unknown as l1.HTTP } };
  });
}

function headerList(headers: Readonly<Record<string, EnvironmentValue>>): l1.HTTPHeader[] {
  return Object.entries(headers).map(([name, value]) =>
    typeof value === 'object' && 'valueFrom' in value ? { name, valueFrom: value.valueFrom } : { name, value: `${value as string}` },
  );
}
