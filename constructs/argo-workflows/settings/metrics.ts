import type { Metrics, Prometheus } from '../../../imports/argo-workflows';
import type { Expression } from '../values/expression';
import { conditionTag } from '../values/operands';
import { renderValues } from '../values/render';

interface MetricOptions {
  readonly name: string;
  readonly help: string;
  /** @default - none */
  readonly labels?: Readonly<Record<string, string | Expression<unknown>>>;
  /** Emitted only where it holds. @default - always */
  readonly when?: Expression<boolean>;
}

type MetricValue = number | string | Expression<unknown>;

/** A metric that the controller gives to Prometheus. Made by `counter()`, `gauge()` and `histogram()`. */
export interface Metric {
  readonly spec: Prometheus;
}

/** A number that only grows. */
export function counter({ value = 1, ...options }: MetricOptions & { readonly value?: MetricValue }): Metric {
  return metric(options, { counter: { value: String(value) } });
}

/** A number that goes up and down. */
export function gauge(
  options: MetricOptions & {
    readonly value: MetricValue;
    /** Whether it is emitted while the step runs, and not only at its end. @default false */
    readonly realtime?: boolean;
    readonly operation?: 'Set' | 'Add' | 'Sub';
  },
): Metric {
  const { value, realtime = false, operation, ...others } = options;
  return metric(others, { gauge: { value: String(value), realtime, ...(operation && { operation }) } });
}

/** How often a number fell below each bound. */
export function histogram({
  value,
  buckets,
  ...options
}: MetricOptions & { readonly value: MetricValue; readonly buckets: readonly number[] }): Metric {
  return metric(options, { histogram: { value: String(value), buckets } });
}

function metric({ name, help, labels, when }: MetricOptions, kind: Partial<Prometheus>): Metric {
  const list = Object.entries(labels ?? {}).map(([key, value]) => ({ key, value: String(value) }));
  return { spec: renderValues({ name, help, ...(list.length > 0 && { labels: list }), ...(when && { when: conditionTag(when) }), ...kind }) };
}

/** @see https://argo-workflows.readthedocs.io/en/latest/metrics/ */
export function metricsSpec(metrics: readonly Metric[]): Metrics {
  return { prometheus: metrics.map(({ spec }) => spec) };
}
