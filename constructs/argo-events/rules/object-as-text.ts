import { controllerRule } from '../../../lib/checks/controller-rule';
import { group } from '../parts';

/** What JavaScript makes of an object that is put into a text. */
const asText = '[object Object]';

export const objectAsText = controllerRule({
  code: 'argo-events/object-as-text',
  group,
  kinds: ['EventSource', 'Sensor'],
  summary: 'No text holds what was an object in the program that wrote it.',
  checkObject(object, report) {
    for (const path of textsWithObjects(object.spec, 'spec')) {
      report({ path, message: `The text holds '${asText}': an object was put into it by JavaScript.`, hint: 'Put in a text of the object; for values of events write text`...`.' });
    }
  },
});

function textsWithObjects(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.includes(asText) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsWithObjects(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => textsWithObjects(field, `${path}.${name}`));
}
