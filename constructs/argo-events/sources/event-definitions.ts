import type { CalendarEventSource, ResourceEventSource, S3Artifact, WebhookEventSource } from '../../../imports/argo-events';
import type { ExactlyOne } from '../../../lib/choice';
import type { BucketData, CalendarData, GenericData, KafkaData, NatsData, RedisData, ResourceData, SqsData, WebhookData } from '../payloads/event-data';
import { pluralOf, groupOfKind } from '../resource-names';
import type { EventDefinition, EventKind, EventSettings } from './event-definition';

/** Moments of a schedule of five fields, or at an interval such as `10m`. */
export type CalendarSettings = Omit<CalendarEventSource, 'schedule' | 'interval'> & { schedule?: string; interval?: string } & ExactlyOne<'schedule' | 'interval'>;

/** @see https://argoproj.github.io/argo-events/eventsources/setup/calendar/ */
export function calendarEvent(settings: CalendarSettings): EventDefinition<CalendarData> {
  return { kind: 'calendar', settings };
}

/** Requests to a path of the EventSource's own server. */
export interface WebhookSettings extends Omit<WebhookEventSource, 'port' | 'method'> {
  /** Path: `/orders`. */
  endpoint: string;
  /** @default 12000 */
  port?: number;
  /** @default 'POST' */
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
}

/**
 * @typeParam Body shape of the payload, where you know it
 * @see https://argoproj.github.io/argo-events/eventsources/setup/webhook/
 */
export function webhookEvent<Body = unknown>({ port = 12000, method = 'POST', ...settings }: WebhookSettings): EventDefinition<WebhookData<Body>> {
  return { kind: 'webhook', settings: { ...settings, method, port: `${port}` }, headerField: 'header' };
}

/** Changes in a bucket of MinIO, or of another store with its notifications. @see https://argoproj.github.io/argo-events/eventsources/setup/minio/ */
export function bucketEvent(settings: S3Artifact): EventDefinition<BucketData> {
  return { kind: 'minio', settings: { ...settings, events: settings.events ?? ['s3:ObjectCreated:*'] } };
}

/** Messages of JSON are handed on as such. @default jsonBody: true */
function withJson<K extends EventKind, Data>(kind: K, settings: EventSettings<K>): EventDefinition<Data> {
  return { kind, settings: { jsonBody: true, ...settings } };
}

/** @see https://argoproj.github.io/argo-events/eventsources/setup/kafka/ */
export function kafkaEvent<Body = unknown>(settings: EventSettings<'kafka'> & ExactlyOne<'consumerGroup' | 'partition'>): EventDefinition<KafkaData<Body>> {
  return withJson('kafka', settings);
}

/** @see https://argoproj.github.io/argo-events/eventsources/setup/nats/ */
export function natsEvent<Body = unknown>(settings: EventSettings<'nats'>): EventDefinition<NatsData<Body>> {
  return withJson('nats', settings);
}

/** @see https://argoproj.github.io/argo-events/eventsources/setup/redis/ */
export function redisEvent<Body = unknown>(settings: EventSettings<'redis'>): EventDefinition<RedisData<Body>> {
  return withJson('redis', settings);
}

/** Notifications of AWS, whose signature is looked at. @see https://argoproj.github.io/argo-events/eventsources/setup/aws-sns/ */
export function snsEvent<Body = unknown>(settings: EventSettings<'sns'> & { webhook: object }): EventDefinition<WebhookData<Body>> {
  return { kind: 'sns', settings: { validateSignature: true, ...settings }, headerField: 'header' };
}

/** @see https://argoproj.github.io/argo-events/eventsources/setup/aws-sqs/ */
export function sqsEvent<Body = unknown>(settings: EventSettings<'sqs'>): EventDefinition<SqsData<Body>> {
  return withJson('sqs', settings);
}

/** Events of a server of your own that speaks Argo Events' protocol. @see https://argoproj.github.io/argo-events/eventsources/generic/ */
export function genericEvent<Body = unknown>(settings: EventSettings<'generic'>): EventDefinition<GenericData<Body>> {
  return withJson('generic', settings);
}

/** Changes of objects of one kind. */
export interface ResourceSettings extends Omit<ResourceEventSource, 'group' | 'version' | 'resource' | 'eventTypes'> {
  /** Such as `argoproj.io/v1alpha1`. */
  apiVersion: string;
  kind: string;
  eventTypes: readonly ('ADD' | 'UPDATE' | 'DELETE')[];
}

/** The EventSource's account may then list and watch that kind, and nothing else. @see https://argoproj.github.io/argo-events/eventsources/setup/resource/ */
export function resourceEvent<Body = unknown>({ apiVersion, kind, ...settings }: ResourceSettings): EventDefinition<ResourceData<Body>> {
  const [group, version] = groupOfKind(apiVersion);
  const resource = pluralOf(kind);
  return {
    kind: 'resource',
    settings: { group, version, resource, ...settings },
    permission: { rule: { apiGroups: [group], resources: [resource], verbs: ['list', 'watch'] }, namespace: settings.namespace },
  };
}

/** Types that have no function of their own here. */
export type OtherEventKind = Exclude<EventKind, 'calendar' | 'generic' | 'github' | 'gitlab' | 'kafka' | 'minio' | 'nats' | 'redis' | 'resource' | 'sns' | 'sqs' | 'webhook'>;

/**
 * An event of any other type, as the API describes it.
 *
 * @typeParam Data what such an event brings, where you know it
 */
export function otherEvent<Data = unknown, K extends OtherEventKind = OtherEventKind>(kind: K, settings: EventSettings<K>): EventDefinition<Data> {
  return { kind, settings };
}
