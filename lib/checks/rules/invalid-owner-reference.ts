import { isFields } from '../names/label-sites';
import { objectRule } from '../object-rule';

const demanded = ['apiVersion', 'kind', 'name', 'uid'] as const;

export const invalidOwnerReference = objectRule({
  code: 'names/invalid-owner-reference',
  category: 'names',
  severity: 'error',
  summary: 'An owner is named by API version, kind, name and uid, and one owner at most is the controller.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
  checkObject({ metadata }, report) {
    const owners = Array.isArray(metadata?.ownerReferences) ? (metadata.ownerReferences as unknown[]) : [];
    for (const [index, owner] of owners.entries()) {
      if (!isFields(owner)) continue;
      for (const field of demanded) {
        if (owner[field]) continue;
        report({
          path: `metadata.ownerReferences.${field}`,
          at: `metadata.ownerReferences[${index}].${field}`,
          message: `The owner reference ${index} has no ${field}.`,
          hint: 'Leave owner references to controllers: the uid of an object is not known before it is made.',
        });
      }
    }
    // The API server drops an owner that is named twice.
    const controllers = new Set(owners.map((owner) => (isFields(owner) && owner.controller === true ? owner.uid : undefined)).filter(Boolean));
    if (controllers.size > 1) {
      report({ path: 'metadata.ownerReferences', message: 'More than one owner is the controller.', hint: 'Set controller: true on one of them.' });
    }
  },
});
