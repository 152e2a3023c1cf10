import { fieldsOf, isFields, itemsOf, textOf } from '../../../lib/references/fields';
import type { WorkflowLibrary } from '../model/library';
import { hasPlace, isGiven, literalOf, portsOf, type Port } from '../model/ports';
import type { Workflow } from '../model/workflow';
import { hasTag } from '../text/tags';
import { templatesIn, workflowRule, type Report } from './workflow-rule';

/** The sections of arguments: those of the workflow may leave values to who submits it, those of steps and tasks may not. */
function* argumentSections(workflow: Workflow, library: WorkflowLibrary): Generator<{ section: unknown; path: string; isOpen: boolean }> {
  yield { section: workflow.spec.arguments, path: `${workflow.path}.arguments`, isOpen: workflow.kind !== 'CronWorkflow' };
  for (const template of templatesIn(workflow, library)) {
    for (const { fields, path } of template.calls) yield { section: fields.arguments, path: `${path}.arguments`, isOpen: false };
  }
}

export const invalidArgument = workflowRule({
  code: 'argo-workflows/invalid-argument',
  summary: 'An argument brings a value, of those that are allowed; an artifact says where it comes from.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/workflow-inputs/',
  look(workflow, report, library) {
    const base = library.base(workflow);
    for (const { section, path, isOpen } of argumentSections(workflow, library)) {
      const isCron = workflow.kind === 'CronWorkflow' && section === workflow.spec.arguments;
      const given = new Set(isCron && typeof base === 'object' ? base.parameters.filter(({ fields }) => isGiven(fields.value)).map(({ name }) => name) : []);
      for (const parameter of portsOf(section, 'parameters', path)) reportParameter(parameter, isOpen || typeof base === 'string' || given.has(parameter.name), report);
      for (const artifact of portsOf(section, 'artifacts', path)) reportArtifact(artifact, report);
    }
  },
});

const allowed = ['configMapKeyRef', 'event', 'supplied'];
const notAllowed = ['path', 'jsonPath', 'jqFilter', 'parameter', 'expression'];

function reportParameter({ name, path, fields }: Port, mayBeOpen: boolean, report: Report): void {
  const { value, valueFrom } = fields;
  if (!isGiven(value) && !isFields(valueFrom) && !mayBeOpen) report({ path: `${path}.value`, message: `The argument '${name}' has no value.`, hint: 'Give it a value or valueFrom.' });
  if (isFields(valueFrom)) {
    const wrong = notAllowed.filter((field) => textOf(valueFrom[field]) !== undefined);
    if (wrong.length > 0) report({ path: `${path}.valueFrom.${wrong[0]}`, message: `An argument cannot come from ${wrong.join(', ')}.`, hint: `Use ${allowed.join(', ')}, or value.` });
    else if (!allowed.some((field) => isGiven(valueFrom[field]))) report({ path: `${path}.valueFrom`, message: `The valueFrom of '${name}' says nothing.`, hint: `Use one of ${allowed.join(', ')}.` });
  }
  reportEnum(fields, path, name, mayBeOpen, report);
}

function reportEnum(fields: Port['fields'], path: string, name: string, mayBeOpen: boolean, report: Report): void {
  if (!Array.isArray(fields.enum)) return;
  const values = fields.enum.map(literalOf);
  const value = literalOf(fields.value);
  if (values.length === 0) report({ path: `${path}.enum`, message: `The enum of '${name}' is empty, so that no value is allowed.`, hint: 'List the values, or remove it.' });
  else if (value === undefined && !mayBeOpen) report({ path: `${path}.value`, message: `The argument '${name}' has an enum and no value.`, hint: 'Give it one of the values.' });
  else if (value !== undefined && !hasTag(value) && !values.includes(value)) report({ path: `${path}.value`, message: `'${value}' is none of the values of '${name}'.`, hint: `Use one of ${values.join(', ')}.` });
}

function reportArtifact({ name, path, fields }: Port, report: Report): void {
  const from = textOf(fields.from);
  const fromExpression = textOf(fields.fromExpression);
  if (from !== undefined && fromExpression !== undefined) report({ path: `${path}.fromExpression`, message: `The artifact '${name}' has from and fromExpression.`, hint: 'Keep one of them.' });
  if (from === undefined && fromExpression === undefined && !hasPlace(fields)) report({ path, message: `The artifact '${name}' comes from nowhere.`, hint: 'Set from, fromExpression, or its place in a store.' });
}

/** An artifact can be taken from an artifact only. */
export const parameterAsArtifact = workflowRule({
  code: 'argo-workflows/parameter-as-artifact',
  summary: 'The from of an artifact names an artifact.',
  look(workflow, report, library) {
    const sections: { section: unknown; path: string }[] = [...argumentSections(workflow, library)];
    for (const template of templatesIn(workflow, library)) sections.push({ section: template.fields.outputs, path: `${template.path}.outputs` });
    for (const { section, path } of sections) {
      itemsOf(fieldsOf(section).artifacts).forEach((artifact, index) => {
        const from = textOf(fieldsOf(artifact).from);
        if (from === undefined || !/\.parameters\.|\.outputs\.result\s*\}/.test(from)) return;
        report({ path: `${path}.artifacts[${index}].from`, message: `'${from}' is a parameter, and an artifact is needed.`, hint: 'Take it from an artifact, or pass it as a parameter.' });
      });
    }
  },
});
