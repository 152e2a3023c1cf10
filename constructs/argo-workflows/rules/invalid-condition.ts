import { textOf } from '../../../lib/references/fields';
import { conditionError } from '../text/condition';
import { templateRule } from './workflow-rule';

export const invalidCondition = templateRule({
  code: 'argo-workflows/invalid-condition',
  summary: 'The condition of a step or task can be evaluated.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/walk-through/conditionals/',
  look({ calls }, report) {
    for (const { fields, path } of calls) {
      const when = textOf(fields.when);
      const error = when === undefined ? undefined : conditionError(when);
      if (error !== undefined) report({ path: `${path}.when`, message: `'${when}' is no condition: ${error}.`, hint: "Compare two values, as in {{inputs.parameters.x}} == 'yes', or use {{=…}}." });
    }
  },
});
