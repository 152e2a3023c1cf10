import { workflowRule } from './workflow-rule';

export const longObjectName = workflowRule({
  code: 'argo-workflows/long-object-name',
  summary: 'The name of a workflow fits a label: 63 characters; 52 for a CronWorkflow, whose workflows get the time appended.',
  look({ entry, kind }, report) {
    const name = entry.object.metadata?.name;
    const most = kind === 'CronWorkflow' ? 52 : 63;
    if (typeof name !== 'string' || name.length <= most) return;
    report({ path: 'metadata.name', message: `The name of a ${kind} has ${most} characters at most, and this one has ${name.length}.`, hint: 'Shorten it.' });
  },
});
