import { unmetDemands, type FieldDemand } from '../../../lib/checks/field-demands';
import { actionsOf, describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

/** What the action of each kind must give. */
const demands: Readonly<Record<string, readonly FieldDemand[]>> = {
  argoWorkflow: ['source', 'operation'],
  awsLambda: ['functionName', 'region', 'payload'],
  custom: ['serverURL', 'spec', { with: 'secure', needs: ['certSecret'] }],
  email: ['host'],
  http: ['url'],
  k8s: ['source'],
  kafka: ['url', 'topic', 'payload'],
  nats: ['url', 'subject', 'payload'],
  openWhisk: ['actionName', 'host', 'payload', { with: 'authToken', needs: ['authToken.name', 'authToken.key'] }],
  slack: ['slackToken'],
};

export const incompleteTrigger = sensorRule({
  code: 'argo-events/incomplete-trigger',
  summary: 'A trigger gives what its kind needs.',
  docs: 'https://argoproj.github.io/argo-events/concepts/trigger/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      for (const { type, path, fields } of actionsOf(trigger)) {
        for (const { field, what, hint } of unmetDemands(fields, demands[type] ?? [])) {
          report({ path: `${path}.${field}`, message: `${describeTrigger(trigger)} of kind '${type}' ${what}.`, hint });
        }
      }
    }
  },
});
