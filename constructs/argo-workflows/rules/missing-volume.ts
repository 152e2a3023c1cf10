import { nearestName } from '../../../lib/nearest-name';
import { fieldAt, fieldsOf, textOf } from '../../../lib/references/fields';
import { namesIn, placedItems, type PlacedFields } from '../../../lib/references/pod-template';
import type { Template } from '../model/template';
import { hasTag } from '../text/tags';
import { didYouMean, templateRule } from './workflow-rule';

export const missingVolume = templateRule({
  code: 'argo-workflows/missing-volume',
  supersedes: ['references/missing-volume'],
  summary: 'A volume that a container mounts is one of its template or of the workflow.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/walk-through/volumes/',
  look(template, report, library) {
    const { owner, fields } = template;
    if (isOpen(template) || library.base(owner) !== undefined) return;
    const mounts = containersOf(template).flatMap(({ path, fields: container }) => [
      ...placedItems(`${path}.volumeMounts`, container.volumeMounts),
      ...placedItems(`${path}.volumeDevices`, container.volumeDevices),
    ]);
    if (mounts.length === 0) return;
    const claims = placedItems('', owner.spec.volumeClaimTemplates).flatMap((claim) => textOf(fieldAt(claim.fields, 'metadata', 'name')) ?? []);
    const names = new Set([...namesIn(fields.volumes), ...namesIn(owner.spec.volumes), ...claims]);
    for (const { path, fields: mount } of mounts) {
      const name = textOf(mount.name);
      if (name === undefined || hasTag(name) || names.has(name)) continue;
      report({ path: `${path}.name`, message: `There is no volume '${name}'.`, hint: `${didYouMean(nearestName(name, names))}Add it to the volumes of the template or of the workflow.` });
    }
  },
});

/** Volumes may come from elsewhere: from a patch, or from the workflow that uses a library of templates. */
function isOpen({ owner, fields }: Template): boolean {
  const { spec } = owner;
  const isLibrary = owner.isTemplate && textOf(spec.entrypoint) === undefined;
  return isLibrary || spec.podSpecPatch !== undefined || fields.podSpecPatch !== undefined || fieldAt(spec, 'templateDefaults', 'volumes') !== undefined;
}

function containersOf({ path, fields }: Template): PlacedFields[] {
  const single = ['container', 'script', 'containerSet'].map((name) => ({ path: `${path}.${name}`, fields: fieldsOf(fields[name]) }));
  const lists = ['initContainers', 'sidecars'].flatMap((name) => placedItems(`${path}.${name}`, fields[name]));
  return [...single, ...lists, ...placedItems(`${path}.containerSet.containers`, fieldsOf(fields.containerSet).containers)];
}
