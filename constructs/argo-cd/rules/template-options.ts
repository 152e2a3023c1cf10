import { hintForValue } from '../../../lib/checks/allowed-value';
import { fieldAt, itemsOf } from '../../../lib/references/fields';
import { applicationSetRule } from './kinds';

const options = ['missingkey=default', 'missingkey=invalid', 'missingkey=zero', 'missingkey=error'];

/** An unknown option brings the controller down. */
export const templateOptions = applicationSetRule({
  code: 'argo-cd/template-options',
  summary: 'The options of Go templates are ones that these have.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/',
  checkObject(object, report) {
    for (const [index, option] of itemsOf(fieldAt(object, 'spec', 'goTemplateOptions')).entries()) {
      if (typeof option !== 'string' || options.includes(option)) continue;
      report({ path: `spec.goTemplateOptions[${index}]`, message: `Go templates have no option '${option}'.`, hint: hintForValue(option, options) });
    }
  },
});
