import { fieldAt, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { namesInExpression } from '../expression';
import { dependenciesOf } from '../parts';
import { sensorRule } from './kinds';

/** The expression is not looked at before the first event, and then no event passes. */
export const expressionFilter = sensorRule({
  code: 'argo-events/expression-filter',
  summary: 'The expression of a filter can be read.',
  docs: 'https://argoproj.github.io/argo-events/sensors/filters/expr/',
  checkObject(object, report) {
    for (const dependency of dependenciesOf(object)) {
      for (const { path, fields } of placedItems(`${dependency.path}.filters.exprs`, fieldAt(dependency.fields, 'filters', 'exprs'))) {
        const text = textOf(fields.expr);
        if (text === undefined) continue;
        const read = namesInExpression(text);
        if ('mistake' in read) {
          report({
            path: `${path}.expr`,
            message: `The expression '${text}' cannot be read: ${read.mistake}.`,
            hint: "Write it as in: name == 'value' && count > 3.",
          });
        }
      }
    }
  },
});
