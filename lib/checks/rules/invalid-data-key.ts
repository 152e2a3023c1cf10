import { isFields } from '../names/label-sites';
import { nameFinding } from '../names/name-finding';
import { quote } from '../names/name-format';
import { dataKey } from '../names/other-names';
import { objectRule } from '../object-rule';

const dataFields: Readonly<Record<string, readonly string[]>> = {
  'v1/ConfigMap': ['data', 'binaryData'],
  'v1/Secret': ['data', 'stringData'],
};

export const invalidDataKey = objectRule({
  code: 'names/invalid-data-key',
  category: 'names',
  severity: 'error',
  summary: 'Keys of ConfigMaps and Secrets can be file names, and a ConfigMap has each key once.',
  docs: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
  checkObject(object, report) {
    for (const field of dataFields[`${object.apiVersion}/${object.kind}`] ?? []) {
      const data = object[field];
      if (!isFields(data)) continue;
      for (const key of Object.keys(data)) {
        const finding = nameFinding('The key', key, dataKey);
        if (finding) report({ path: `${field}[${key}]`, ...finding });
        else if (field === 'binaryData' && isFields(object.data) && Object.hasOwn(object.data, key)) {
          report({ path: `binaryData[${key}]`, message: `The key ${quote(key)} is in data too.`, hint: 'Keep it in one of the two.' });
        }
      }
    }
  },
});
