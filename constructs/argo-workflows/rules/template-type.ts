import { templateTypes } from '../model/template';
import { templateRule } from './workflow-rule';

export const templateType = templateRule({
  code: 'argo-workflows/template-type',
  summary: 'A template is of exactly one type.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/workflow-concepts/#template-types',
  look({ types, path }, report) {
    if (types.length === 0) report({ path, message: 'The template has no type.', hint: `Set one of ${templateTypes.join(', ')}.` });
    if (types.length > 1) report({ path, message: `A template has one type, and this one is ${types.join(' and ')}.`, hint: 'Make a template of each.' });
  },
});
