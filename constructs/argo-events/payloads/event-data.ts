/** Headers of a request: Go keeps a list of values for each. */
export type HeaderLists = Readonly<Record<string, readonly string[]>>;

/** What a webhook of a code host hands on: the request's headers and payload. */
export interface HookData<Body = unknown> {
  readonly headers: HeaderLists;
  readonly body: Body;
}

/** What a plain webhook hands on. Its field for the headers is called otherwise. */
export interface WebhookData<Body = unknown> {
  readonly header: HeaderLists;
  readonly body: Body;
}

export interface CalendarData {
  /** In the time zone of the calendar. */
  readonly eventTime: string;
}

/** One change in a bucket. */
export interface BucketNotification {
  readonly eventName: string;
  readonly eventTime: string;
  readonly s3: {
    readonly bucket: { readonly name: string; readonly arn: string };
    readonly object: { readonly key: string; readonly size: number; readonly eTag: string };
  };
}

export interface BucketData {
  readonly notification: readonly BucketNotification[];
}

/** A message of Kafka. `body` is JSON where the event says `jsonBody: true`. */
export interface KafkaData<Body = unknown> {
  readonly topic: string;
  readonly key: string;
  readonly partition: number;
  readonly timestamp: string;
  readonly body: Body;
}

export interface NatsData<Body = unknown> {
  readonly subject: string;
  readonly body: Body;
}

export interface RedisData<Body = unknown> {
  readonly channel: string;
  readonly pattern: string;
  readonly body: Body;
}

export interface SqsData<Body = unknown> {
  readonly messageId: string;
  readonly body: Body;
}

/** A change of an object in the cluster. */
export interface ResourceData<Body = unknown> {
  readonly type: string;
  readonly body: Body;
  readonly group: string;
  readonly version: string;
  readonly resource: string;
}

export interface GenericData<Body = unknown> {
  readonly body: Body;
}

/** The payload proper within the data of an event. */
export type BodyOf<Data> = Data extends { readonly body: infer Body } ? Body : unknown;
