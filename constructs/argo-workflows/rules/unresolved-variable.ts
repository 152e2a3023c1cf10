import { nearestName } from '../../../lib/nearest-name';
import { reachedFrom } from '../model/reachable';
import { placedTexts } from '../model/texts';
import type { Unresolved } from '../model/variables';
import { variablesOf } from '../model/variables-of';
import type { Workflow } from '../model/workflow';
import { hasTag, tagsIn, textsIn, type Tag } from '../text/tags';
import { didYouMean, templatesIn, workflowRule } from './workflow-rule';

const docs = 'https://argo-workflows.readthedocs.io/en/latest/variables/';

export const unresolvedVariable = workflowRule({
  code: 'argo-workflows/unresolved-variable',
  summary: 'Every variable has a value where it is used.',
  docs,
  look(workflow, report, library) {
    const variables = variablesOf(library, workflow);
    for (const { path, text } of textsOfWorkflow(workflow)) {
      for (const { content } of variablesIn(text)) {
        const unresolved = content.startsWith('workflow.') ? variables.unresolvedGlobal(content) : undefined;
        if (unresolved) report({ path, message: `{{${content}}} has no value here: ${unresolved.reason}.`, hint: hintOf(unresolved) });
      }
    }
    for (const template of templatesIn(workflow, library)) {
      for (const { path, text, place } of placedTexts(template)) {
        for (const { content, isClosed } of variablesIn(text)) {
          const unresolved = isClosed || !startsLikeVariable(content) ? variables.unresolved(content, place) : notClosed;
          if (unresolved) report({ path, message: `{{${content}}} has no value here: ${unresolved.reason}.`, hint: hintOf(unresolved) });
        }
      }
    }
  },
});

/** What a workflow passes to its entrypoint and its hooks. */
function* textsOfWorkflow({ spec, path }: Workflow): Generator<{ path: string; text: string }> {
  yield* textsIn(spec.arguments, `${path}.arguments`);
  yield* textsIn(spec.hooks, `${path}.hooks`);
}

/** Templates of others are filled in with the variables of the workflow that calls them. */
export const unresolvedInCalled = workflowRule({
  code: 'argo-workflows/unresolved-in-called',
  summary: 'Variables of the workflow that a called template of another object uses have a value in the calling workflow.',
  docs,
  look(workflow, report, library) {
    const variables = variablesOf(library, workflow);
    for (const { template, from } of reachedFrom(library, workflow)) {
      if (template.owner === workflow) continue;
      const told = new Set<string>();
      for (const { text } of placedTexts(template)) {
        for (const { content } of variablesIn(text)) {
          if (!content.startsWith('workflow.') || told.has(content) || !variables.unresolvedGlobal(content)) continue;
          told.add(content);
          const message = `This leads to ${template.label} of ${template.owner.label}, which uses {{${content}}}, and that has no value in this workflow.`;
          report({ path: from, message, hint: 'Give the workflow what the template needs, or pass it as an argument.' });
        }
      }
    }
  },
});

/** Simple variables. One that is not closed counts as far as it goes. */
function variablesIn(text: string): Tag[] {
  return hasTag(text) ? tagsIn(text).filter(({ isExpression }) => !isExpression) : [];
}

const notClosed: Unresolved = { reason: 'it is not closed' };

function startsLikeVariable(content: string): boolean {
  return roots.some((root) => content.startsWith(`${root}.`));
}

function hintOf({ suggestion }: Unresolved): string {
  return `${didYouMean(suggestion)}Use a variable that is there, or add what should give the value.`;
}

const roots = ['inputs', 'outputs', 'steps', 'tasks', 'workflow', 'item', 'pod', 'node', 'lastRetry', 'cronworkflow', 'retries'];

export const misspeltVariable = workflowRule({
  code: 'argo-workflows/misspelt-variable',
  summary: 'The first word of a variable is one that the controller knows; others are left in the text as they are.',
  docs,
  look(workflow, report, library) {
    for (const template of templatesIn(workflow, library)) {
      for (const { path, text } of placedTexts(template)) {
        for (const { content } of variablesIn(text)) {
          const root = /^([a-zA-Z]+)\.[-\w.]+$/.exec(content)?.[1];
          if (root === undefined || roots.includes(root) || root.length < 4) continue;
          const meant = nearestName(root, roots);
          if (meant === undefined) continue;
          const message = `{{${content}}} is left as it is: there are no variables that begin with '${root}'.`;
          report({ path, message, hint: `Did you mean {{${meant}${content.slice(root.length)}}}?` });
        }
      }
    }
  },
});
