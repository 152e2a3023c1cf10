import type { Rule } from '../rule';
import { annotationsTooLarge } from './annotations-too-large';
import { duplicateIdentity } from './duplicate-identity';
import { invalidAnnotation } from './invalid-annotation';
import { invalidDataKey } from './invalid-data-key';
import { invalidFinalizer } from './invalid-finalizer';
import { invalidGenerateName } from './invalid-generate-name';
import { invalidLabel } from './invalid-label';
import { invalidName } from './invalid-name';
import { invalidNamespace } from './invalid-namespace';
import { invalidOwnerReference } from './invalid-owner-reference';
import { invalidSelector } from './invalid-selector';
import { missingName } from './missing-name';
import { namespaceOnClusterScoped } from './namespace-on-cluster-scoped';

/** Identity, names, labels: what the API server refuses whatever the kind's schema says. */
export const nameRules: readonly Rule[] = [
  duplicateIdentity,
  missingName,
  invalidName,
  invalidGenerateName,
  invalidNamespace,
  namespaceOnClusterScoped,
  invalidLabel,
  invalidSelector,
  invalidAnnotation,
  annotationsTooLarge,
  invalidFinalizer,
  invalidOwnerReference,
  invalidDataKey,
];
