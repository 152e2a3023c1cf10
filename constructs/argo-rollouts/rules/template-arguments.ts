import { textOf } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { argumentsOf, metricsOf } from '../analysis-templates';
import { analysisRule } from './kinds';

const used = /\{\{\s*args\.([^\s{}]+)\s*\}\}/g;

export const templateArguments = analysisRule({
  code: 'argo-rollouts/template-arguments',
  summary: 'The metrics of an analysis use arguments that it declares, each with one source of its value.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report) {
    const declared = argumentsOf(object);
    for (const { path, fields } of declared) {
      if (fields.value === undefined || fields.valueFrom === undefined) continue;
      report({ path, message: `Argument '${String(fields.name)}' has 'value' and 'valueFrom', which exclude each other.`, hint: 'Keep one of them.' });
    }
    const names = declared.flatMap(({ fields }) => textOf(fields.name) ?? []);
    for (const { path, fields } of metricsOf(object)) {
      const unknown = [...new Set([...JSON.stringify(fields).matchAll(used)].map(([, name = '']) => name))].filter((name) => !names.includes(name));
      for (const name of unknown) report({ path, message: `Metric '${String(fields.name ?? '')}' uses argument '${name}', which the ${object.kind} does not have.`, hint: `${didYouMean(name, names)}Add it below 'args'.` });
    }
  },
});
