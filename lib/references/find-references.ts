import type { KubeObject } from '../kube-object';
import { isFields } from './fields';
import { nodeOf, type PathNode } from './path-node';
import type { Reference, ReferenceTable } from './reference-table';

/** Where the walk is, as a chain to the root; written out for the few fields that hold something. */
export interface Place {
  readonly parent?: Place;
  /** Name of a field, index of an item, or `[key]` of a map. */
  readonly step: string | number;
}

export interface ReferenceVisitor {
  reference(reference: Reference, place: Place | undefined): void;
  /** An object that is embedded in the one walked. */
  object(embedded: KubeObject, place: Place | undefined): void;
}

/** Finds all references of an object in one walk, which sees only the fields that the table names. */
export function findReferences(table: ReferenceTable, object: KubeObject, visitor: ReferenceVisitor, place?: Place): void {
  walk(nodeOf(table), object, place);

  function walk(node: PathNode, value: unknown, at: Place | undefined): void {
    if (value === undefined || value === null) return;
    for (const read of node.readers) visitAll(read(value, object), at);
    if (node.isObject && isObjectLike(value)) visitor.object(value, at);
    for (const table of node.tables) walk(nodeOf(table), value, at);
    if (Array.isArray(value)) walkItems(node.items, value, at);
    else if (typeof value === 'object') walkFields(node, value as Record<string, unknown>, at);
  }

  function walkItems(node: PathNode | undefined, items: readonly unknown[], parent: Place | undefined): void {
    if (node) items.forEach((item, step) => walk(node, item, { parent, step }));
  }

  function walkFields(node: PathNode, fields: Record<string, unknown>, parent: Place | undefined): void {
    for (const [step, next] of node.fields) {
      if (Object.hasOwn(fields, step)) walk(next, fields[step], { parent, step });
    }
    const { values } = node;
    if (values) for (const key of Object.keys(fields)) walk(values, fields[key], { parent, step: `[${key}]` });
  }

  function visitAll(found: Reference | readonly Reference[] | undefined, at: Place | undefined): void {
    if (found === undefined) return;
    if (!isList(found)) visitor.reference(found, at);
    else for (const reference of found) visitor.reference(reference, at);
  }
}

/** `spec.volumes[0].secret`, with the field below it. */
export function pathAt(place: Place | undefined, below = ''): string {
  let path = below;
  for (let at = place; at; at = at.parent) path = joinStep(written(at.step), path);
  return path;
}

function written(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return !step.startsWith('[') && /[./]/.test(step) ? `[${step}]` : step;
}

function joinStep(step: string, rest: string): string {
  return rest === '' || rest.startsWith('[') ? step + rest : `${step}.${rest}`;
}

function isList(found: Reference | readonly Reference[]): found is readonly Reference[] {
  return Array.isArray(found);
}

function isObjectLike(value: unknown): value is KubeObject {
  return isFields(value) && typeof value.apiVersion === 'string' && typeof value.kind === 'string';
}
