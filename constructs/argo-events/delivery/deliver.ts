import type { EventContext, EventDependency, SensorSpec, Trigger, TriggerParameter } from '../../../imports/argo-events';
import type { KubeObject } from '../../../lib/kube-object';
import type * as synthModule from '../../../lib/testing/synth-objects';
import { namesInConditions } from '../conditions';
import { Sensor } from '../sensor';
import { conditionsHold } from './conditions-hold';
import type { DeliveredEvent } from './delivered-event';
import { type ArrivedEvent, refusalOf } from './event-filters';
import { refuseUnsupported } from './fields';
import { applyParameters, payloadOf } from './parameters';
import { UnsupportedFieldError } from './unsupported';

/** What a trigger made of the events, or why it did nothing. */
export interface TriggerOutcome {
  readonly trigger: string;
  readonly ran: boolean;
  /** Why it did not run, or failed. */
  readonly because?: string;
  /** What it did: `argoWorkflow`, `k8s`, `http` ... */
  readonly kind?: string;
  /** The settings of the action with the values in them; for `argoWorkflow` and `k8s` the object. */
  readonly made?: Fields;
  /** Arguments of a workflow, by name. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** What was sent along. */
  readonly payload?: unknown;
}

/** Plain data; tests look into it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Fields = Readonly<Record<string, any>>;

export interface Delivery {
  /** One for each trigger that could have run, in the order of events and then of triggers. */
  readonly triggers: readonly TriggerOutcome[];
  /** Why dependencies let an event go, by name. */
  readonly refused: Readonly<Record<string, string>>;
}

/**
 * Gives events to a Sensor as it is emitted, without a cluster: its filters, conditions and parameters are evaluated as Argo Events does.
 * Events are taken one after the other, and all of one call count together for the conditions.
 *
 * @param sensor the construct, or a Sensor from anywhere as a plain object
 * @param options.now when the events come; needed where a filter looks at the time
 * @throws UnsupportedFieldError for a field that is not evaluated here, which it names
 */
export function deliver(
  sensor: Sensor | KubeObject,
  events: DeliveredEvent | readonly DeliveredEvent[],
  options: { readonly now?: string } = {},
): Delivery {
  const object = sensor instanceof Sensor ? emitted(sensor) : sensor;
  const spec = object.spec as SensorSpec;
  refuseSpec(spec);
  const refused: Record<string, string> = {};
  const waiting = spec.triggers.map((trigger) => new WaitingTrigger(trigger, spec.dependencies));
  const outcomes = [events].flat().flatMap((event) => {
    const arrived: ArrivedEvent = { data: event.data, context: contextOf(event, options.now) };
    const passed = spec.dependencies.filter((dependency) => waitsFor(dependency, event)).filter((dependency) => {
      const refusal = refusalOf(dependency, arrived);
      if (refusal !== undefined) refused[dependency.name] = refusal;
      return refusal === undefined;
    });
    return waiting.flatMap((trigger) => trigger.take(passed, arrived));
  });
  return { triggers: outcomes, refused };
}

function waitsFor({ eventSourceName, eventName }: EventDependency, event: DeliveredEvent): boolean {
  return eventSourceName === event.sourceName && eventName === event.eventName;
}

function contextOf({ sourceName, eventName, context }: DeliveredEvent, now: string | undefined): EventContext {
  return { source: sourceName, subject: eventName, datacontenttype: 'application/json', specversion: '1.0', ...(now !== undefined && { time: now }), ...context };
}

function refuseSpec(spec: SensorSpec): void {
  refuseUnsupported('SensorSpec', spec, 'spec');
  spec.dependencies.forEach((dependency, index) => {
    refuseUnsupported('EventDependency', dependency, `spec.dependencies[${index}]`);
    refuseUnsupported('EventDependencyFilter', dependency.filters, `spec.dependencies[${index}].filters`);
    dependency.filters?.data?.forEach((filter, at) => refuseUnsupported('DataFilter', filter, `spec.dependencies[${index}].filters.data[${at}]`));
  });
  spec.triggers.forEach((trigger, index) => {
    refuseUnsupported('Trigger', trigger, `spec.triggers[${index}]`);
    refuseUnsupported('TriggerTemplate', trigger.template, `spec.triggers[${index}].template`);
  });
}

/** A trigger with the events that came for it since it ran. */
class WaitingTrigger {
  private readonly events = new Map<string, ArrivedEvent>();

  constructor(
    private readonly trigger: Trigger,
    private readonly dependencies: readonly EventDependency[],
  ) {}

  take(passed: readonly EventDependency[], event: ArrivedEvent): TriggerOutcome[] {
    const wanted = passed.filter(({ name }) => this.waitsFor(name));
    if (wanted.length === 0) return [];
    for (const { name } of wanted) this.events.set(name, event);
    const names = this.dependencies.map(({ name }) => name);
    const { name, conditions } = this.trigger.template;
    if (!conditionsHold(conditions, names, new Set(this.events.keys()))) {
      return [{ trigger: name, ran: false, because: `it waits for '${conditions || names.join(' && ')}', and ${[...this.events.keys()].join(', ')} came` }];
    }
    const outcome = run(this.trigger, this.events);
    this.events.clear();
    return [outcome];
  }

  private waitsFor(name: string): boolean {
    const { conditions } = this.trigger.template;
    const read = namesInConditions(conditions ?? '');
    return !conditions || ('names' in read && read.names.includes(name));
  }
}

function run(trigger: Trigger, events: ReadonlyMap<string, ArrivedEvent>): TriggerOutcome {
  const { name } = trigger.template;
  try {
    const template = applyParameters(trigger.template, trigger.parameters ?? [], events) as Trigger['template'];
    const { name: _name, conditions: _conditions, conditionsReset: _reset, ...actions } = template;
    const [found] = Object.entries(actions) as [string, Fields][];
    if (!found) return { trigger: name, ran: false, because: 'it does nothing' };
    const [kind, settings] = found;
    return { trigger: name, ran: true, kind, ...act(kind, settings, events) };
  } catch (error) {
    if (error instanceof UnsupportedFieldError) throw error;
    return { trigger: name, ran: false, because: (error as Error).message };
  }
}

type ActionFields = { readonly parameters?: TriggerParameter[]; readonly payload?: TriggerParameter[] } & Fields;
type Made = Pick<TriggerOutcome, 'made' | 'arguments' | 'payload'>;

function act(kind: string, settings: Fields, events: ReadonlyMap<string, ArrivedEvent>): Made {
  const { parameters = [], payload, dynamicHeaders, ...rest } = settings as ActionFields;
  if (dynamicHeaders !== undefined) throw new UnsupportedFieldError('http.dynamicHeaders', 'headers are given by values in `headers`');
  if (kind !== 'argoWorkflow' && kind !== 'k8s') {
    return { made: applyParameters(rest, parameters, events) as Fields, ...(payload && { payload: payloadOf(payload, events) }) };
  }
  if (rest.liveObject === true) throw new UnsupportedFieldError('k8s.liveObject', 'the object lies in a cluster');
  refuseUnsupported('ArtifactLocation', rest.source as object, `${kind}.source`);
  const made = applyParameters((rest.source as Fields).resource, parameters, events) as Fields;
  return { made, ...(kind === 'argoWorkflow' && { arguments: argumentsOf(made) }) };
}

function argumentsOf(workflow: Fields): Readonly<Record<string, string>> {
  const parameters = (workflow.spec?.arguments?.parameters ?? []) as readonly { name: string; value?: string }[];
  return Object.fromEntries(parameters.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
}

/** What synthesizes and checks is loaded with the first delivery: it is a matter of tests, and apps import this module too. */
function emitted(sensor: Sensor): KubeObject {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('../../../lib/testing/synth-objects') as typeof synthModule).synthObjects(sensor.resource)[0]!;
}
