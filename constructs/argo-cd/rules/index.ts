import type { Rule } from '../../../lib/checks/rule';
import { destination } from './destination';
import { driftingValue } from './drifting-value';
import { generators } from './generators';
import { hydrator } from './hydrator';
import { incompleteSource } from './incomplete-source';
import { repeatedApplication, unknownKey } from './list-elements';
import { missingSource } from './missing-source';
import { projectDestination } from './project-destination';
import { projectEntries } from './project-entries';
import { projectNamespace } from './project-namespace';
import { projectObjects } from './project-objects';
import { projectPolicies } from './project-policies';
import { projectSource } from './project-source';
import { sourcePath } from './source-path';
import { syncAnnotations } from './sync-annotations';
import { syncOption } from './sync-option';
import { syncWindow } from './sync-window';
import { templateLanguage } from './template-language';
import { templateOptions } from './template-options';
import { unknownSourceRef } from './unknown-source-ref';
import { unpublishedPath } from './unpublished-path';

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
  projectObjects,
  projectPolicies,
  projectSource,
  repeatedApplication,
  sourcePath,
  syncAnnotations,
  syncOption,
  syncWindow,
  templateLanguage,
  templateOptions,
  unknownKey,
  unknownSourceRef,
  unpublishedPath,
];
