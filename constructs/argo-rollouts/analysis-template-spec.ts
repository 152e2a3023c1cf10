import type * as l1 from '../../imports/argo-rollouts';
import { applyOverrides, type DeepPartial } from '../../lib/overrides';
import type { AnalysisArgument } from './analysis-argument';
import { templateReference, type AnalysisHandle } from './analysis-call';
import { toMetric, type AnalysisMetric } from './analysis-metric';

/** What an AnalysisTemplate and a ClusterAnalysisTemplate have in common. */
export interface AnalysisTemplateSpecProps<A extends AnalysisArgument> extends Pick<l1.AnalysisTemplateSpec, 'dryRun' | 'measurementRetention'> {
  /** What whoever runs the analysis gives or may give. @default - no arguments */
  readonly args?: readonly A[];
  /** @default - those of `templates` alone */
  readonly metrics?: readonly AnalysisMetric[];
  /** Templates whose metrics are measured too. Arguments of theirs that have no value must be among `args`. @default - none */
  readonly templates?: readonly Pick<AnalysisHandle, 'templateName' | 'clusterScope'>[];
  /** Fields of the object's `spec` that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<l1.AnalysisTemplateSpec>;
}

export function toAnalysisTemplateSpec(props: AnalysisTemplateSpecProps<AnalysisArgument>): l1.AnalysisTemplateSpec {
  const { args = [], metrics = [], templates = [], dryRun, measurementRetention, overrides } = props;
  const spec: l1.AnalysisTemplateSpec = {
    ...(args.length > 0 && { args: args.map(({ name, source }) => ({ name, ...source })) }),
    ...(metrics.length > 0 && { metrics: metrics.map(toMetric) }),
    ...(templates.length > 0 && { templates: templates.map(templateReference) }),
    ...(dryRun && { dryRun }),
    ...(measurementRetention && { measurementRetention }),
  };
  return applyOverrides(spec, overrides);
}
