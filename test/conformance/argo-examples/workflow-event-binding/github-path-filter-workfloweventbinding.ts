import { App, Chart } from 'cdk8s';
import { container, event, input, submit, WorkflowEventBinding, workflowParameters, WorkflowTemplate } from 'cdk8s-mlops/argo-workflows';

/** A push to GitHub starts a workflow if it touches one of some folders. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({ files: input.json<string[]>({ default: [] }) });
  const report = container('report', { image: 'argoproj/argosay:v2', args: ['echo', parameters.files] });
  // Made by another app.
  const filter = new WorkflowTemplate(new Chart(new App(), 'elsewhere'), 'Filter', { name: 'github-path-filter', entrypoint: report, parameters });

  new WorkflowEventBinding(chart, 'Binding', {
    name: 'github-path-filter',
    selector: `
      metadata["x-github-event"] == ["push"] && discriminator == "github-path-filter" && any(["subpath/A/", "subpath/B/"], {
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
