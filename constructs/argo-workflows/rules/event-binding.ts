import type { Rule } from '../../../lib/checks/rule';
import { identityOf, type KubeObject } from '../../../lib/kube-object';
import { nearestName } from '../../../lib/nearest-name';
import { fieldAt, fieldsOf, textOf } from '../../../lib/references/fields';
import { libraryOf, type WorkflowLibrary } from '../model/library';
import { isGiven, portsOf, type Port } from '../model/ports';
import type { Workflow } from '../model/workflow';
import { workflowParametersOf } from '../model/workflow-parameters';
import { parseExpression } from '../text/expression';
import { argoFunctions, expressionFunctions } from '../text/expression-functions';
import { didYouMean, oneOf, type Report } from './workflow-rule';

const docs = 'https://argo-workflows.readthedocs.io/en/latest/events/';

interface BindingRule extends Pick<Rule, 'code' | 'summary'> {
  look(binding: KubeObject, report: Report, library: WorkflowLibrary): void;
}

function bindingRule({ look, ...rule }: BindingRule): Rule {
  return {
    ...rule,
    docs,
    category: 'controller',
    severity: 'error',
    check({ set }, report) {
      for (const entry of set.entries) {
        const { apiVersion, kind } = entry.object;
        if (kind === 'WorkflowEventBinding' && apiVersion.startsWith('argoproj.io/')) look(entry.object, (finding) => report({ entry, ...finding }), libraryOf(set));
      }
    },
  };
}

const parametersOf = (binding: KubeObject): Port[] => portsOf(fieldAt(binding, 'spec', 'submit', 'arguments'), 'parameters', 'spec.submit.arguments');

/** What is there of an event. */
const roots = ['payload', 'metadata', 'discriminator', 'namespace'];

/** The server reads the expressions when an event comes, and tells what is wrong to its log alone. */
export const invalidEventExpression = bindingRule({
  code: 'argo-workflows/invalid-event-expression',
  summary: 'The expressions of a WorkflowEventBinding can be parsed, and read what there is of an event.',
  look(binding, report) {
    judge(fieldAt(binding, 'spec', 'event', 'selector'), 'spec.event.selector', report);
    for (const { path, fields } of parametersOf(binding)) judge(fieldAt(fields, 'valueFrom', 'event'), `${path}.valueFrom.event`, report);
    for (const [path, text] of metadataOf(binding)) judge(text, path, report, functionsOfMetadata);
  },
});

/** Fixed texts stand in quotes there too. */
function metadataOf(binding: KubeObject): [path: string, text: unknown][] {
  const path = 'spec.submit.metadata';
  const { name, generateName, labels, annotations } = fieldsOf(fieldAt(binding, 'spec', 'submit', 'metadata'));
  const entries = Object.entries({ labels, annotations }).flatMap(([field, map]) => Object.entries(fieldsOf(map)).map(([key, text]): [string, unknown] => [`${path}.${field}[${key}]`, text]));
  return [[`${path}.name`, textOf(name)], [`${path}.generateName`, textOf(generateName)], ...entries];
}

const functionsOfMetadata: ReadonlySet<string> = new Set([...argoFunctions, 'sprig']);

function judge(text: unknown, path: string, report: Report, functions: ReadonlySet<string> = new Set()): void {
  if (typeof text !== 'string') return;
  const { names, error } = parseExpression(text);
  if (error !== undefined) return report({ path, message: `'${text}' is no expression: ${error}.`, hint: "Write it as in: payload.action == 'opened' && discriminator == 'github'." });
  for (const { path: [root] } of names) {
    if (root === undefined || roots.includes(root) || expressionFunctions.has(root) || functions.has(root)) continue;
    report({ path, message: `'${root}' in '${text}' stands for nothing.`, hint: `${didYouMean(nearestName(root, roots))}There are ${oneOf(roots)}; texts stand in quotes.` });
  }
}

/** What is passed and not taken is of no use; what is taken and not passed makes every workflow of the binding an error. */
export const bindingArgument = bindingRule({
  code: 'argo-workflows/binding-argument',
  summary: 'A WorkflowEventBinding passes what its WorkflowTemplate needs, each from the event.',
  look(binding, report, library) {
    const passed = parametersOf(binding);
    for (const { name, path, fields } of passed) {
      if (isGiven(fieldAt(fields, 'valueFrom', 'event'))) continue;
      report({ path, message: `The argument '${name}' does not say where in the event its value is.`, hint: `Set valueFrom.event; a fixed text stands in quotes there: '"text"'.` });
    }
    const { name, clusterScope } = fieldsOf(fieldAt(binding, 'spec', 'submit', 'workflowTemplateRef'));
    const template = library.find(identityOf(binding), textOf(name) ?? '', clusterScope === true);
    if (template) compare(passed, template, report, library);
  },
});

function compare(passed: readonly Port[], template: Workflow, report: Report, library: WorkflowLibrary): void {
  const { needed, known, isOpen } = workflowParametersOf(library, template);
  const names = new Set(passed.map(({ name }) => name));
  for (const name of needed) {
    if (names.has(name)) continue;
    report({ path: 'spec.submit.arguments', message: `${template.label} needs the parameter '${name}', which is not passed.`, hint: 'Pass it, or give it a value there.' });
  }
  for (const { name, path } of isOpen ? [] : passed) {
    if (known.has(name)) continue;
    const left = [...known].filter((one) => !names.has(one));
    const hint = `${didYouMean(nearestName(name, left))}${known.size === 0 ? 'It takes none.' : `It takes ${[...known].join(', ')}.`}`;
    report({ path, message: `${template.label} takes no parameter '${name}'.`, hint });
  }
}
