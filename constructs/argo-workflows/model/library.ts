import type { ManifestSet } from '../../../lib/manifest-set';
import { fieldsOf, isFields, textOf } from '../../../lib/references/fields';
import { hasTag } from '../text/tags';
import { Template, type Call } from './template';
import { isWorkflow, Workflow, type WorkflowKind } from './workflow';

/**
 * What a reference to a template leads to: a template; `later`, where that is known when the workflow runs only, or lies outside of the set;
 * or nothing, with the reason.
 */
export type Resolved =
  | { readonly template: Template }
  | { readonly later: true }
  | { readonly missing: string; readonly at: string; readonly candidates: readonly string[]; readonly object?: MissingObject };

/** A whole WorkflowTemplate that is missing, not a template in one. */
export interface MissingObject {
  readonly kind: 'WorkflowTemplate' | 'ClusterWorkflowTemplate';
  readonly name: string;
}

const later: Resolved = { later: true };

/** All workflows of a set, and how they find each other's templates. */
export class WorkflowLibrary {
  readonly workflows: readonly Workflow[];
  private readonly byName = new Map<string, Workflow[]>();
  private readonly inline = new WeakMap<Call, Template>();

  constructor(private readonly set: ManifestSet) {
    this.workflows = set.entries.filter(isWorkflow).map((entry) => new Workflow(entry));
    for (const workflow of this.workflows) {
      const key = keyOf(workflow.kind, workflow.entry.object.metadata?.name ?? '');
      this.byName.set(key, [...(this.byName.get(key) ?? []), workflow]);
    }
  }

  /** The WorkflowTemplate that the whole workflow is made from; undefined where there is none, `later` where it lies outside of the set. */
  base(workflow: Workflow): Workflow | 'later' | 'missing' | undefined {
    const { workflowTemplateRef: reference } = workflow.spec;
    if (!isFields(reference)) return undefined;
    const name = textOf(reference.name) ?? '';
    const isCluster = reference.clusterScope === true;
    return this.find(workflow, name, isCluster) ?? (this.isExternal(workflow, name, isCluster) ? 'later' : 'missing');
  }

  /** The template that a step, task or hook calls. */
  resolve(owner: Workflow, caller: { readonly fields: Call['fields'] }, call?: Call): Resolved {
    const { template, templateRef, inline } = caller.fields;
    if (call && isFields(inline)) return { template: this.inlineTemplate(call) };
    if (isFields(templateRef)) return this.resolveReference(owner, templateRef);
    const name = textOf(template);
    return name === undefined || hasTag(name) ? later : this.resolveName(owner, name, 'template');
  }

  /** A template of the workflow itself, or of the one that it is made from. */
  resolveName(owner: Workflow, name: string, at: string): Resolved {
    const base = this.base(owner);
    if (base === 'later' || base === 'missing') return later;
    const found = owner.template(name) ?? base?.template(name);
    if (found) return { template: found };
    const holder = base ?? owner;
    return { missing: `Template '${name}' does not exist in ${holder.label}.`, at, candidates: [...holder.templateNames()] };
  }

  resolveCall(call: Call): Resolved {
    return this.resolve(call.caller.owner, call, call);
  }

  /** The called template, where it is known. */
  target(call: Call): Template | undefined {
    const resolved = this.resolveCall(call);
    return 'template' in resolved ? resolved.template : undefined;
  }

  private resolveReference(owner: Workflow, { name, template, clusterScope }: Call['fields']): Resolved {
    const holder = textOf(name);
    const wanted = textOf(template);
    if (holder === undefined || wanted === undefined || hasTag(holder) || hasTag(wanted)) return later;
    const found = this.find(owner, holder, clusterScope === true);
    if (found) return this.resolveName(found, wanted, 'templateRef.template');
    if (this.isExternal(owner, holder, clusterScope === true)) return later;
    return this.missingObject(clusterScope === true ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate', holder, 'templateRef.name');
  }

  missingObject(kind: MissingObject['kind'], name: string, at: string): Extract<Resolved, { missing: string }> {
    return { missing: `${kind} '${name}' does not exist.`, at, candidates: this.namesOf(kind), object: { kind, name } };
  }

  private inlineTemplate(call: Call): Template {
    let template = this.inline.get(call);
    if (!template) {
      template = new Template(call.caller.owner, `${call.path}.inline`, fieldsOf(call.fields.inline), call);
      this.inline.set(call, template);
    }
    return template;
  }

  /** The WorkflowTemplate of a name that an object of a namespace finds. What states no namespace may be in any. */
  find(from: { readonly namespace: string }, name: string, isCluster: boolean): Workflow | undefined {
    const named = this.byName.get(keyOf(isCluster ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate', name)) ?? [];
    if (isCluster || from.namespace === '') return named[0];
    return named.find(({ namespace }) => namespace === from.namespace) ?? named.find(({ namespace }) => namespace === '');
  }

  private isExternal(from: Workflow, name: string, isCluster: boolean): boolean {
    const kind = isCluster ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
    const isNear = (namespace: string): boolean => isCluster || namespace === '' || from.namespace === '' || namespace === from.namespace;
    return this.set.externals.some((one) => one.group === 'argoproj.io' && one.kind === kind && one.name === name && isNear(one.namespace));
  }

  private namesOf(kind: WorkflowKind): string[] {
    return this.workflows.filter((workflow) => workflow.kind === kind).map(({ entry }) => entry.object.metadata?.name ?? '');
  }
}

function keyOf(kind: WorkflowKind, name: string): string {
  return `${kind}/${name}`;
}

const libraries = new WeakMap<ManifestSet, WorkflowLibrary>();

/** The library of a set, made once. */
export function libraryOf(set: ManifestSet): WorkflowLibrary {
  let library = libraries.get(set);
  if (!library) libraries.set(set, (library = new WorkflowLibrary(set)));
  return library;
}
