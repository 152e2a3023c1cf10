import type * as l1 from '../../imports/argo-rollouts';
import { templateReference, type AnalysisCall } from './analysis-call';

/**
 * An analysis that a Rollout runs: all metrics of some templates together.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export interface RolloutAnalysis extends Omit<l1.RolloutBlueGreenAnalysis, 'templates' | 'args'> {
  /** Made by `template.withArgs({ ... })`. What several of them take under one name is one argument. */
  readonly templates: readonly [AnalysisCall, ...AnalysisCall[]];
}

/** An analysis that goes on while the steps do. */
export interface BackgroundAnalysis extends RolloutAnalysis {
  /** Index of the step with which it starts. @default 0 */
  readonly startingStep?: number;
}

export function toAnalysis<A extends RolloutAnalysis>({ templates, ...rest }: A): Omit<A, 'templates'> & l1.RolloutBlueGreenAnalysis {
  const args = mergedArguments(templates);
  return { templates: templates.map(templateReference), ...(args.length > 0 && { args }), ...rest };
}

/** Equal arguments once. Where calls differ both are kept, and the checks tell. */
function mergedArguments(calls: readonly AnalysisCall[]): l1.RolloutArg[] {
  return [...new Map(calls.flatMap(({ args }) => args).map((arg) => [JSON.stringify(arg), arg])).values()];
}
