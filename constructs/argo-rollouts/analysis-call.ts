import type * as l1 from '../../imports/argo-rollouts';
import { ArgumentSource, type AnalysisArgument, type ArgumentType, type ArgumentValues } from './analysis-argument';

/** A template with the values of its arguments, to be run by a Rollout or an Experiment. */
export interface AnalysisCall {
  readonly templateName: string;
  readonly clusterScope: boolean;
  readonly args: readonly l1.RolloutArg[];
}

/** Values may be left out altogether where every argument has one. */
export type CallValues<A extends AnalysisArgument> =
  Partial<ArgumentValues<A>> extends ArgumentValues<A> ? [values?: ArgumentValues<A>] : [values: ArgumentValues<A>];

/** An AnalysisTemplate or ClusterAnalysisTemplate, of this app or elsewhere, as those see it who run it. */
export interface AnalysisHandle<A extends AnalysisArgument = never> {
  readonly templateName: string;
  readonly clusterScope: boolean;
  /** The template with values for its arguments: all that have no value yet, and no others. */
  withArgs(...values: CallValues<A>): AnalysisCall;
}

export function analysisCall(templateName: string, clusterScope: boolean, values: object = {}): AnalysisCall {
  const given = Object.entries(values as Readonly<Record<string, Value | undefined>>);
  return { templateName, clusterScope, args: given.flatMap(([name, value]) => (value === undefined ? [] : argumentOf(name, value))) };
}

type Value = ArgumentType | ArgumentSource;

function argumentOf(name: string, value: Value): l1.RolloutArg {
  return value instanceof ArgumentSource ? { name, valueFrom: value.valueFrom } : { name, value: String(value) };
}

/** The field `templates` of an analysis. */
export function templateReference({ templateName, clusterScope }: Pick<AnalysisCall, 'templateName' | 'clusterScope'>): l1.Template {
  return { templateName, ...(clusterScope && { clusterScope }) };
}
