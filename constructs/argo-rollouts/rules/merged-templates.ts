import type { ReportHere } from '../../../lib/checks/controller-rule';
import type { KubeObject } from '../../../lib/kube-object';
import { textOf } from '../../../lib/references/fields';
import { argumentsOf, metricsOf, templatesOf, usesOfTemplates } from '../analysis-templates';
import { runnerRule } from './kinds';

export const mergedTemplates = runnerRule({
  code: 'argo-rollouts/merged-templates',
  summary: 'Templates of one analysis have metrics of different names, and equal defaults for an argument that several of them take.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report, { set }) {
    for (const { path, references } of usesOfTemplates(object)) {
      const { templates } = templatesOf(set, object.metadata?.namespace ?? '', references);
      const parts = templates.flatMap((template) => [...metricsIn(template), ...defaultsIn(template)]);
      tellConflicts(parts, (message) => report({ path, message, hint: 'Rename one of them, or make an analysis for each template.' }));
    }
  },
});

interface Part {
  readonly what: string;
  readonly value?: string;
  readonly of: KubeObject;
}

function metricsIn(of: KubeObject): Part[] {
  return metricsOf(of).flatMap(({ fields: { name } }) => (textOf(name) === undefined ? [] : [{ what: `metric '${String(name)}'`, of }]));
}

function defaultsIn(of: KubeObject): Part[] {
  return argumentsOf(of).flatMap(({ fields: { name, value } }) => (value === undefined ? [] : [{ what: `a default of '${String(name)}'`, value: String(value), of }]));
}

/** A metric may be there once, a default as often as it is the same. */
function tellConflicts(parts: readonly Part[], tell: (message: Parameters<ReportHere>[0]['message']) => void): void {
  const first = new Map<string, Part>();
  for (const part of parts) {
    const other = first.get(part.what);
    if (other === undefined) first.set(part.what, part);
    else if (other.of !== part.of && (part.value === undefined || part.value !== other.value)) {
      tell(`${other.of.kind} '${other.of.metadata?.name}' and ${part.of.kind} '${part.of.metadata?.name}' both have ${part.what}.`);
    }
  }
}
