import { hintForValue } from '../../../lib/checks/allowed-value';
import type { Finding } from '../../../lib/checks/rule';
import type { KubeObject } from '../../../lib/kube-object';
import { nearestName } from '../../../lib/nearest-name';
import { fieldAt, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { dependenciesOf } from '../parts';
import { sensorRule } from './kinds';

const types = ['bool', 'number', 'string'];

/** The controller accepts any type. With one that it does not know, the filter lets no event pass. */
export const misspeltFilterType = sensorRule({
  code: 'argo-events/misspelt-filter-type',
  summary: 'The type of a value in a filter is no misspelt one.',
  docs: 'https://argoproj.github.io/argo-events/sensors/filters/data/',
  checkObject(object, report) {
    for (const finding of unknownTypes(object, true)) report(finding);
  },
});

/** What is like no type that is known could be one of a newer controller. */
export const unknownFilterType = sensorRule({
  code: 'argo-events/unknown-filter-type',
  severity: 'warning',
  summary: 'The type of a value in a filter is bool, number or string.',
  docs: 'https://argoproj.github.io/argo-events/sensors/filters/data/',
  checkObject(object, report) {
    for (const finding of unknownTypes(object, false)) report(finding);
  },
});

function unknownTypes(sensor: KubeObject, misspelt: boolean): Omit<Finding, 'entry'>[] {
  return dependenciesOf(sensor)
    .flatMap(({ path, fields }) => placedItems(`${path}.filters.data`, fieldAt(fields, 'filters', 'data')))
    .flatMap(({ path, fields }) => {
      const type = textOf(fields.type);
      if (type === undefined || types.includes(type) || (nearestName(type, types) !== undefined) !== misspelt) return [];
      return [{
        path: `${path}.type`,
        message: `The filter compares values of type '${type}', which is not known.`,
        hint: hintForValue(type, types),
      }];
    });
}
