import { fieldsOf, textOf } from '../../../lib/references/fields';
import { placedItems, type PlacedFields } from '../../../lib/references/pod-template';
import type { WorkflowLibrary } from '../model/library';
import type { Workflow } from '../model/workflow';
import { replaceTags } from '../text/tags';
import { templatesIn, workflowRule, type Report } from './workflow-rule';

const longest = 128;
const fieldName = /^[a-zA-Z0-9][-a-zA-Z0-9]*$/;
const portName = /^[-a-zA-Z0-9_]+$/;

/** Names that belong together: no two of them are equal. */
interface NameList {
  readonly items: readonly PlacedFields[];
  readonly isPort?: boolean;
  /** The inputs of the template are filled in before the names are judged. */
  readonly mayHaveTags?: boolean;
  /** What the names are of, for people: `template`. */
  readonly of: string;
}

function* nameLists(workflow: Workflow, library: WorkflowLibrary): Generator<NameList> {
  const { path, spec } = workflow;
  yield { of: 'template', items: placedItems(`${path}.templates`, spec.templates) };
  yield* ports(spec.arguments, `${path}.arguments`);
  for (const template of templatesIn(workflow, library)) {
    yield* ports(template.fields.inputs, `${template.path}.inputs`);
    for (const list of ports(template.fields.outputs, `${template.path}.outputs`)) yield { ...list, mayHaveTags: true };
    const { containers } = fieldsOf(template.fields.containerSet);
    yield { of: 'container', items: placedItems(`${template.path}.containerSet.containers`, containers) };
    yield { of: 'step', mayHaveTags: true, items: template.calls.filter(({ kind }) => kind === 'steps') };
    yield { of: 'task', mayHaveTags: true, items: template.calls.filter(({ kind }) => kind === 'tasks') };
    for (const call of template.calls) yield* ports(call.fields.arguments, `${call.path}.arguments`);
  }
}

function* ports(section: unknown, path: string): Generator<NameList> {
  yield { of: 'parameter', isPort: true, items: placedItems(`${path}.parameters`, fieldsOf(section).parameters) };
  yield { of: 'artifact', isPort: true, items: placedItems(`${path}.artifacts`, fieldsOf(section).artifacts) };
}

export const invalidName = workflowRule({
  code: 'argo-workflows/invalid-name',
  summary: 'Templates, steps, tasks, parameters and artifacts have names of letters, digits and hyphens (parameters and artifacts: underscores too).',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/fields/',
  look(workflow, report, library) {
    for (const list of nameLists(workflow, library)) {
      for (const { path, fields } of list.items) reportName(textOf(fields.name), `${path}.name`, list, report);
    }
    for (const template of templatesIn(workflow, library)) {
      for (const { path, fields } of [...template.outputParameters, ...template.outputArtifacts]) {
        const name = textOf(fields.globalName);
        if (name !== undefined) reportName(name, `${path}.globalName`, globalOutput, report);
      }
    }
  },
});

type NameUse = Omit<NameList, 'items'>;
const globalOutput: NameUse = { of: 'global output', isPort: true, mayHaveTags: true };

/** What a tag will bring is taken to be good. Items are filled in too late for names. */
function reportName(name: string | undefined, path: string, { of, isPort, mayHaveTags }: NameUse, report: Report): void {
  if (name === undefined) {
    report({ path, message: `This ${of} has no name.`, hint: 'Give it one.' });
    return;
  }
  const filled = mayHaveTags && !/\{\{\s*item\b/.test(name) ? replaceTags(name, 'x') : name;
  if (!(isPort ? portName : fieldName).test(filled)) {
    const hint = isPort ? "Use letters, digits, '-' and '_'." : "Use letters, digits and '-', and begin with a letter or digit.";
    report({ path, message: `'${name}' is no name for ${article(of)}.`, hint });
  } else if (!isPort && filled.length > longest) {
    report({ path, message: `The name of this ${of} has ${filled.length} characters, and ${longest} are allowed.`, hint: 'Shorten it.' });
  }
}

export const duplicateName = workflowRule({
  code: 'argo-workflows/duplicate-name',
  summary: 'No two templates of a workflow, steps of a template, parameters of a template and so on have one name.',
  look(workflow, report, library) {
    for (const { items, of } of nameLists(workflow, library)) {
      const seen = new Set<string>();
      for (const { path, fields } of items) {
        const name = textOf(fields.name);
        if (name !== undefined && seen.has(name)) report({ path: `${path}.name`, message: `There is ${article(of)} '${name}' before this one.`, hint: 'Give one of them another name.' });
        if (name !== undefined) seen.add(name);
      }
    }
  },
});

function article(of: string): string {
  return of === 'artifact' ? 'an artifact' : `a ${of}`;
}
