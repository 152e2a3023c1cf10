import type * as l1 from '../../imports/argo-rollouts';
import { applyOverrides, type DeepPartial } from '../../lib/overrides';
import { referencesTo, type AnalysisArguments, type ArgumentReferences } from './analysis-argument';
import { templateReference, type AnalysisHandle } from './analysis-call';
import { toMetric, type AnalysisMetric } from './analysis-metric';

/** What an AnalysisTemplate and a ClusterAnalysisTemplate have in common. */
export interface AnalysisTemplateSpecProps<A extends AnalysisArguments> extends Pick<l1.AnalysisTemplateSpec, 'dryRun' | 'measurementRetention'> {
  /** What whoever runs the analysis gives or may give. @default - no arguments */
  readonly args?: A;
  /** The metrics, or a function that makes them of the arguments: `({ service }) => [{ ..., query: `up{service="${service}"}` }]`. */
  readonly metrics?: readonly AnalysisMetric[] | ((args: ArgumentReferences<A>) => readonly AnalysisMetric[]);
  /** Templates whose metrics are measured too. Arguments of theirs that have no value must be among `args`. @default - none */
  readonly templates?: readonly Pick<AnalysisHandle, 'templateName' | 'clusterScope'>[];
  /** Fields of the object's `spec` that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<l1.AnalysisTemplateSpec>;
}

export function toAnalysisTemplateSpec<A extends AnalysisArguments>(props: AnalysisTemplateSpecProps<A>): l1.AnalysisTemplateSpec {
  const { args = {} as A, metrics = [], templates = [], dryRun, measurementRetention, overrides } = props;
  const declared = Object.entries(args).map(([name, { source }]) => ({ name, ...source }));
  const measured = typeof metrics === 'function' ? metrics(referencesTo(args)) : metrics;
  const spec: l1.AnalysisTemplateSpec = {
    ...(declared.length > 0 && { args: declared }),
    ...(measured.length > 0 && { metrics: measured.map(toMetric) }),
    ...(templates.length > 0 && { templates: templates.map(templateReference) }),
    ...(dryRun && { dryRun }),
    ...(measurementRetention && { measurementRetention }),
  };
  return applyOverrides(spec, overrides);
}
