import type { Finding, Rule } from '../../../lib/checks/rule';
import { libraryOf, type WorkflowLibrary } from '../model/library';
import type { Template } from '../model/template';
import type { Workflow } from '../model/workflow';

export type Report = (finding: Omit<Finding, 'entry'>) => void;

interface RuleText extends Omit<Rule, 'category' | 'check' | 'severity'> {
  /** @default 'error' */
  readonly severity?: Rule['severity'];
}

/** A rule that looks at each workflow: Workflow, WorkflowTemplate, ClusterWorkflowTemplate, CronWorkflow. */
export function workflowRule(text: RuleText & { look(workflow: Workflow, report: Report, library: WorkflowLibrary): void }): Rule {
  const { look, ...rest } = text;
  return {
    severity: 'error',
    ...rest,
    category: 'controller',
    check({ set }, report) {
      const library = libraryOf(set);
      for (const workflow of library.workflows) look(workflow, (finding) => report({ entry: workflow.entry, ...finding }), library);
    },
  };
}

/** A rule that looks at each template of each workflow, and at those that stand inline in steps and tasks. */
export function templateRule(text: RuleText & { look(template: Template, report: Report, library: WorkflowLibrary): void }): Rule {
  const { look, ...rest } = text;
  return workflowRule({
    ...rest,
    look(workflow, report, library) {
      for (const template of templatesIn(workflow, library)) look(template, report, library);
    },
  });
}

export function* templatesIn(workflow: Workflow, library: WorkflowLibrary): Generator<Template> {
  for (const template of workflow.templates) yield* withInline(template, library);
}

function* withInline(template: Template, library: WorkflowLibrary): Generator<Template> {
  yield template;
  for (const call of template.calls) {
    const target = typeof call.fields.inline === 'object' && call.fields.inline !== null ? library.target(call) : undefined;
    if (target) yield* withInline(target, library);
  }
}

/** `Did you mean 'x'? `, for the start of a hint. */
export function didYouMean(name: string | undefined): string {
  return name === undefined ? '' : `Did you mean '${name}'? `;
}

/** `'a', 'b' or 'c'` */
export function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

/** For the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
