import { fieldsOf } from '../../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../../lib/references/pod-template';
import { storesOf } from '../model/ports';
import { templatesIn, workflowRule } from './workflow-rule';

export const twoStores = workflowRule({
  code: 'argo-workflows/two-stores',
  summary: 'An artifact lies in one store.',
  look(workflow, report, library) {
    const sections: PlacedFields[] = [{ path: `${workflow.path}.arguments`, fields: fieldsOf(workflow.spec.arguments) }];
    for (const { path, fields, calls } of templatesIn(workflow, library)) {
      sections.push({ path: `${path}.inputs`, fields: fieldsOf(fields.inputs) }, { path: `${path}.outputs`, fields: fieldsOf(fields.outputs) });
      for (const call of calls) sections.push({ path: `${call.path}.arguments`, fields: fieldsOf(call.fields.arguments) });
    }
    for (const section of sections) {
      for (const { path, fields } of placedItems(`${section.path}.artifacts`, section.fields.artifacts)) {
        const stores = storesOf(fields);
        if (stores.length > 1) report({ path, message: `An artifact lies in one store, and this one in ${stores.join(' and ')}.`, hint: 'Keep one of them.' });
      }
    }
  },
});
