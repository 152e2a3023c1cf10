import type { EventDependency, EventDependencyTransformer } from '../../../imports/argo-events';
import type { BodyOf, HookData, WebhookData } from '../payloads/event-data';
import type { PathOf, ValueAt } from '../payloads/payload-path';
import { CombinedCondition, type Condition } from './condition';
import type { EventFilter } from './event-filter';
import { EventPath } from './event-path';
import { EventValue, type WhereMissing } from './event-value';
import { renderFilters } from './render-filters';
import { RunTimeOnly } from './run-time-only';

/** Where events come from: an EventSource of this app, or one that is there already. */
export interface EventOrigin {
  readonly sourceName: string;
  readonly eventName: string;
}

interface EventHandleProps extends EventOrigin {
  readonly name: string;
  readonly filters?: readonly EventFilter[];
  readonly transform?: EventDependencyTransformer;
  /** Where requests leave their headers. @default 'headers' */
  readonly headerField?: 'headers' | 'header';
}

/** Fields of an event's context. */
export type ContextField = 'id' | 'source' | 'type' | 'subject' | 'time' | 'specversion' | 'datacontenttype';

/**
 * An event as a Sensor waits for it: which, under what name, and what it has to be. `Data` is what the event brings. A handle never changes:
 * `as` and `where` return another.
 */
export class EventHandle<Data = unknown> extends RunTimeOnly {
  /** Never set: it carries the type. */
  declare readonly dataType?: Data;

  /**
   * An event of an EventSource that is made elsewhere.
   *
   * @example EventHandle.of<HookData<GitHubPush>>({ sourceName: 'github', eventName: 'shop' })
   */
  static of<Data = unknown>(origin: EventOrigin & Pick<EventHandleProps, 'headerField'>): EventHandle<Data> {
    return new EventHandle<Data>({ ...origin, name: origin.eventName });
  }

  constructor(private readonly props: EventHandleProps) {
    super();
  }

  /** What conditions and parameters of a Sensor call it. */
  get name(): string {
    return this.props.name;
  }

  /** The event itself, whatever its name here. */
  get origin(): EventOrigin {
    return { sourceName: this.props.sourceName, eventName: this.props.eventName };
  }

  /** Gives it another name: a Sensor may wait for one event under several, each with filters of its own. */
  as(name: string): EventHandle<Data> {
    return new EventHandle<Data>({ ...this.props, name });
  }

  /**
   * Lets pass only what all of these hold for, and all that was demanded before.
   *
   * @throws when a dependency cannot say them together
   * @example github.on('push').where((push) => push.body('ref').equals('refs/heads/main'))
   */
  where(demand: (event: this) => EventFilter | readonly EventFilter[]): EventHandle<Data> {
    const filters = [...(this.props.filters ?? []), ...[demand(this)].flat()];
    renderFilters(filters);
    return new EventHandle<Data>({ ...this.props, filters });
  }

  /** Changes the data before filters and triggers see it, by jq or by a Lua script. `New` is the data that comes out. */
  transformed<New>(transform: { readonly jq: string } | { readonly script: string }): EventHandle<New> {
    return new EventHandle<New>({ ...this.props, transform });
  }

  /** A place in the payload, whose shape is known. */
  body<P extends PathOf<BodyOf<Data>>>(path: P): EventPath<ValueAt<BodyOf<Data>, P>>;
  /** A value of the payload, for what a trigger makes. */
  body<P extends PathOf<BodyOf<Data>>>(path: P, missing: WhereMissing<ValueAt<BodyOf<Data>, P>>): EventValue<ValueAt<BodyOf<Data>, P>>;
  body(path: string, missing?: WhereMissing<unknown>): EventPath | EventValue {
    return this.place(`body.${path}`, missing);
  }

  /** A place in all that the event brings, the payload among it: `eventTime`, `notification.0.s3.object.key`. */
  data<P extends PathOf<Data>>(path: P): EventPath<ValueAt<Data, P>>;
  data<P extends PathOf<Data>>(path: P, missing: WhereMissing<ValueAt<Data, P>>): EventValue<ValueAt<Data, P>>;
  data(path: string, missing?: WhereMissing<unknown>): EventPath | EventValue {
    return this.place(path, missing);
  }

  /**
   * Any place in the data, of a type that you state: `event.at<string>('body.issue.title')`.
   *
   * @see https://github.com/tidwall/gjson/blob/master/SYNTAX.md
   */
  at<T>(path: string): EventPath<T>;
  at<T>(path: string, missing: WhereMissing<T>): EventValue<T>;
  at(path: string, missing?: WhereMissing<unknown>): EventPath | EventValue {
    return this.place(path, missing);
  }

  /** A header of the request, in any spelling. */
  header(this: EventHandle<Data & Headers>, name: string): EventPath<string>;
  header(this: EventHandle<Data & Headers>, name: string, missing: WhereMissing<string>): EventValue<string>;
  header(name: string, missing?: WhereMissing<string>): EventPath | EventValue {
    return this.place(`${this.props.headerField ?? 'headers'}.${canonical(name)}.0`, missing);
  }

  /**
   * Text made of the event by a template of Go with the functions of sprig: `{{ .Input.body.after | substr 0 7 }}`. No filter can say whether it
   * makes any, so it needs a default.
   */
  template(template: string, missing: { readonly default: string }): EventValue<string> {
    return new EventValue<string>(this, 'dataTemplate', template, missing);
  }

  /** A field of the event's context, which every event has. */
  context(field: ContextField): EventValue<string> {
    return new EventValue<string>(this, 'contextKey', field, { required: true });
  }

  /** Both: the trigger waits for all. */
  and(...others: readonly Condition[]): CombinedCondition {
    return new CombinedCondition('&&', [this, ...others]);
  }

  /** Either: the trigger waits for one. */
  or(...others: readonly Condition[]): CombinedCondition {
    return new CombinedCondition('||', [this, ...others]);
  }

  /** The dependency of a Sensor. @param further filters that the Sensor needs besides */
  dependency(further: readonly EventFilter[] = []): EventDependency {
    const { name, sourceName, eventName, filters = [], transform } = this.props;
    const rendered = withoutUndefined(renderFilters([...filters, ...further]));
    return { name, eventSourceName: sourceName, eventName, ...(transform && { transform }), ...rendered };
  }

  /** Filters so far. */
  get filters(): readonly EventFilter[] {
    return this.props.filters ?? [];
  }

  protected inText() {
    return { what: `The event '${this.name}'`, hint: "Use its 'name', or a value of it, such as body('...', { default: '' })." };
  }

  private place(path: string, missing: WhereMissing<unknown> | undefined): EventPath | EventValue {
    return missing === undefined ? new EventPath(path) : new EventValue(this, 'dataKey', path, missing);
  }
}

/** Data of requests. */
type Headers = Pick<HookData, 'headers'> | Pick<WebhookData, 'header'>;

/** Go writes the names of headers in one way, and keeps a list of values for each: `X-Github-Event.0`. */
function canonical(name: string): string {
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

function withoutUndefined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
