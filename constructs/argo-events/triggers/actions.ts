import type { CustomTrigger, EmailTrigger, HTTPTrigger, LogTrigger, SlackTrigger, TriggerTemplate } from '../../../imports/argo-events';
import { type Payload, payloadParameters, valuesOf } from './payload';
import { placeValues } from './place-values';
import type { ActionKind, Templated, TriggerAction } from './trigger-action';

/** What is worked out from the values. */
type Computed = 'parameters' | 'payload' | 'dynamicHeaders';
type Settings<T> = Templated<Omit<T, Computed>>;
interface WithPayload {
  /** What is sent. @default - nothing */
  readonly payload?: Payload;
}

interface HttpSettings extends Omit<Settings<HTTPTrigger>, 'method'>, WithPayload {
  /** @default 'POST' */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
}

/** Calls a URL. @see https://argoproj.github.io/argo-events/sensors/triggers/http-trigger/ */
export function callHttp(settings: HttpSettings): TriggerAction {
  return action('http', { method: 'POST', ...settings });
}

/** Writes to a channel of Slack. @see https://argoproj.github.io/argo-events/sensors/triggers/slack-trigger/ */
export function sendToSlack(settings: Settings<SlackTrigger>): TriggerAction {
  return action('slack', settings);
}

/** Sends an e-mail. @see https://argoproj.github.io/argo-events/sensors/triggers/email-trigger/ */
export function sendEmail(settings: Settings<EmailTrigger> & { readonly port: number }): TriggerAction {
  return action('email', settings);
}

/** Calls a trigger server of your own. @see https://argoproj.github.io/argo-events/sensors/triggers/build-your-own-trigger/ */
export function callCustom(settings: Settings<CustomTrigger> & WithPayload): TriggerAction {
  return action('custom', settings);
}

/** Writes events to the log of the Sensor. @see https://argoproj.github.io/argo-events/sensors/triggers/log/ */
export function logEvent(settings: LogTrigger = {}): TriggerAction {
  return action('log', settings);
}

/** Kinds that have no function of their own here. */
export type OtherActionKind = Exclude<ActionKind, 'argoWorkflow' | 'custom' | 'email' | 'http' | 'k8s' | 'log' | 'slack'>;

/** Any other kind, as the API describes it, with values of events anywhere: `otherAction('kafka', { url, topic, payload: { ref } })`. */
export function otherAction<K extends OtherActionKind>(
  kind: K,
  settings: Settings<NonNullable<TriggerTemplate[K]>> & { readonly payload: Payload },
): TriggerAction {
  return action(kind, settings);
}

function action(kind: ActionKind, { payload, ...settings }: object & WithPayload): TriggerAction {
  const { plain, values, parameters } = placeValues(settings);
  return {
    kind,
    values: [...values, ...(payload ? valuesOf(payload) : [])],
    permissions: [],
    settings(constant) {
      const placed = parameters(constant);
      return { ...plain, ...(payload && { payload: payloadParameters(payload, constant) }), ...(placed.length > 0 && { parameters: placed }) };
    },
  };
}
