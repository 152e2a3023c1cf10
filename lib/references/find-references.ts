import type { KubeObject } from '../kube-object';
import { isFields, type Fields } from './fields';
import { nodeOf, type PathNode } from './path-node';
import type { Reference, ReferenceTable } from './reference-table';

export interface ReferenceVisitor {
  /** @param walk knows the path; ask before it goes on */
  reference(reference: Reference, walk: ReferenceWalk): void;
  /** An object that is embedded in the one walked. */
  object(embedded: KubeObject, walk: ReferenceWalk): void;
}

/**
 * Finds all references of an object in one walk, which sees only the fields that a table names. It visits many times as many fields as it
 * finds references: loops count instead of iterating, which would make an object for each step.
 */
export class ReferenceWalk {
  /** Names of fields, indices of items, keys of maps, from the root to where the walk is. */
  private readonly steps: (string | number)[] = [];
  private object: KubeObject | undefined;

  constructor(private readonly visitor: ReferenceVisitor) {}

  /** Walks an object; an embedded one from within `visitor.object`. */
  run(table: ReferenceTable, object: KubeObject): void {
    const outer = this.object;
    this.object = object;
    this.visit(nodeOf(table), object);
    this.object = outer;
  }

  /** `spec.volumes[0].secret` where the walk is, with the field below it. */
  path(below = ''): string {
    let path = '';
    for (const step of this.steps) path = joinStep(path, written(step));
    return below === '' ? path : joinStep(path, below);
  }

  private visit(node: PathNode, value: unknown): void {
    if (value === undefined || value === null) return;
    for (let index = 0; index < node.readers.length; index++) this.found(node.readers[index](value, this.object!));
    if (node.isObject && isObjectLike(value)) this.visitor.object(value, this);
    for (let index = 0; index < node.tables.length; index++) this.visit(nodeOf(node.tables[index]), value);
    if (Array.isArray(value)) this.visitItems(node.items, value);
    else if (typeof value === 'object') this.visitFields(node, value as Fields);
  }

  private visitItems(node: PathNode | undefined, items: readonly unknown[]): void {
    if (!node) return;
    for (let index = 0; index < items.length; index++) this.step(node, items[index], index);
  }

  private visitFields({ fields, values }: PathNode, value: Fields): void {
    for (let index = 0; index < fields.length; index++) {
      const { name, node } = fields[index];
      const child = value[name];
      if (child !== undefined) this.step(node, child, name);
    }
    if (values) for (const key of Object.keys(value)) this.step(values, value[key], key);
  }

  private step(node: PathNode, value: unknown, step: string | number): void {
    this.steps.push(step);
    this.visit(node, value);
    this.steps.pop();
  }

  private found(found: Reference | readonly Reference[] | undefined): void {
    if (found === undefined) return;
    if (!isList(found)) this.visitor.reference(found, this);
    else for (const reference of found) this.visitor.reference(reference, this);
  }
}

function joinStep(path: string, step: string): string {
  return path === '' || step.startsWith('[') ? path + step : `${path}.${step}`;
}

/** A name with dots of its own stands in brackets: `metadata.annotations[a.b/c]`. */
function written(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return step.includes('.') || step.includes('/') ? `[${step}]` : step;
}

function isList(found: Reference | readonly Reference[]): found is readonly Reference[] {
  return Array.isArray(found);
}

function isObjectLike(value: unknown): value is KubeObject {
  return isFields(value) && typeof value.apiVersion === 'string' && typeof value.kind === 'string';
}
