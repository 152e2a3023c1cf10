import { eventsOf } from '../parts';
import { eventSourceRule } from './kinds';

/** These are served over HTTP, so that pods may be replaced one by one. All others must never run twice. */
const rolling = ['azureQueueStorage', 'bitbucket', 'bitbucketserver', 'gerrit', 'github', 'gitlab', 'mns', 'slack', 'sns', 'sqs', 'storageGrid', 'stripe', 'webhook'];

export const mixedDeployment = eventSourceRule({
  code: 'argo-events/mixed-deployment',
  summary: 'Types of events whose pods are replaced one by one and types that must never run twice are not in one EventSource.',
  docs: 'https://argoproj.github.io/argo-events/eventsources/deployment-strategies/',
  checkObject(object, report) {
    const types = [...new Set(eventsOf(object).map(({ type }) => type))];
    const first = types[0];
    const other = types.find((type) => rolling.includes(type) !== rolling.includes(first ?? ''));
    if (first === undefined || other === undefined) return;
    report({
      path: `spec.${other}`,
      message: `Events of types '${first}' and '${other}' cannot be in one EventSource: pods of one are replaced one by one, those of the other are stopped first.`,
      hint: 'Make an EventSource for each.',
    });
  },
});
