import { isNeverStored } from '../names/never-stored';
import { objectRule } from '../object-rule';

export const missingName = objectRule({
  code: 'names/missing-name',
  category: 'names',
  severity: 'error',
  summary: 'Every object has a name, or a prefix from which the API server makes one.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  checkObject(object, report) {
    const { name, generateName } = object.metadata ?? {};
    if (name || generateName || isNeverStored(object)) return;
    report({
      path: 'metadata.name',
      message: `The ${object.kind} has no name.`,
      hint: 'Set metadata.name.',
    });
  },
});
