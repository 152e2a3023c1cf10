import { fieldAt, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { usesOfTemplates } from '../analysis-templates';
import { rolloutRule } from './kinds';

const known = /^metadata\.(?:annotations|labels|name|namespace|uid|(?:annotations|labels)\['(?:[a-z0-9.-]+\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?'\])$/;

export const analysisField = rolloutRule({
  code: 'argo-rollouts/analysis-field',
  summary: 'An argument of an analysis is filled from a field of metadata that can be one.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  checkObject(object, report) {
    for (const { path, fields } of usesOfTemplates(object)) {
      for (const argument of placedItems(`${path}.args`, fields.args)) {
        const field = textOf(fieldAt(argument.fields, 'valueFrom', 'fieldRef', 'fieldPath'));
        if (field === undefined || !field.startsWith('metadata') || known.test(field)) continue;
        report({
          path: `${argument.path}.valueFrom.fieldRef.fieldPath`,
          message: `The argument is filled from '${field}', which is no field that can be one.`,
          hint: "Write metadata.name, metadata.namespace, metadata.uid, metadata.labels['key'] or metadata.annotations['key'].",
        });
      }
    }
  },
});
