import { nearestName } from '../../../lib/nearest-name';
import { fieldsOf, isFields, textOf } from '../../../lib/references/fields';
import { wayOut } from '../../../lib/references/hints';
import type { MissingObject, Resolved } from '../model/library';
import { hooksIn, startsOf } from '../model/reachable';
import type { Workflow } from '../model/workflow';
import { didYouMean, templatesIn, workflowRule, type Report } from './workflow-rule';

export const unknownTemplate = workflowRule({
  code: 'argo-workflows/unknown-template',
  supersedes: ['references/missing-object', 'references/missing-template'],
  summary: 'The entrypoint, the exit handler, hooks, steps and tasks name templates that exist.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/workflow-templates/',
  look(workflow, report, library) {
    for (const { path, resolved } of startsOf(library, workflow)) reportMissing(workflow, resolved, path, report);
    for (const template of templatesIn(workflow, library)) {
      for (const call of template.calls) {
        reportMissing(workflow, library.resolveCall(call), call.path, report);
        for (const { path, resolved } of hooksIn(library, workflow, call.fields.hooks, `${call.path}.hooks`)) reportMissing(workflow, resolved, path, report);
      }
    }
    if (library.base(workflow) === 'missing') {
      const { name, clusterScope } = fieldsOf(workflow.spec.workflowTemplateRef);
      const kind = clusterScope === true ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
      reportMissing(workflow, library.missingObject(kind, textOf(name) ?? '', 'workflowTemplateRef.name'), workflow.path, report);
    }
  },
});

function reportMissing(workflow: Workflow, resolved: Resolved, path: string, report: Report): void {
  if (!('missing' in resolved)) return;
  const wanted = /'([^']*)'/.exec(resolved.missing)?.[1] ?? '';
  const way = resolved.object ? wayOutOf(workflow, resolved.object) : listOf(resolved.candidates);
  const hint = didYouMean(nearestName(wanted, resolved.candidates)) + way;
  report({ path: resolved.at === '' ? path : `${path}.${resolved.at}`, message: resolved.missing, hint });
}

function wayOutOf({ entry, namespace }: Workflow, { kind, name }: MissingObject): string {
  return wayOut(entry, { group: 'argoproj.io', kind }, kind === 'WorkflowTemplate' ? namespace : '', name);
}

const mostListed = 10;

function listOf(names: readonly string[]): string {
  if (names.length === 0) return 'It has none: add it.';
  const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : '';
  return `There are ${names.slice(0, mostListed).join(', ')}${more}.`;
}

export const incompleteCall = workflowRule({
  code: 'argo-workflows/incomplete-call',
  summary: 'A step or task names one template: by template, by templateRef with name and template, or inline.',
  look(workflow, report, library) {
    for (const template of templatesIn(workflow, library)) {
      for (const { path, fields, kind } of template.calls) {
        const ways = ['template', 'templateRef', 'inline'].filter((way) => isFields(fields[way]) || textOf(fields[way]) !== undefined);
        const what = kind === 'steps' ? 'step' : 'task';
        if (ways.length === 0) report({ path, message: `This ${what} names no template.`, hint: 'Set template, templateRef or inline.' });
        if (ways.length > 1) report({ path, message: `This ${what} has ${ways.join(' and ')}, and only one may be set.`, hint: 'Keep one of them.' });
        if (isFields(fields.templateRef)) {
          for (const field of ['name', 'template']) {
            if (textOf(fields.templateRef[field]) === undefined) report({ path: `${path}.templateRef.${field}`, message: `The templateRef has no ${field}.`, hint: 'Give the name of the WorkflowTemplate, and of the template in it.' });
          }
        }
      }
    }
  },
});

export const missingEntrypoint = workflowRule({
  code: 'argo-workflows/missing-entrypoint',
  summary: 'A Workflow and a CronWorkflow say where to start.',
  look(workflow, report, library) {
    const base = library.base(workflow);
    if (workflow.isTemplate || base === 'later' || base === 'missing') return;
    if ([workflow.spec, base?.spec].some((spec) => textOf(spec?.entrypoint) !== undefined)) return;
    report({ path: `${workflow.path}.entrypoint`, message: `The ${workflow.kind} has no entrypoint.`, hint: 'Name the template to start with.' });
  },
});

export const templatesBesideReference = workflowRule({
  code: 'argo-workflows/templates-beside-reference',
  summary: 'A workflow that is made from a WorkflowTemplate has no templates of its own.',
  look({ spec, path, templates }, report) {
    if (!isFields(spec.workflowTemplateRef) || templates.length === 0) return;
    report({ path: `${path}.templates`, message: 'A workflow with workflowTemplateRef cannot have templates of its own.', hint: 'Remove one of the two.' });
  },
});
