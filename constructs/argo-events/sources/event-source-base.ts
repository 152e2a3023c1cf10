import { Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { EventSource as EventSourceObject, type EventSourceSpec } from '../../../imports/argo-events';
import { carryChecks } from '../../../lib/checks/system-checks';
import { metadataOf, type ObjectProps } from '../../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../../lib/overrides';
import { Account, type IAccount } from '../account';
import { checks } from '../checks';
import type { IEventBus } from '../event-bus';
import { EventHandle } from '../events/event-handle';
import { podTemplate } from '../restricted-pod';
import type { EventDefinition } from './event-definition';

/** What all EventSources can be told. */
export interface EventSourceProps extends ObjectProps {
  /** Sensors refer to events by it. */
  readonly name: string;
  /** @default - the bus called 'default' */
  readonly bus?: IEventBus;
  /** Who the pod runs as. @default - an account of its own where an event watches objects, else that of the namespace */
  readonly serviceAccount?: IAccount;
  /** Fields that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<EventSourceSpec>;
}

/** The Service that the controller makes for an EventSource that listens on ports. */
export interface EventSourceService {
  readonly name: string;
  readonly port: number;
}

/** What EventSources of all types have in common: the pod, its account, and the Service where an event listens on a port. */
export abstract class EventSourceBase extends Construct {
  static {
    carryChecks(EventSourceBase, () => checks);
  }

  readonly name: string;
  readonly resource: EventSourceObject;
  private readonly events = new Map<string, EventDefinition>();
  private account?: Account;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EventSourceProps,
  ) {
    super(scope, id);
    this.name = props.name;
    const spec = Lazy.any({ produce: () => applyOverrides<EventSourceSpec>(this.spec(), props.overrides) }) as unknown as EventSourceSpec;
    this.resource = new EventSourceObject(this, 'Resource', { metadata: metadataOf(props), spec });
  }

  /** @throws when an event of this name is there already */
  protected listen<Data>(name: string, definition: EventDefinition<Data>): EventHandle<Data> {
    if (this.events.has(name)) throw new Error(`[${this.node.path}] listens for an event '${name}' already. Give this one another name.`);
    this.events.set(name, definition);
    this.allow(definition);
    return EventHandle.of<Data>({ sourceName: this.name, eventName: name, headerField: definition.headerField });
  }

  /**
   * The Service in front of the pod, for a route to it.
   *
   * @throws when no event listens on a port
   */
  get service(): EventSourceService {
    const [port] = this.ports();
    if (port === undefined) throw new Error(`[${this.node.path}] has no Service: none of its events listens on a port. Add one, such as webhookEvent(...).`);
    return { name: `${this.name}-eventsource-svc`, port };
  }

  private allow({ permission }: EventDefinition): void {
    if (!permission || this.props.serviceAccount) return;
    this.account ??= new Account(this, 'Account', `${this.name}-eventsource`, this.props.namespace ?? Chart.of(this).namespace);
    this.account.grant(permission);
  }

  private spec(): EventSourceSpec {
    const { bus, serviceAccount } = this.props;
    const ports = this.ports().map((port, index) => ({ name: index === 0 ? 'webhook' : `webhook-${port}`, port, targetPort: port }));
    return {
      ...(bus && bus.name !== 'default' && { eventBusName: bus.name }),
      template: podTemplate(serviceAccount?.name ?? this.account?.name),
      ...(ports.length > 0 && { service: { ports } }),
      ...this.byKind(),
    };
  }

  private byKind(): Partial<Record<string, Record<string, object>>> {
    const kinds: Record<string, Record<string, object>> = {};
    for (const [name, { kind, settings }] of this.events) (kinds[kind] ??= {})[name] = settings;
    return kinds;
  }

  private ports(): number[] {
    const servers = [...this.events.values()].map(({ kind, settings }) => (kind === 'webhook' ? settings : (settings as { webhook?: object }).webhook));
    return [...new Set(servers.flatMap((server) => Number((server as { port?: string } | undefined)?.port ?? [])))].filter((port) => port > 0);
  }
}
