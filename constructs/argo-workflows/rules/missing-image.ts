import { fieldAt, fieldsOf, itemsOf, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { templateRule } from './workflow-rule';

const hint = 'Name the image, here or in templateDefaults.';

export const missingImage = templateRule({
  code: 'argo-workflows/missing-image',
  summary: 'A container and a script have an image.',
  look({ type, fields, path, owner }, report, library) {
    if (type !== 'container' && type !== 'script') return;
    const base = library.base(owner);
    if (typeof base === 'string') return;
    const holders = [fields, fieldsOf(owner.spec.templateDefaults), fieldsOf(base?.spec.templateDefaults)];
    if (holders.some((holder) => textOf(fieldAt(holder, type, 'image')) !== undefined)) return;
    report({ path: `${path}.${type}.image`, message: `The ${type} has no image.`, hint });
  },
});

export const unnamedInitContainer = templateRule({
  code: 'argo-workflows/unnamed-init-container',
  summary: 'Init containers have names.',
  look({ fields, path }, report) {
    for (const { path: at, fields: container } of placedItems(`${path}.initContainers`, fields.initContainers)) {
      if (textOf(container.name) === undefined) report({ path: `${at}.name`, message: 'The init container has no name.', hint: 'Give it one.' });
    }
  },
});

const reserved = new Set(['wait', 'supervisor', 'init']);

export const reservedContainerName = templateRule({
  code: 'argo-workflows/reserved-container-name',
  summary: 'Containers do not take the names of those that the controller adds to each pod.',
  look({ fields, path }, report) {
    const lists = { initContainers: fields.initContainers, sidecars: fields.sidecars, 'containerSet.containers': fieldsOf(fields.containerSet).containers };
    for (const [list, containers] of Object.entries(lists)) {
      itemsOf(containers).forEach((container, index) => {
        const name = textOf(fieldsOf(container).name) ?? '';
        if (!reserved.has(name) && !name.startsWith('artifact-plugin-')) return;
        report({ path: `${path}.${list}[${index}].name`, message: `'${name}' is the name of a container that the controller adds.`, hint: 'Choose another name.' });
      });
    }
  },
});
