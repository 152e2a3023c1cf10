import { Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Sensor as SensorObject, type SensorSpec } from '../../imports/argo-events';
import { carryChecks } from '../../lib/checks/system-checks';
import { metadataOf, type ObjectProps } from '../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../lib/overrides';
import { captureCallSite, type CallSite } from '../../lib/source/call-site';
import { rememberFieldSources } from '../../lib/source/field-sources';
import { rememberSource } from '../../lib/source/remember-source';
import { Account, type IAccount, type Permission } from './account';
import { checks } from './checks';
import type { IEventBus } from './event-bus';
import { podTemplate } from './restricted-pod';
import { dependenciesOf } from './triggers/dependencies';
import { permissionsOf, renderTrigger, type SensorTrigger } from './triggers/sensor-trigger';
import { unsureValues } from './triggers/unsure-values';

export interface SensorProps extends ObjectProps {
  readonly name: string;
  /** What it does, by name: what it waits for, and what then happens. @default - what `addTrigger` adds */
  readonly triggers?: Readonly<Record<string, SensorTrigger>>;
  /** @default - the bus called 'default' */
  readonly bus?: IEventBus;
  /** Who it runs as; then nothing is granted. @default - an account of its own, with the permissions that its triggers need */
  readonly serviceAccount?: IAccount;
  /** More that its own account may do. @default - nothing */
  readonly permissions?: readonly Permission[];
  /** Fields that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<SensorSpec>;
}

/**
 * Waits for events and does something when they come. Its dependencies follow from what its triggers wait for, its permissions from what they do.
 *
 * @example
 * const deliver = submit(delivery, { revision: push.body('after', { required: true }) });
 * new Sensor(chart, 'sensor', { name: 'shop', triggers: { deliver: { when: push, do: deliver } } });
 * @see https://argoproj.github.io/argo-events/concepts/sensor/
 */
export class Sensor extends Construct {
  static {
    carryChecks(Sensor, () => checks);
  }

  readonly name: string;
  readonly resource: SensorObject;
  /** Who it runs as. */
  readonly serviceAccount: IAccount;
  private readonly triggers = new Map<string, SensorTrigger>();
  private readonly account?: Account;
  /** Of the triggers, in their order. */
  private readonly callSites: (CallSite | undefined)[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SensorProps,
  ) {
    super(scope, id);
    this.name = props.name;
    if (!props.serviceAccount) this.account = new Account(this, 'Account', `${props.name}-sensor`, props.namespace ?? Chart.of(this).namespace);
    this.serviceAccount = props.serviceAccount ?? this.account!;
    for (const permission of props.permissions ?? []) this.account?.grant(permission);
    for (const [name, trigger] of Object.entries(props.triggers ?? {})) this.addTrigger(name, trigger);
    const spec = Lazy.any({ produce: () => applyOverrides<SensorSpec>(this.spec(), props.overrides) }) as unknown as SensorSpec;
    this.resource = new SensorObject(this, 'Resource', { metadata: metadataOf(props), spec });
    this.node.addValidation({ validate: () => [...this.triggers].flatMap(([name, trigger]) => unsureValues(name, trigger)) });
    rememberFieldSources(this.resource, () => this.callSites.map((callSite, index) => ({ path: `spec.triggers[${index}]`, callSite })));
    rememberSource(this, new.target);
  }

  /**
   * Does one thing more.
   *
   * @param name of the trigger
   * @throws when a trigger of this name is there already
   */
  addTrigger(name: string, trigger: SensorTrigger): void {
    if (this.triggers.has(name)) throw new Error(`[${this.node.path}] has a trigger '${name}' already. Give this one another name.`);
    this.triggers.set(name, trigger);
    this.callSites.push(captureCallSite(this.addTrigger));
    for (const permission of permissionsOf(trigger)) this.account?.grant(permission);
  }

  private spec(): SensorSpec {
    const { bus } = this.props;
    return {
      ...(bus && bus.name !== 'default' && { eventBusName: bus.name }),
      template: podTemplate(this.serviceAccount.name),
      dependencies: dependenciesOf([...this.triggers.values()]),
      triggers: [...this.triggers].map(([name, trigger]) => renderTrigger(name, trigger)),
    };
  }
}
