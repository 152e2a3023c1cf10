import { Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import * as l1 from '../../imports/argo-rollouts';
import { carryChecks } from '../../lib/checks/system-checks';
import type { ExactlyOne } from '../../lib/choice';
import type { NamedObject } from '../../lib/named-object';
import { metadataOf, withoutMetadata, type ObjectProps } from '../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../lib/overrides';
import { rememberSource } from '../../lib/source/remember-source';
import { checks } from './checks';
import { podTemplate, type PodProps } from './pod';
import type { Strategy } from './strategy';

/** A workload whose pods a Rollout takes over: a Deployment, a ReplicaSet or a PodTemplate. */
export interface Workload extends NamedObject {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The pods: those of a template, or those of a workload that is there already. */
interface PodSource {
  readonly pod?: PodProps;
  readonly workload?: Workload;
}

interface RolloutFields extends ObjectProps, Omit<l1.RolloutSpec, 'selector' | 'strategy' | 'template' | 'workloadRef'> {
  readonly strategy: Strategy;
  /** When the workload gives up its own pods. @default - when somebody scales it down */
  readonly scaleDown?: 'never' | 'onsuccess' | 'progressively';
  /**
   * Labels that select the pods of this Rollout and no others; its pods get them. Services that lead to it select by them.
   *
   * @default - `app.kubernetes.io/name` with the name of the Rollout
   */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** Fields of the object's `spec` that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<l1.RolloutSpec>;
}

export type RolloutProps = RolloutFields & PodSource & ExactlyOne<keyof PodSource>;

/**
 * A Deployment whose updates are careful: new pods get traffic step by step or all at once, and only as long as analyses find them good.
 * Selector and labels of its pods match by themselves; pods are restricted unless they say otherwise.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/
 */
export class Rollout extends Construct implements Workload {
  static {
    carryChecks(this, () => checks);
  }

  /** A Rollout that is made elsewhere, for what scales or watches it. Declare it with `ExternalObjects` too. */
  static fromRolloutName(name: string): Workload {
    return { apiVersion: l1.Rollout.apiVersion, kind: l1.Rollout.kind, name };
  }

  readonly apiVersion = l1.Rollout.apiVersion;
  readonly kind = l1.Rollout.kind;
  readonly resource: l1.Rollout;

  constructor(scope: Construct, id: string, props: RolloutProps) {
    super(scope, id);
    const name = props.name ?? (Lazy.any({ produce: () => this.name }) as string);
    const namespace = props.namespace ?? Chart.of(this).namespace;
    this.resource = new l1.Rollout(this, 'Resource', { metadata: metadataOf(props), spec: toSpec(props, name, namespace) });
    rememberSource(this, new.target);
  }

  get name(): string {
    return this.resource.name;
  }
}

function toSpec(props: RolloutProps, name: string, namespace: string | undefined): l1.RolloutSpec {
  const { pod, workload, scaleDown, strategy, matchLabels, overrides, ...rest } = withoutMetadata<RolloutFields & PodSource>(props);
  const selected = matchLabels ?? { 'app.kubernetes.io/name': name };
  const pods = pod && { selector: { matchLabels: selected }, template: podTemplate(pod, selected) };
  const workloadRef = workload && { ...identityOf(workload), ...(scaleDown && { scaleDown }) };
  const spec = { ...rest, ...pods, ...(workloadRef && { workloadRef }), strategy: strategy.toStrategy(namespace) };
  return applyOverrides<l1.RolloutSpec>(spec, overrides);
}

function identityOf({ apiVersion, kind, name }: Workload): Workload {
  return { apiVersion, kind, name };
}
