import type * as l1 from '../../../imports/argo-workflows';
import { ArtifactReference } from '../ports/artifact';
import type { InputPorts } from '../ports/input';
import type { OutputPorts } from '../ports/output';
import { dataText } from '../values/json-text';
import { renderValues } from '../values/render';
import { leafTemplate } from './leaf';
import { resourcePermissions } from './resource-permissions';
import type { FieldsOf, NoPorts, PortProps, Template } from './template';
import { settingsSpec, type PodSettings } from './template-settings';

/** What is done with an object of the cluster, and when that is a success. */
export interface ResourceFields extends Omit<l1.ResourceTemplate, 'manifest' | 'manifestFrom'> {
  /** The object as plain data, with values in it; or as YAML text, or an input artifact that holds it. @default - `flags` name the object */
  readonly manifest?: object | string | ArtifactReference;
}

/**
 * A template that makes, changes, reads or deletes an object of the cluster, and waits until `successCondition` holds.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/kubernetes-resources/
 */
export function resource<I extends InputPorts = NoPorts, O extends OutputPorts = NoPorts>(
  name: string,
  props: PortProps<I, O> & FieldsOf<ResourceFields & PodSettings, I, O>,
): Template<I, O, never> {
  return leafTemplate<ResourceFields & PodSettings, I, O, never>(name, resource, props, (fields) => {
    const { action, manifest, flags, failureCondition, mergeStrategy, setOwnerReference, successCondition, ...settings } = fields;
    const spec = { action, flags, mergeStrategy, setOwnerReference, successCondition, failureCondition, ...manifestSpec(manifest) };
    return { permissions: resourcePermissions(action, manifest), fields: { ...settingsSpec(settings), resource: renderValues(spec) } };
  });
}

function manifestSpec(manifest: ResourceFields['manifest']): Pick<l1.ResourceTemplate, 'manifest' | 'manifestFrom'> {
  if (manifest === undefined) return {};
  if (manifest instanceof ArtifactReference) return { manifestFrom: { artifact: { name: manifest.reference.split('.').at(-1)! } } };
  return { manifest: dataText(manifest) };
}
