import { nearestName } from '../../../lib/nearest-name';
import { tagsIn, textsIn, type Tag } from '../text/tags';
import { didYouMean, workflowRule } from './workflow-rule';

/** A workflow may bring more than the WorkflowTemplate declares, so that only what looks misspelt is told. */
export const undeclaredParameter = workflowRule({
  code: 'argo-workflows/undeclared-parameter',
  severity: 'warning',
  summary: 'A WorkflowTemplate that declares parameters reads no other one with almost the same name.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/workflow-templates/',
  look(workflow, report, library) {
    const declared = workflow.parameters.map(({ name }) => name);
    if (!workflow.isTemplate || declared.length === 0) return;
    const brought = new Set(library.workflows.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
    for (const { path, text } of textsIn(workflow.spec, workflow.path)) {
      for (const name of new Set(tagsIn(text).flatMap(namesIn))) {
        const meant = brought.has(name) ? undefined : nearestName(name, declared);
        if (meant === undefined) continue;
        const message = `${workflow.label} declares no parameter '${name}', so that only a workflow which brings it can run.`;
        report({ path, message, hint: `${didYouMean(meant)}Correct the name, or add it to spec.arguments.` });
      }
    }
  },
});

/** Plain variables may have '-' in their names; in expressions that is a minus. */
function namesIn({ content, isExpression }: Tag): string[] {
  const plain = isExpression ? undefined : /^workflow\.parameters\.([\w-]+)$/.exec(content)?.[1];
  const found = isExpression ? [...content.matchAll(/\bworkflow\.parameters\.(\w+)/g)].map(([, name = '']) => name) : [plain ?? ''];
  return found.filter((name) => name !== '' && name !== 'json');
}
