import { fieldAt, itemsOf, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { compilePattern } from '../../../lib/schema/pattern';
import { dependenciesOf } from '../parts';
import { sensorRule } from './kinds';

/** Texts are compared by regular expressions, which are not looked at before the first event; then no event passes. */
export const filterPattern = sensorRule({
  code: 'argo-events/filter-pattern',
  summary: 'What a filter on text compares with is a regular expression.',
  docs: 'https://argoproj.github.io/argo-events/sensors/filters/data/',
  checkObject(object, report) {
    for (const dependency of dependenciesOf(object)) {
      for (const { path, fields } of placedItems(`${dependency.path}.filters.data`, fieldAt(dependency.fields, 'filters', 'data'))) {
        if (fields.type !== 'string') continue;
        for (const [index, value] of itemsOf(fields.value).entries()) {
          const { broken } = compilePattern(textOf(value) ?? '');
          if (broken === undefined) continue;
          report({
            path: `${path}.value[${index}]`,
            message: `The filter compares with '${String(value)}', which is no regular expression: ${broken.replace('error parsing regexp: ', '')}.`,
            hint: 'Write one as RE2 reads it; before a character that stands for itself, write \\.',
          });
        }
      }
    }
  },
});
