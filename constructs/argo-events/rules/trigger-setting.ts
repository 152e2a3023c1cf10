import { hintForValue } from '../../../lib/checks/allowed-value';
import { textOf } from '../../../lib/references/fields';
import { actionsOf, describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

const workflowOperations = ['submit', 'submit-from', 'suspend', 'retry', 'resume', 'resubmit', 'terminate', 'stop'];

const choices: Readonly<Record<string, { readonly field: string; readonly allowed: readonly string[] }>> = {
  argoWorkflow: { field: 'operation', allowed: workflowOperations },
  http: { field: 'method', allowed: ['GET', 'DELETE', 'PATCH', 'POST', 'PUT'] },
  k8s: { field: 'operation', allowed: ['create', 'patch', 'update', 'delete'] },
};

const highestPort = 65535;

export const triggerSetting = sensorRule({
  code: 'argo-events/trigger-setting',
  summary: 'Operations, methods and ports of triggers are possible ones.',
  docs: 'https://argoproj.github.io/argo-events/concepts/trigger/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      for (const { type, path, fields } of actionsOf(trigger)) {
        const { field = '', allowed = [] } = choices[type] ?? {};
        const value = textOf(fields[field]);
        if (value !== undefined && !allowed.includes(value)) {
          report({
            path: `${path}.${field}`,
            message: `${describeTrigger(trigger)} has ${field} '${value}', which is not known.`,
            hint: hintForValue(value, allowed),
          });
        }
        if (type === 'email' && typeof fields.port === 'number' && (fields.port < 0 || fields.port > highestPort)) {
          report({
            path: `${path}.port`,
            message: `${describeTrigger(trigger)} has port ${fields.port}.`,
            hint: `A port is at most ${highestPort}.`,
          });
        }
      }
    }
  },
});
