import { findInSet } from '../../lib/checks/objects-of-set';
import type { KubeObject } from '../../lib/kube-object';
import type { ManifestSet } from '../../lib/manifest-set';
import { fieldAt, fieldsOf, textOf } from '../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../lib/references/pod-template';
import { analysesOf, experimentsOf, group } from './parts';

/** Templates that an analysis uses, as far as the set has them. */
export interface UsedTemplates {
  readonly templates: readonly KubeObject[];
  /** The set has all of them. */
  readonly complete: boolean;
}

/** A place where templates are run, with what names them. */
export interface TemplateUse extends PlacedFields {
  readonly references: readonly PlacedFields[];
}

/** The analyses of a Rollout or of an Experiment, those of its experiments included: these run one template each. */
export function usesOfTemplates(object: KubeObject): TemplateUse[] {
  const own = analysesOf(object).map((analysis) => ({ ...analysis, references: placedItems(`${analysis.path}.templates`, analysis.fields.templates) }));
  const ofExperiments = experimentsOf(object).flatMap(({ path, fields }) => placedItems(`${path}.analyses`, fields.analyses));
  return [...own, ...ofExperiments.map((analysis) => ({ ...analysis, references: [analysis] }))];
}

/** The templates of an analysis, and those that these use in turn. */
export function templatesOf(set: ManifestSet, namespace: string, references: readonly PlacedFields[]): UsedTemplates {
  const templates = new Set<KubeObject>();
  let complete = true;
  const add = (of: readonly PlacedFields[]): void => {
    for (const { fields } of of) {
      const template = findTemplate(set, namespace, fields);
      if (template === undefined) complete = false;
      else if (!templates.has(template)) {
        templates.add(template);
        add(placedItems('', fieldAt(template, 'spec', 'templates')));
      }
    }
  };
  add(references);
  return { templates: [...templates], complete };
}

function findTemplate(set: ManifestSet, namespace: string, { templateName, clusterScope }: PlacedFields['fields']): KubeObject | undefined {
  const cluster = clusterScope === true;
  return findInSet(set, group, cluster ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate', cluster ? '' : namespace, textOf(templateName) ?? '')?.object;
}

export function argumentsOf(template: KubeObject): PlacedFields[] {
  return placedItems('spec.args', fieldsOf(template.spec).args);
}

export function metricsOf(template: KubeObject): PlacedFields[] {
  return placedItems('spec.metrics', fieldsOf(template.spec).metrics);
}
