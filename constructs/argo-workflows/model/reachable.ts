import { fieldsOf, isFields, textOf } from '../../../lib/references/fields';
import type { Resolved, WorkflowLibrary } from './library';
import type { Template } from './template';
import type { Workflow } from './workflow';

/** A place outside of steps and tasks that names a template: entrypoint, exit handler, hooks. */
export interface Start {
  readonly path: string;
  readonly resolved: Resolved;
  /** Which of them; `hook` also for hooks of steps and tasks. */
  readonly kind: 'entrypoint' | 'onExit' | 'hook';
}

/** Where the run of a workflow starts. What it does not say itself, the WorkflowTemplate that it is made from says. */
export function startsOf(library: WorkflowLibrary, workflow: Workflow): Start[] {
  const base = library.base(workflow);
  const starts: Start[] = [];
  for (const kind of ['entrypoint', 'onExit'] as const) {
    const name = textOf(workflow.spec[kind]) ?? (typeof base === 'object' ? textOf(base.spec[kind]) : undefined);
    if (name !== undefined) starts.push({ kind, path: `${workflow.path}.${kind}`, resolved: library.resolveName(workflow, name, '') });
  }
  return [...starts, ...hooksIn(library, workflow, workflow.spec.hooks, `${workflow.path}.hooks`)];
}

/** Hooks of a workflow, a step or a task. */
export function hooksIn(library: WorkflowLibrary, owner: Workflow, hooks: unknown, path: string): Start[] {
  return Object.entries(fieldsOf(hooks)).flatMap(([name, hook]) =>
    isFields(hook) ? { kind: 'hook' as const, path: `${path}.${name}`, resolved: library.resolve(owner, { fields: hook }) } : [],
  );
}

/** A template that the run of a workflow may come to, and the place in this workflow that leads there. */
export interface Reached {
  readonly template: Template;
  readonly from: string;
}

/** All templates that a workflow may come to: its own, and those of others that they call, each once. */
export function reachedFrom(library: WorkflowLibrary, workflow: Workflow): readonly Reached[] {
  const reached = new Map<Template, Reached>();
  const waiting: Reached[] = workflow.templates.map((template) => ({ template, from: template.path }));
  const base = library.base(workflow);
  if (typeof base === 'object') waiting.push(...base.templates.map((template) => ({ template, from: `${workflow.path}.workflowTemplateRef` })));
  for (const { path, resolved } of startsOf(library, workflow)) if ('template' in resolved) waiting.push({ template: resolved.template, from: path });
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (reached.has(next.template)) continue;
    reached.set(next.template, next);
    waiting.push(...calledBy(library, workflow, next));
  }
  return [...reached.values()];
}

/** The place that counts is the last one that stands in this workflow. */
function calledBy(library: WorkflowLibrary, workflow: Workflow, { template, from }: Reached): Reached[] {
  const isOwn = template.owner === workflow;
  return template.calls.flatMap((call) => {
    const hooks = hooksIn(library, template.owner, call.fields.hooks, `${call.path}.hooks`);
    return [{ path: call.path, resolved: library.resolveCall(call) }, ...hooks].flatMap(({ path, resolved }) =>
      'template' in resolved ? { template: resolved.template, from: isOwn ? path : from } : [],
    );
  });
}

