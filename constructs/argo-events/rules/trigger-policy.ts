import { isGiven } from '../../../lib/checks/field-demands';
import { fieldAt, isFields } from '../../../lib/references/fields';
import { actionsOf, describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

/** How success is known, by kind of trigger. */
const needed: Readonly<Record<string, readonly [policy: string, field: string]>> = {
  argoWorkflow: ['k8s', 'labels'],
  awsLambda: ['status', 'allow'],
  http: ['status', 'allow'],
  k8s: ['k8s', 'labels'],
};

export const triggerPolicy = sensorRule({
  code: 'argo-events/trigger-policy',
  summary: 'The policy of a trigger says by which labels or answers success is known.',
  docs: 'https://argoproj.github.io/argo-events/sensors/more-about-sensors-and-triggers/',
  checkObject(object, report) {
    for (const trigger of triggersOf(object)) {
      for (const { type } of actionsOf(trigger)) {
        const [policy, field] = needed[type] ?? [];
        const given = policy === undefined ? undefined : fieldAt(trigger.fields, 'policy', policy);
        if (policy === undefined || field === undefined || !isFields(given) || isGiven(given, field)) continue;
        report({
          path: `${trigger.path}.policy.${policy}.${field}`,
          message: `The policy of ${describeTrigger(trigger).replace('T', 't')} has no '${field}'.`,
          hint: `Set '${field}'.`,
        });
      }
    }
  },
});
