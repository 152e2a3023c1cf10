import { nearestName } from '../../../lib/nearest-name';
import { fieldAt, fieldsOf, textOf } from '../../../lib/references/fields';
import { sprigFunctions } from '../evaluate/sprig';
import { bareExpressions, placedTexts } from '../model/texts';
import type { Place, Variables } from '../model/variables';
import { variablesOf } from '../model/variables-of';
import type { Workflow } from '../model/workflow';
import { parseExpression, type ExpressionName } from '../text/expression';
import { argoFunctions, expressionFunctions } from '../text/expression-functions';
import { hasTag, tagsIn } from '../text/tags';
import { didYouMean, oneOf, templatesIn, workflowRule, type Report } from './workflow-rule';

const docs = 'https://argo-workflows.readthedocs.io/en/latest/variables/#expression';

/** What an expression may read, beside variables with a place: the controller gives them to one field or another. */
const roots = new Set(['inputs', 'outputs', 'steps', 'tasks', 'item', 'workflow', 'pod', 'node', 'retries', 'lastRetry', 'sprig', 'cronworkflow', 'status', 'duration', 'exitCode', 'resourcesDuration', 'data', 'request', 'response', 'env']);

/** What there is of those that have few members. */
const members: ReadonlyMap<string, readonly string[]> = new Map([
  ['lastRetry', ['exitCode', 'status', 'duration', 'message']],
  ['cronworkflow', ['name', 'namespace', 'labels', 'annotations', 'failed', 'succeeded', 'lastScheduledTime']],
]);

export const invalidExpression = workflowRule({
  code: 'argo-workflows/invalid-expression',
  summary: 'Expressions can be parsed, and what they read is there.',
  docs,
  look(workflow, report, library) {
    const variables = variablesOf(library, workflow);
    for (const [path, value] of expressionsOf(workflow)) {
      const text = textOf(value);
      if (text !== undefined) judge(text, path, undefined, variables, report);
    }
    for (const tag of tagsIn(conditionOf(workflow))) if (tag.isExpression) judge(tag.content, 'spec.when', undefined, variables, report, tag.isClosed);
    for (const template of templatesIn(workflow, library)) {
      for (const { path, text, place } of placedTexts(template)) {
        if (!hasTag(text)) continue;
        for (const tag of tagsIn(text)) if (tag.isExpression) judge(tag.content, path, place, variables, report, tag.isClosed);
      }
      for (const { path, text, place } of bareExpressions(template)) judge(text, path, place, variables, report);
    }
  },
});

/** Expressions that belong to no template, by path. */
function* expressionsOf({ entry, kind, spec, path }: Workflow): Generator<[path: string, value: unknown]> {
  for (const [name, hook] of Object.entries(fieldsOf(spec.hooks))) yield [`${path}.hooks.${name}.expression`, fieldsOf(hook).expression];
  const labels = fieldsOf(fieldsOf(spec.workflowMetadata).labelsFrom);
  for (const [name, label] of Object.entries(labels)) yield [`${path}.workflowMetadata.labelsFrom.${name}.expression`, fieldsOf(label).expression];
  if (kind === 'CronWorkflow') yield ['spec.stopStrategy.expression', fieldAt(entry.object, 'spec', 'stopStrategy', 'expression')];
}

function conditionOf({ entry, kind }: Workflow): string {
  return (kind === 'CronWorkflow' ? textOf(fieldAt(entry.object, 'spec', 'when')) : undefined) ?? '';
}

/** Tags are filled in before the expression is parsed. */
function judge(text: string, path: string, place: Place | undefined, variables: Variables, report: Report, isClosed = true): void {
  if (!isClosed) return report({ path, message: `The expression '${shorten(text)}' is not closed.`, hint: "Close it with '}}'." });
  if (hasTag(text)) return;
  const { names, error } = parseExpression(text);
  if (error !== undefined) return report({ path, message: `'${shorten(text)}' is no expression: ${error}.`, hint: 'Correct the expression.' });
  for (const name of names) judgeName(name, text, path, place, variables, report);
}

function judgeName(name: ExpressionName, text: string, path: string, place: Place | undefined, variables: Variables, report: Report): void {
  const [root] = name.path;
  if (!roots.has(root)) {
    if (name.isGuarded || expressionFunctions.has(root) || argoFunctions.has(root)) return;
    const hint = `${didYouMean(nearestName(root, [...roots, ...expressionFunctions, ...argoFunctions]))}Texts stand in quotes.`;
    return report({ path, message: `'${root}' in '${shorten(text)}' stands for nothing.`, hint });
  }
  const known = members.get(root);
  if (known && name.path.length > 1 && !name.isGuarded && !known.includes(name.path[1])) {
    const hint = `${didYouMean(nearestName(name.path[1], known))}Use ${oneOf(known)}.`;
    return report({ path, message: `'${name.path.join('.')}' in '${shorten(text)}' stands for nothing.`, hint });
  }
  if (root === 'sprig' && name.path.length > 1) return judgeSprig(name.path[1], text, path, report);
  if (name.isGuarded || (!place && root !== 'workflow')) return;
  const variable = (name.isCalled ? name.path.slice(0, -1) : name.path).join('.');
  const unresolved = place ? variables.unresolved(variable, place, true) : variables.unresolvedGlobal(variable, true);
  if (unresolved) report({ path, message: `'${variable}' in '${shorten(text)}' has no value here: ${unresolved.reason}.`, hint: `${didYouMean(unresolved.suggestion)}Read what is there.` });
}

function judgeSprig(name: string, text: string, path: string, report: Report): void {
  if (sprigFunctions.has(name)) return;
  const suggestion = nearestName(name, [...sprigFunctions.keys()] as string[]);
  report({ path, message: `'sprig.${name}' in '${shorten(text)}' is no function of Sprig.`, hint: `${didYouMean(suggestion)}See https://masterminds.github.io/sprig/.` });
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
