import { names } from './names';
import type { WorkflowParameter, WorkflowTemplateHandle } from 'cdk8s-mlops/argo-events';

/** The WorkflowTemplate of `ci-cd.ts`, as those see it who start workflows from it. */
export const cicd: WorkflowTemplateHandle<{ readonly revision: WorkflowParameter<string, true> }> = {
  templateName: names.cicdTemplate,
  templateNamespace: names.ciNamespace,
  clusterScope: false,
  parameters: { revision: { optional: true } },
};
