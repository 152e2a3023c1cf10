import { accessModels } from './core/access';
import { configurationModels } from './core/configuration';
import { networkingModels } from './core/networking';
import { storageModels } from './core/storage';
import { workloadModels } from './core/workloads';
import type { ReferenceModel } from './reference-model';

/** What the kinds of Kubernetes itself refer to, and what they provide. */
export const coreModels: readonly ReferenceModel[] = [
  ...accessModels,
  ...configurationModels,
  ...networkingModels,
  ...storageModels,
  ...workloadModels,
];
