import { textOf, type Fields } from '../../../lib/references/fields';
import { isGoDuration } from '../../../lib/schema/formats/time';
import { metricsOf } from '../analysis-templates';
import { numberOf } from '../parts';
import { analysisRule } from './kinds';

const limits = ['failureLimit', 'consecutiveSuccessLimit', 'inconclusiveLimit', 'consecutiveErrorLimit'];

/** What is filled in from an argument is looked at when it is. */
export const metricLimits = analysisRule({
  code: 'argo-rollouts/metric-limits',
  summary: 'A metric is measured often enough for its limits, and at intervals that are lengths of time.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report) {
    for (const { path, fields } of metricsOf(object)) {
      for (const { field, what, hint } of mistakesOf(fields)) {
        report({
          path: `${path}.${field}`,
          message: `Metric '${String(fields.name ?? '')}' ${what}.`,
          hint,
        });
      }
    }
  },
});

function* mistakesOf(metric: Fields): Generator<{ field: string; what: string; hint: string }> {
  for (const field of limits) {
    const limit = numberOf(metric[field]);
    const least = field === 'failureLimit' ? -1 : 0;
    if (limit !== undefined && limit < least) yield { field, what: `has ${field} ${limit}`, hint: least < 0 ? 'Set 0 or more, or -1 for no limit.' : 'Set 0 or more.' };
  }
  const [failure = 0, success = 0, inconclusive = 0] = limits.map((field) => numberOf(metric[field]));
  if (failure === -1 && success === 0) {
    yield {
      field: 'failureLimit',
      what: 'can neither fail nor succeed',
      hint: "Set 'failureLimit' or 'consecutiveSuccessLimit'.",
    };
  }
  const count = numberOf(metric.count) ?? 0;
  const needed = Math.max(Math.max(failure, 0) + success, inconclusive);
  if (count > 0 && count < needed) {
    yield {
      field: 'count',
      what: `is measured ${count} times, and its limits need ${needed}`,
      hint: "Raise 'count', or lower the limits.",
    };
  }
  if (count > 1 && textOf(metric.interval) === undefined) {
    yield {
      field: 'interval',
      what: `is measured ${count} times without an interval`,
      hint: "Set 'interval'.",
    };
  }
  for (const field of ['interval', 'initialDelay']) {
    const text = textOf(metric[field]);
    if (text !== undefined && !text.includes('{{') && !isGoDuration(text)) yield { field, what: `has ${field} '${text}', which is no length of time`, hint: "Write a number with its unit: '1m'." };
  }
}
