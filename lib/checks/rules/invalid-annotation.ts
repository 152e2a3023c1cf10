import { annotationKey } from '../names/label-names';
import { isFields, labelSites } from '../names/label-sites';
import { nameFinding } from '../names/name-finding';
import { objectRule } from '../object-rule';

export const invalidAnnotation = objectRule({
  code: 'names/invalid-annotation',
  category: 'names',
  severity: 'error',
  summary: 'Keys of annotations have the shape that the API server demands.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set',
  checkObject(object, report, { schemas }) {
    for (const { path, value } of labelSites(object, schemas, 'annotations')) {
      if (!isFields(value)) continue;
      for (const key of Object.keys(value)) {
        const finding = nameFinding('The annotation', key, annotationKey);
        if (finding) report({ path, at: `${path}[${key}]`, ...finding });
      }
    }
  },
});
