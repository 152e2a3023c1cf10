import type { Duration } from 'cdk8s';
import type * as l1 from '../../imports/argo-rollouts';
import { durationText } from '../../lib/duration-text';
import { AnalysisArgument, type ArgumentOf } from './analysis-argument';
import type { Condition } from './condition';
import { podTemplate, type PodProps } from './pod';

const limits = ['count', 'failureLimit', 'inconclusiveLimit', 'consecutiveErrorLimit', 'consecutiveSuccessLimit'] as const;
type Limits = Partial<Readonly<Record<(typeof limits)[number], number | ArgumentOf<number>>>>;
type Written = 'interval' | 'initialDelay' | 'successCondition' | 'failureCondition' | 'provider';

/**
 * What is measured, how often, and what counts as success.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export interface AnalysisMetric extends Omit<l1.Metric, Written | keyof Limits>, Limits {
  readonly provider: MetricProvider;
  /** Time between two measurements. @default - one measurement */
  readonly interval?: Duration;
  /** @default - none */
  readonly initialDelay?: Duration;
  /** @default - whatever is no failure is a success */
  readonly successCondition?: Condition | string;
  /** @default - whatever is no success is a failure */
  readonly failureCondition?: Condition | string;
}

/** @see https://argo-rollouts.readthedocs.io/en/stable/analysis/prometheus/ */
export interface PrometheusMetric extends l1.Prometheus {
  /** Where Prometheus is: `http://prometheus.monitoring:9090`. @default - the one that the controller was started with */
  readonly address?: string;
  readonly query: string;
}

/** A Job whose success is that of the measurement. @see https://argo-rollouts.readthedocs.io/en/stable/analysis/job/ */
export interface JobMetric extends Omit<l1.JobSpec, 'template'> {
  /** @default - `restartPolicy: Never` */
  readonly pod: PodProps;
  readonly metadata?: l1.Metadata;
}

interface Providers extends Required<Omit<l1.Provider, 'prometheus' | 'job'>> {
  prometheus: PrometheusMetric;
  job: JobMetric;
}

/** Who measures: one of them. */
export type MetricProvider = {
  [P in keyof Providers]: { readonly [Q in P]: Providers[Q] } & { readonly [Q in Exclude<keyof Providers, P>]?: never };
}[keyof Providers];

export function toMetric(metric: AnalysisMetric): l1.Metric {
  const { name, provider, interval, initialDelay, successCondition, failureCondition } = metric;
  return {
    name,
    ...(interval && { interval: durationText(interval) }),
    ...(initialDelay && { initialDelay: durationText(initialDelay) }),
    ...(successCondition !== undefined && { successCondition: String(successCondition) }),
    ...(failureCondition !== undefined && { failureCondition: String(failureCondition) }),
    ...limitsOf(metric),
    provider: provider.job === undefined ? provider : { job: toJob(provider.job) },
  };
}

function limitsOf(metric: Limits): Partial<Record<keyof Limits, number | string>> {
  const given = limits.map((field) => [field, metric[field]] as const).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([field, value]) => [field, value instanceof AnalysisArgument ? String(value) : value]));
}

function toJob({ pod, metadata, ...spec }: JobMetric): l1.Job {
  return { ...(metadata && { metadata }), spec: { ...spec, template: podTemplate({ restartPolicy: 'Never', ...pod }) } };
}
