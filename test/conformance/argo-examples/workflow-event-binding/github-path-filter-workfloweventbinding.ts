import type { Chart } from 'cdk8s';
import { existingWorkflowTemplate, event, expression, input, submit, WorkflowEventBinding } from 'cdk8s-mlops/argo-workflows';

/** A push to GitHub starts a workflow if it touches one of some folders. */
export default (chart: Chart): void => {
  const filter = existingWorkflowTemplate('github-path-filter', { parameters: { files: input.json<string[]>() } });
  const { discriminator } = event;

  new WorkflowEventBinding(chart, 'Binding', {
    name: 'github-path-filter',
    selector: expression<boolean>`
      ${event.metadata('x-github-event')} == ["push"] && ${discriminator} == "github-path-filter" && any(["subpath/A/", "subpath/B/"], {
        let prefix = #;
        any(payload.commits ?? [], {
          let commit = #;
          any(["added", "removed", "modified"], {
            let file_action = #;
            any(commit[file_action] ?? [], { let filepath = #; hasPrefix(filepath, prefix) })
          })
        })
      })
    `,
    submit: submit(filter, {
      files: event.expression<string[]>(`
        reduce(payload.commits ?? [], { let commit = #; concat(#acc, commit["added"], commit["removed"], commit["modified"]) }, [])
      `),
    }),
  });
};
