import { fieldAt, isFields } from '../../../lib/references/fields';
import { applicationSetRule } from './kinds';

/** A placeholder of the other language stays as it is, or is no function that is known. */
export const templateLanguage = applicationSetRule({
  code: 'argo-cd/template-language',
  severity: 'warning',
  summary: 'The placeholders in the name of what an ApplicationSet makes are of the language that it chooses.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/',
  checkObject({ spec }, report) {
    if (!isFields(spec)) return;
    const name = fieldAt(spec, 'template', 'metadata', 'name');
    if (typeof name !== 'string') return;
    if (spec.goTemplate !== true && /\{\{-?\s*\./.test(name)) {
      report({
        path: 'spec.template.metadata.name',
        message: `The name '${name}' has a placeholder of Go templates, which are not switched on.`,
        hint: "Set 'goTemplate: true', or write '{{name}}'.",
      });
    }
    const plain = spec.goTemplate === true ? /\{\{\s*((?:name|server|cluster|path|branch|values|metadata)[\w.-]*)\s*\}\}/.exec(name)?.[1] : undefined;
    if (plain !== undefined) {
      report({
        path: 'spec.template.metadata.name',
        message: `The name '${name}' has the placeholder '${plain}', which Go templates take for a function.`,
        hint: `Write '{{.${plain}}}'.`,
      });
    }
  },
});
