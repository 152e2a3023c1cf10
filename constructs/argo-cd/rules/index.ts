import type { Rule } from '../../../lib/checks/rule';
import { destination } from './destination';
import { driftingValue } from './drifting-value';
import { generators } from './generators';
import { hydrator } from './hydrator';
import { incompleteSource } from './incomplete-source';
import { missingSource } from './missing-source';
import { projectDestination } from './project-destination';
import { projectEntries } from './project-entries';
import { projectNamespace } from './project-namespace';
import { projectSource } from './project-source';
import { syncOption } from './sync-option';
import { templateLanguage } from './template-language';
import { templateOptions } from './template-options';
import { unknownSourceRef } from './unknown-source-ref';

/** What the controllers refuse, alone and together with the projects of the set, and what they pass over. */
export const rules: readonly Rule[] = [
  destination,
  driftingValue,
  generators,
  hydrator,
  incompleteSource,
  missingSource,
  projectDestination,
  projectEntries,
  projectNamespace,
  projectSource,
  syncOption,
  templateLanguage,
  templateOptions,
  unknownSourceRef,
];
