import type * as l1 from '../../imports/argo-rollouts';
import { podTemplate, type PodProps } from './pod';

/** Pods that an experiment makes, as its analyses see them. */
abstract class PodsOfExperiment {
  constructor(readonly name: string) {}

  /** The label `rollouts-pod-template-hash` of these pods, known when they run: a value for an argument. */
  get podTemplateHash(): string {
    return `{{templates.${this.name}.podTemplateHash}}`;
  }

  /** Name of the ReplicaSet of these pods, and of their Service where they have one. */
  get replicaSetName(): string {
    return `{{templates.${this.name}.replicaset.name}}`;
  }
}

export interface RevisionOfRolloutProps extends Omit<l1.RolloutTemplate, 'name'> {
  /** The pods of the old version or of the new one. */
  readonly specRef: 'stable' | 'canary';
}

/**
 * Pods of one of the two versions of a Rollout, for an experiment that is one of its steps.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/experiment/
 */
export class RevisionOfRollout extends PodsOfExperiment {
  constructor(
    name: string,
    private readonly props: RevisionOfRolloutProps,
  ) {
    super(name);
  }

  toTemplate(): l1.RolloutTemplate {
    return { name: this.name, ...this.props };
  }
}

export interface ExperimentPodsProps extends Omit<l1.ExperimentTemplate, 'name' | 'selector' | 'template'> {
  readonly pod: PodProps;
  /** Labels that select these pods and no others; they get them. @default - `app.kubernetes.io/name` with the name of the template */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** Pods of their own, for an `Experiment`. */
export class ExperimentPods extends PodsOfExperiment {
  constructor(
    name: string,
    private readonly props: ExperimentPodsProps,
  ) {
    super(name);
  }

  toTemplate(): l1.ExperimentTemplate {
    const { pod, matchLabels = { 'app.kubernetes.io/name': this.name }, ...rest } = this.props;
    return { name: this.name, ...rest, selector: { matchLabels }, template: podTemplate(pod, matchLabels) };
  }
}
