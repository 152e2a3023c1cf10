import { isFields, textOf } from '../../../lib/references/fields';
import { isGiven, type Port } from '../model/ports';
import type { TemplateType } from '../model/template';
import { templateRule, type Report } from './workflow-rule';

const sources = ['path', 'jqFilter', 'jsonPath', 'parameter', 'expression'];

/** What the value of an output comes from, by the type of its template. */
const sourcesOf: Readonly<Partial<Record<TemplateType, readonly string[]>>> = {
  container: ['path'],
  containerSet: ['path'],
  script: ['path'],
  resource: ['jqFilter', 'jsonPath'],
  dag: ['parameter', 'expression'],
  steps: ['parameter', 'expression'],
};

export const invalidOutput = templateRule({
  code: 'argo-workflows/invalid-output',
  summary: 'An output parameter has a value, from one source that its type of template has.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/fields/#valuefrom',
  look({ outputParameters, type }, report) {
    for (const output of outputParameters) reportOutput(output, type, report);
  },
});

function reportOutput({ name, path, fields }: Port, type: TemplateType | undefined, report: Report): void {
  const { value, valueFrom } = fields;
  if (isGiven(value) && isFields(valueFrom)) report({ path, message: `The output '${name}' has value and valueFrom.`, hint: 'Keep one of them.' });
  if (!isFields(valueFrom)) {
    if (!isGiven(value)) report({ path: `${path}.valueFrom`, message: `The output '${name}' has no value.`, hint: 'Say with valueFrom where it comes from.' });
    return;
  }
  const given = sources.filter((source) => textOf(valueFrom[source]) !== undefined);
  if (isFields(valueFrom.supplied)) given.push('supplied');
  const fitting = type && sourcesOf[type];
  const hint = fitting ? `Use ${fitting.join(' or ')} in a template of type ${type}.` : `Use one of ${sources.join(', ')}.`;
  if (given.length > 1) report({ path: `${path}.valueFrom`, message: `The output '${name}' comes from ${given.join(' and ')}, and only one may be set.`, hint });
  else if (given.length === 0) report({ path: `${path}.valueFrom`, message: `The output '${name}' comes from nowhere.`, hint });
  else if (fitting && !fitting.includes(given[0])) report({ path: `${path}.valueFrom.${given[0]}`, message: `The output '${name}' cannot come from ${given[0]} in a template of type ${type}.`, hint });
}
