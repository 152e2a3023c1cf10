import { isGiven } from '../../../lib/checks/field-demands';
import { fieldAt } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';

export const resourceSelector = eventSourceRule({
  code: 'argo-events/resource-selector',
  summary: 'A filter on the labels or fields of watched objects names the label or field.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/setup/resource/',
  checkObject(object, report) {
    for (const { type, name, path, fields } of eventsOf(object)) {
      if (type !== 'resource') continue;
      for (const list of ['labels', 'fields']) {
        for (const selector of placedItems(`${path}.filter.${list}`, fieldAt(fields, 'filter', list))) {
          if (isGiven(selector.fields, 'key')) continue;
          report({ path: `${selector.path}.key`, message: `A filter of event '${name}' on ${list} has no 'key'.`, hint: "Set 'key'." });
        }
      }
    }
  },
});
