import { fieldAt, fieldsOf, isFields, itemsOf, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { hasTag } from '../text/tags';
import { oneOf, templateRule, templatesIn, workflowRule, type Report } from './workflow-rule';

export const hookWithoutExpression = workflowRule({
  code: 'argo-workflows/hook-without-expression',
  summary: "Every hook but 'exit' has an expression that says when it runs.",
  docs: 'https://argo-workflows.readthedocs.io/en/latest/lifecyclehook/',
  look(workflow, report, library) {
    reportHooks(workflow.spec.hooks, `${workflow.path}.hooks`, report);
    for (const template of templatesIn(workflow, library)) for (const { fields, path } of template.calls) reportHooks(fields.hooks, `${path}.hooks`, report);
  },
});

function reportHooks(hooks: unknown, path: string, report: Report): void {
  for (const [name, hook] of Object.entries(fieldsOf(hooks))) {
    if (name === 'exit' || textOf(fieldsOf(hook).expression) !== undefined) continue;
    report({ path: `${path}.${name}.expression`, message: `The hook '${name}' does not say when it runs.`, hint: "Give it an expression, such as workflow.status == 'Failed'; or call it 'exit'." });
  }
}

const retryPolicies = ['Always', 'OnFailure', 'OnError', 'OnTransientError'];

export const invalidRetryPolicy = templateRule({
  code: 'argo-workflows/invalid-retry-policy',
  summary: 'retryPolicy is one of those that there are.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/retries/',
  look({ fields, path }, report) {
    const policy = textOf(fieldsOf(fields.retryStrategy).retryPolicy);
    if (policy === undefined || retryPolicies.includes(policy) || hasTag(policy)) return;
    report({ path: `${path}.retryStrategy.retryPolicy`, message: `'${policy}' is no retry policy.`, hint: `Use ${oneOf(retryPolicies)}.` });
  },
});

const podGcStrategies = ['OnPodCompletion', 'OnPodSuccess', 'OnWorkflowCompletion', 'OnWorkflowSuccess'];
const operators: Readonly<Record<string, boolean>> = { In: true, NotIn: true, Exists: false, DoesNotExist: false };

export const invalidPodGc = workflowRule({
  code: 'argo-workflows/invalid-pod-gc',
  summary: 'podGC has a known strategy and a label selector that can be read.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/fields/#podgc',
  look({ spec, path }, report) {
    const { strategy, labelSelector } = fieldsOf(spec.podGC);
    const name = textOf(strategy);
    if (name !== undefined && !podGcStrategies.includes(name)) report({ path: `${path}.podGC.strategy`, message: `'${name}' is no strategy of podGC.`, hint: `Use ${oneOf(podGcStrategies)}.` });
    for (const { path: at, fields } of placedItems(`${path}.podGC.labelSelector.matchExpressions`, fieldsOf(labelSelector).matchExpressions)) {
      const operator = String(fields.operator);
      if (!Object.hasOwn(operators, operator)) report({ path: `${at}.operator`, message: `'${operator}' is no operator of a label selector.`, hint: `Use ${oneOf(Object.keys(operators))}.` });
      else if (operators[operator] !== itemsOf(fields.values).length > 0) report({ path: `${at}.values`, message: `The operator ${operator} takes ${operators[operator] ? 'values' : 'no values'}.`, hint: 'Correct the values or the operator.' });
    }
  },
});

export const emptyLock = workflowRule({
  code: 'argo-workflows/empty-lock',
  summary: 'A mutex has a name, a semaphore the key that holds its limit.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/synchronization/',
  look(workflow, report, library) {
    reportLocks(workflow.spec.synchronization, `${workflow.path}.synchronization`, report);
    for (const { fields, path } of templatesIn(workflow, library)) reportLocks(fields.synchronization, `${path}.synchronization`, report);
  },
});

function reportLocks(value: unknown, path: string, report: Report): void {
  const synchronization = fieldsOf(value);
  const single = (field: string) => (isFields(synchronization[field]) ? [{ path: `${path}.${field}`, fields: synchronization[field] }] : []);
  for (const { path: at, fields } of [...placedItems(`${path}.mutexes`, synchronization.mutexes), ...single('mutex')]) {
    if (textOf(fields.name) === undefined) report({ path: at, message: 'The mutex has no name.', hint: 'Name it; workflows with the same name wait for each other.' });
  }
  for (const { path: at, fields } of [...placedItems(`${path}.semaphores`, synchronization.semaphores), ...single('semaphore')]) {
    const isComplete = (field: string) => textOf(fieldAt(fields, field, 'key')) !== undefined;
    if (!isComplete('configMapKeyRef') && !isComplete('database')) report({ path: at, message: 'The semaphore does not say where its limit is.', hint: 'Give configMapKeyRef with name and key.' });
  }
}
