import { labelKey, labelValue } from '../names/label-names';
import { isFields, labelSites } from '../names/label-sites';
import { nameFinding } from '../names/name-finding';
import { quote } from '../names/name-format';
import { objectRule } from '../object-rule';

export const invalidLabel = objectRule({
  code: 'names/invalid-label',
  category: 'names',
  severity: 'error',
  summary: 'Keys and values of labels, also in pod templates and selectors, have the shape that the API server demands.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  checkObject(object, report, { schemas }) {
    for (const { path, value } of labelSites(object, schemas, 'labels')) {
      if (!isFields(value)) continue;
      for (const key of Object.keys(value)) {
        const label = value[key];
        const keyFinding = nameFinding('The label', key, labelKey);
        if (keyFinding) report({ path, at: `${path}[${key}]`, ...keyFinding });
        const valueFinding = typeof label === 'string' && nameFinding('The value', label, labelValue, () => `the label ${quote(key)}`);
        if (valueFinding) report({ path, at: `${path}[${key}]`, ...valueFinding });
      }
    }
  },
});
