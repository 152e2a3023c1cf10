import { Construct } from 'constructs';
import { EventBus as EventBusObject, type EventBusSpec, type JetStreamBus, type JetStreamConfig, type KafkaBus } from '../../imports/argo-events';
import { carryChecks } from '../../lib/checks/system-checks';
import { metadataOf, type ObjectProps } from '../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../lib/overrides';
import { rememberSource } from '../../lib/source/remember-source';
import { checks } from './checks';
import { container, restrictedPod } from './restricted-pod';

/** A bus that EventSources and Sensors of its namespace meet at. */
export interface IEventBus {
  readonly name: string;
}

interface CommonProps extends ObjectProps {
  /** EventSources and Sensors that name no bus use the one called so. @default 'default' */
  readonly name?: string;
  /** Fields that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<EventBusSpec>;
}

interface OwnBusProps extends CommonProps {
  /** A JetStream that the controller runs. @default - version 2.10.10, 3 replicas, each with 10Gi of storage, restricted pods */
  readonly jetstream?: JetStreamBus;
  readonly jetstreamExotic?: never;
  readonly kafka?: never;
}

interface ExoticBusProps extends CommonProps {
  /** A JetStream that runs already. */
  readonly jetstreamExotic: JetStreamConfig & { readonly url: string };
  readonly jetstream?: never;
  readonly kafka?: never;
}

interface KafkaBusProps extends CommonProps {
  /** A Kafka that runs already. */
  readonly kafka: KafkaBus & { readonly url: string };
  readonly jetstream?: never;
  readonly jetstreamExotic?: never;
}

export type EventBusProps = OwnBusProps | ExoticBusProps | KafkaBusProps;

/** Three replicas keep events while one is away; the version is one that the controller of the Helm chart knows. */
const soundJetStream: JetStreamBus = {
  version: '2.10.10',
  replicas: 3,
  persistence: { volumeSize: '10Gi' },
  securityContext: restrictedPod,
  containerTemplate: container,
  reloaderContainerTemplate: container,
  metricsContainerTemplate: container,
};

/**
 * The bus between EventSources and Sensors of a namespace.
 *
 * @see https://argoproj.github.io/argo-events/eventbus/eventbus/
 */
export class EventBus extends Construct implements IEventBus {
  static {
    carryChecks(EventBus, () => checks);
  }

  /** A bus that is made elsewhere, in the namespace of who uses it. */
  static fromEventBusName(name: string): IEventBus {
    return { name };
  }

  readonly name: string;
  readonly resource: EventBusObject;

  constructor(scope: Construct, id: string, props: EventBusProps = {}) {
    super(scope, id);
    this.name = props.name ?? 'default';
    const metadata = metadataOf({ ...props, name: this.name });
    this.resource = new EventBusObject(this, 'Resource', { metadata, spec: applyOverrides<EventBusSpec>(specOf(props), props.overrides) });
    rememberSource(this, new.target);
  }
}

function specOf({ jetstream, jetstreamExotic, kafka }: EventBusProps): EventBusSpec {
  if (jetstreamExotic) return { jetstreamExotic };
  return kafka ? { kafka } : { jetstream: { ...soundJetStream, ...jetstream } };
}
