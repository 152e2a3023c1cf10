import { fieldAt, fieldsOf, isFields, textOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { rolloutRule } from './kinds';

/** The API server looks at the pods only when the ReplicaSet makes them. */
export const podTemplate = rolloutRule({
  code: 'argo-rollouts/pod-template',
  summary: 'The pod template of a Rollout is one that a ReplicaSet may have.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  checkObject({ spec }, report) {
    if (!isFields(spec) || spec.workloadRef !== undefined) return;
    const pod = fieldsOf(fieldAt(spec, 'template', 'spec'));
    const path = 'spec.template.spec';
    const containers = placedItems(`${path}.containers`, pod.containers);
    if (containers.length === 0) report({ path: `${path}.containers`, message: 'The pod template has no container.', hint: 'Add one.' });
    const names = new Set<string>();
    for (const { path: at, fields } of [...placedItems(`${path}.initContainers`, pod.initContainers), ...containers]) {
      const name = textOf(fields.name);
      if (name === undefined) report({ path: `${at}.name`, message: 'The container has no name.', hint: 'Give it one.' });
      if (name !== undefined && names.has(name)) {
        report({
          path: `${at}.name`,
          message: `Container '${name}' is there twice.`,
          hint: 'Give one of them another name.',
        });
      }
      if (name !== undefined) names.add(name);
      if (textOf(fields.image) === undefined) {
        report({
          path: `${at}.image`,
          message: `Container '${name ?? ''}' has no image.`,
          hint: "Set 'image'.",
        });
      }
    }
    const restart = textOf(pod.restartPolicy);
    if (restart !== undefined && restart !== 'Always') {
      report({
        path: `${path}.restartPolicy`,
        message: `The pods are restarted '${restart}', and a Rollout restarts always.`,
        hint: "Leave 'restartPolicy' out.",
      });
    }
    if (pod.activeDeadlineSeconds !== undefined) {
      report({
        path: `${path}.activeDeadlineSeconds`,
        message: 'The pods have a deadline, and those of a Rollout run for ever.',
        hint: "Leave 'activeDeadlineSeconds' out.",
      });
    }
  },
});
