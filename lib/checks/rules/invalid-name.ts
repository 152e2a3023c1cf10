import { nameFinding } from '../names/name-finding';
import { nameFormatOf } from '../names/name-format-of';
import { isNeverStored } from '../names/never-stored';
import { objectRule } from '../object-rule';

export const invalidName = objectRule({
  code: 'names/invalid-name',
  category: 'names',
  severity: 'error',
  summary: "An object's name has the shape that the API server demands of its kind: for most kinds a DNS subdomain.",
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  checkObject(object, report, { schemas }) {
    const name = object.metadata?.name;
    if (typeof name !== 'string' || name === '' || isNeverStored(object)) return;
    const finding = nameFinding('The name', name, nameFormatOf(object, schemas.kubernetesVersion), () => `the ${object.kind}`);
    if (finding) report({ path: 'metadata.name', ...finding });
  },
});
