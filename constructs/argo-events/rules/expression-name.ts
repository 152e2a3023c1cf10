import { fieldAt, textOf } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { placedItems } from '../../../lib/references/pod-template';
import { namesInExpression } from '../expression';
import { dependenciesOf } from '../parts';
import { sensorRule } from './kinds';

/** The controller accepts it. With an undefined name in its expression, a filter lets no event pass. */
export const expressionName = sensorRule({
  code: 'argo-events/expression-name',
  severity: 'warning',
  summary: 'The expression of a filter uses names that its fields define.',
  docs: 'https://argoproj.github.io/argo-events/sensors/filters/expr/',
  checkObject(object, report) {
    for (const dependency of dependenciesOf(object)) {
      for (const { path, fields } of placedItems(`${dependency.path}.filters.exprs`, fieldAt(dependency.fields, 'filters', 'exprs'))) {
        const read = namesInExpression(textOf(fields.expr) ?? '');
        if ('mistake' in read) continue;
        const defined = placedItems(path, fields.fields).flatMap((field) => textOf(field.fields.name) ?? []);
        for (const name of read.names.filter((used) => !defined.includes(used))) {
          report({
            path: `${path}.expr`,
            message: `The expression uses '${name}', which none of its fields defines.`,
            hint: `${didYouMean(name, defined)}Add a field with the name '${name}'.`,
          });
        }
      }
    }
  },
});
