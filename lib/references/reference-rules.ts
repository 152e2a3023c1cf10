import type { Rule } from '../checks/rule';
import type { ManifestSet } from '../manifest-set';
import { coreModels } from './core-models';
import { buildReferenceGraph, type ReferenceGraph } from './reference-graph';
import { type ReferenceModel, partTypes } from './reference-model';
import { duplicateName } from './rules/duplicate-name';
import { missingContainerPort } from './rules/missing-container-port';
import { missingNamespace } from './rules/missing-namespace';
import { missingClass, missingObject } from './rules/missing-object';
import { missingPart } from './rules/missing-part';
import { missingTargetPort } from './rules/missing-target-port';
import { missingVolume } from './rules/missing-volume';
import { unmatchedSelector } from './rules/unmatched-selector';

const makers = [
  missingObject,
  missingClass,
  missingNamespace,
  unmatchedSelector,
  missingTargetPort,
  missingVolume,
  missingContainerPort,
  duplicateName,
];

/**
 * The rules that prove that every reference of a set resolves, or is declared external.
 *
 * @param models what the systems contribute; the models of Kubernetes itself are always there
 */
export function referenceRules(models: readonly ReferenceModel[] = []): readonly Rule[] {
  const all = [...coreModels, ...models];
  const graphs = new WeakMap<ManifestSet, ReferenceGraph>();
  const graphOf = (set: ManifestSet): ReferenceGraph => {
    let graph = graphs.get(set);
    if (!graph) graphs.set(set, (graph = buildReferenceGraph(set, all)));
    return graph;
  };
  return [...makers.map((make) => make(graphOf)), ...partTypes.map((type) => missingPart(type, graphOf))];
}
