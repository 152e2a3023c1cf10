import type { Duration } from 'cdk8s';
import type * as l1 from '../../imports/argo-rollouts';
import { durationText } from '../../lib/duration-text';
import type { AnalysisCall } from './analysis-call';
import type { RevisionOfRollout } from './experiment-template';

/** An analysis that an experiment runs. */
export interface ExperimentAnalysis {
  readonly name: string;
  /** Made by `template.withArgs({ ... })`. */
  readonly template: AnalysisCall;
  /** Whether the experiment waits for it. @default false */
  readonly requiredForCompletion?: boolean;
}

/** An experiment that a Rollout runs, and waits for. */
export interface ExperimentStep extends Omit<l1.RolloutExperiment, 'templates' | 'analyses' | 'duration'> {
  readonly templates: readonly [RevisionOfRollout, ...RevisionOfRollout[]];
  readonly analyses?: readonly ExperimentAnalysis[];
  /** @default - until the analyses that are required for completion have ended */
  readonly duration?: Duration;
}

export function toExperimentStep({ templates, ...rest }: ExperimentStep): l1.RolloutExperiment {
  return { templates: templates.map((template) => template.toTemplate()), ...toExperimentRun(rest) };
}

interface ExperimentRun {
  readonly analyses?: readonly ExperimentAnalysis[];
  readonly duration?: Duration;
}

/** What experiments of a step and of their own have in common. */
export function toExperimentRun<R extends ExperimentRun>({ analyses, duration, ...rest }: R) {
  return {
    ...(duration && { duration: durationText(duration) }),
    ...(analyses && { analyses: analyses.map(toExperimentAnalysis) }),
    ...rest,
  };
}

function toExperimentAnalysis({ name, template, requiredForCompletion }: ExperimentAnalysis): l1.RolloutAnalyse {
  const { templateName, clusterScope, args } = template;
  return {
    name,
    templateName,
    ...(clusterScope && { clusterScope }),
    ...(args.length > 0 && { args }),
    ...(requiredForCompletion !== undefined && { requiredForCompletion }),
  };
}
