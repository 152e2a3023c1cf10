import { textOf } from '../../../lib/references/fields';
import { dependsOf } from '../model/dag';
import type { WorkflowLibrary } from '../model/library';
import { isLoop, type Call, type Template } from '../model/template';
import { templateRule } from './workflow-rule';

export const endlessRecursion = templateRule({
  code: 'argo-workflows/endless-recursion',
  summary: 'A template that calls itself does so under a condition.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/walk-through/recursion/',
  look(template, report, library) {
    for (const call of template.calls) {
      if (!alwaysRuns(call)) continue;
      const way = wayBack(call, template, library);
      if (way) report({ path: `${call.path}.${call.fields.templateRef ? 'templateRef' : 'template'}`, message: `Nothing ends this recursion: ${way.map(({ name }) => name).join(' → ')}.`, hint: "Give one of the steps or tasks on the way a 'when'." });
    }
  },
});

/** Only what happens in every run counts: no condition, no items, no result of another task that decides. */
function alwaysRuns(call: Call): boolean {
  return textOf(call.fields.when) === undefined && !isLoop(call) && !dependsOf(call)?.terms.some(({ result }) => result !== undefined && result !== 'Succeeded');
}

/** The templates from the call back to the template; undefined where the way ends. */
function wayBack(call: Call, start: Template, library: WorkflowLibrary): Template[] | undefined {
  const first = library.target(call);
  if (!first) return undefined;
  const cameFrom = new Map<Template, Template>([[first, start]]);
  const waiting = [first];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (next === start) return trace(start, cameFrom);
    for (const inner of next.calls) {
      const target = alwaysRuns(inner) ? library.target(inner) : undefined;
      if (!target || cameFrom.has(target)) continue;
      cameFrom.set(target, next);
      waiting.push(target);
    }
  }
  return undefined;
}

function trace(start: Template, cameFrom: ReadonlyMap<Template, Template>): Template[] {
  const way = [start];
  for (let at = cameFrom.get(start)!; at !== start; at = cameFrom.get(at)!) way.unshift(at);
  return [start, ...way];
}
