import { fieldAt, fieldsOf, isFields, itemsOf } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { templatesIn, workflowRule, type Report } from './workflow-rule';

export const invalidPodResources = workflowRule({
  code: 'argo-workflows/invalid-pod-resources',
  summary: 'podResources hold cpu, memory and huge pages; resource claims are for templates with a pod.',
  look(workflow, report, library) {
    reportResources(workflow.spec.podResources, `${workflow.path}.podResources`, report);
    for (const { fields, path, hasPod, type } of templatesIn(workflow, library)) {
      reportResources(fields.podResources, `${path}.podResources`, report);
      if (type === undefined || hasPod) continue;
      for (const field of ['podResources', 'resourceClaims']) {
        if (fields[field] !== undefined) report({ path: `${path}.${field}`, message: `A template of type ${type} makes no pod, so that it has no ${field}.`, hint: 'Set it on the templates that make pods.' });
      }
    }
  },
});

function reportResources(resources: unknown, path: string, report: Report): void {
  for (const list of ['limits', 'requests']) {
    for (const name of Object.keys(fieldsOf(fieldsOf(resources)[list]))) {
      if (name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')) continue;
      report({ path: `${path}.${list}[${name}]`, message: `'${name}' cannot be set for a pod as a whole.`, hint: 'Set it on the container.' });
    }
  }
}

export const invalidExecutorPlugin = workflowRule({
  code: 'argo-workflows/invalid-executor-plugin',
  summary: 'The container of an executor plugin has a port, resources and a security context.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/executor_plugins/',
  look({ spec, path }, report) {
    for (const { path: at, fields } of placedItems(`${path}.executorPlugins`, spec.executorPlugins)) {
      const container = fieldsOf(fieldAt(fields, 'spec', 'sidecar', 'container'));
      const need = (field: string, isThere: boolean): void => {
        if (!isThere) report({ path: `${at}.spec.sidecar.container.${field}`, message: `The container of the plugin has no ${field}.`, hint: 'Add it.' });
      };
      need('ports', itemsOf(container.ports).length > 0);
      need('resources.requests', isFields(fieldAt(container, 'resources', 'requests')));
      need('resources.limits', isFields(fieldAt(container, 'resources', 'limits')));
      need('securityContext', isFields(container.securityContext));
    }
  },
});
