import { hintForValue } from '../../../lib/checks/allowed-value';
import { fieldAt, fieldsOf, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { dependenciesOf } from '../parts';
import { sensorRule } from './kinds';

const operators = ['and', 'or'];
const comparators = ['>=', '>', '=', '!=', '<', '<='];

export const filterOperator = sensorRule({
  code: 'argo-events/filter-operator',
  summary: 'Operators and comparators in filters are known ones.',
  docs: 'https://argoproj.github.io/argo-events/sensors/filters/intro/',
  checkObject(object, report) {
    const check = (what: string, path: string, value: unknown, allowed: readonly string[]): void => {
      const text = textOf(value);
      if (text === undefined || allowed.includes(text)) return;
      report({ path, message: `The ${what} '${text}' is not known.`, hint: hintForValue(text, allowed) });
    };
    for (const { path, fields } of dependenciesOf(object)) {
      const filters = fieldsOf(fields.filters);
      check('operator', `${path}.filtersLogicalOperator`, fields.filtersLogicalOperator, operators);
      for (const field of ['dataLogicalOperator', 'exprLogicalOperator']) check('operator', `${path}.filters.${field}`, filters[field], operators);
      for (const data of placedItems(`${path}.filters.data`, fieldAt(filters, 'data'))) {
        check('comparator', `${data.path}.comparator`, data.fields.comparator, comparators);
      }
    }
  },
});
