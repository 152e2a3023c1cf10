import { unmetDemands, type FieldDemand } from '../../../lib/checks/field-demands';
import { fieldsOf, isFields, itemsOf } from '../../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../../lib/references/pod-template';
import { dependenciesOf } from '../parts';
import { sensorRule } from './kinds';

const context: FieldDemand = { oneOf: ['type', 'subject', 'source', 'datacontenttype'] };

export const incompleteFilter = sensorRule({
  code: 'argo-events/incomplete-filter',
  summary: 'A filter says what it compares with what.',
  docs: 'https://argoproj.github.io/argo-events/sensors/filters/intro/',
  checkObject(object, report) {
    const demand = (what: string, { path, fields }: PlacedFields, demands: readonly FieldDemand[]): void => {
      for (const unmet of unmetDemands(fields, demands)) {
        report({
          path: `${path}.${unmet.field}`,
          message: `${what} ${unmet.what}.`,
          hint: unmet.hint,
        });
      }
    };
    for (const { path, fields } of dependenciesOf(object)) {
      const filters = fieldsOf(fields.filters);
      for (const data of placedItems(`${path}.filters.data`, filters.data)) {
        demand('The filter on data', data, ['path', 'type', 'value']);
        const empty = itemsOf(data.fields.value).indexOf('');
        if (empty >= 0) {
          report({
            path: `${data.path}.value[${empty}]`,
            message: 'The filter on data compares with an empty value.',
            hint: 'Leave the value out.',
          });
        }
      }
      for (const expression of placedItems(`${path}.filters.exprs`, filters.exprs)) {
        demand('The filter by expression', expression, ['expr', 'fields']);
        for (const field of placedItems(`${expression.path}.fields`, expression.fields.fields)) demand('The field of the expression', field, ['path', 'name']);
      }
      if (isFields(filters.context)) demand('The filter on the context', { path: `${path}.filters.context`, fields: filters.context }, [context]);
    }
  },
});
