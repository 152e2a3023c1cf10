import { fieldAt, fieldsOf, isFields, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { isGiven, literalOf } from '../model/ports';
import { hasTag } from '../text/tags';
import { templatesIn, workflowRule, type Report } from './workflow-rule';

const metricName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const kinds = ['gauge', 'counter', 'histogram'];

export const invalidMetric = workflowRule({
  code: 'argo-workflows/invalid-metric',
  summary: 'A metric has a name that Prometheus takes, a help text, and a value.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/metrics/',
  look(workflow, report, library) {
    const holders = [{ path: workflow.path, fields: workflow.spec }, ...templatesIn(workflow, library)];
    for (const { path, fields } of holders) for (const metric of placedItems(`${path}.metrics.prometheus`, fieldAt(fields, 'metrics', 'prometheus'))) reportMetric(metric.path, metric.fields, report);
  },
});

function reportMetric(path: string, metric: Readonly<Record<string, unknown>>, report: Report): void {
  const name = textOf(metric.name) ?? '';
  if (!metricName.test(name) && !hasTag(name)) report({ path: `${path}.name`, message: `'${name}' is no name of a metric.`, hint: "Use letters, digits and '_', and begin with a letter." });
  if (textOf(metric.help) === undefined) report({ path: `${path}.help`, message: `The metric '${name}' has no help text.`, hint: 'Say what it measures.' });
  for (const { path: at, fields } of placedItems(`${path}.labels`, metric.labels)) {
    const key = textOf(fields.key) ?? '';
    if (!metricName.test(key) && !hasTag(key)) report({ path: `${at}.key`, message: `'${key}' is no name of a label.`, hint: "Use letters, digits and '_', and begin with a letter." });
  }
  for (const kind of kinds) {
    if (isFields(metric[kind]) && !isGiven(literalOf(fieldsOf(metric[kind]).value) || undefined)) report({ path: `${path}.${kind}.value`, message: `The ${kind} of the metric '${name}' has no value.`, hint: 'Give it one.' });
  }
  const { realtime, value } = fieldsOf(metric.gauge);
  if (realtime === true && (textOf(value) ?? '').includes('resourcesDuration.')) report({ path: `${path}.gauge.value`, message: 'A gauge in real time cannot read resourcesDuration, which is known at the end.', hint: 'Set realtime to false.' });
}
