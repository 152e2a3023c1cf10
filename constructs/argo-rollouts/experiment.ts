import type { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import * as l1 from '../../imports/argo-rollouts';
import { carryChecks } from '../../lib/checks/system-checks';
import { metadataOf, withoutMetadata, type ObjectProps } from '../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../lib/overrides';
import { rememberSource } from '../../lib/source/remember-source';
import { checks } from './checks';
import { toExperimentRun, type ExperimentAnalysis } from './experiment-step';
import type { ExperimentPods } from './experiment-template';

export interface ExperimentProps extends ObjectProps, Omit<l1.ExperimentSpec, 'templates' | 'analyses' | 'duration'> {
  readonly templates: readonly [ExperimentPods, ...ExperimentPods[]];
  /** @default - none: the pods run for the duration */
  readonly analyses?: readonly ExperimentAnalysis[];
  /** @default - until the analyses that are required for completion have ended, else for ever */
  readonly duration?: Duration;
  /** Fields of the object's `spec` that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<l1.ExperimentSpec>;
}

/**
 * Pods of several kinds that run side by side for a time, and are compared.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/experiment/
 */
export class Experiment extends Construct {
  static {
    carryChecks(this, () => checks);
  }

  readonly resource: l1.Experiment;

  constructor(scope: Construct, id: string, props: ExperimentProps) {
    super(scope, id);
    this.resource = new l1.Experiment(this, 'Resource', { metadata: metadataOf(props), spec: toExperimentSpec(props) });
    rememberSource(this, new.target);
  }

  get name(): string {
    return this.resource.name;
  }
}

function toExperimentSpec(props: ExperimentProps): l1.ExperimentSpec {
  const { templates, overrides, ...rest } = withoutMetadata(props);
  return applyOverrides<l1.ExperimentSpec>({ templates: templates.map((template) => template.toTemplate()), ...toExperimentRun(rest) }, overrides);
}
