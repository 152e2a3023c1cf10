import { createHash } from 'node:crypto';
import type { StructuralSchema } from '../schema/structural-schema';
import { pascal } from './words';

export interface CompactSchemas {
  readonly roots: Readonly<Record<string, StructuralSchema>>;
  readonly definitions: Readonly<Record<string, StructuralSchema>>;
}

/** A schema of which there is only one, however often it occurs. `shape` holds the ids of its children in their places. */
interface Node {
  readonly schema: StructuralSchema;
  readonly children: readonly Node[];
  readonly ownLength: number;
  /** Under which names it occurs. */
  readonly hints: Map<string, number>;
  occurrences: number;
  definition?: string;
}

/** Below this length a reference saves nothing. */
const shortest = 48;

/**
 * Writes each schema that occurs more than once as a definition, and refers to it. Meaning is kept: with the references expanded, the
 * schemas are what they were. Linear in the size of the input.
 *
 * @param named definitions that have a name already; schemas may refer to them, and they to each other
 */
export function compactSchemas(
  schemas: Readonly<Record<string, StructuralSchema>>,
  named: Readonly<Record<string, StructuralSchema>> = {},
): CompactSchemas {
  const interner = new Interner();
  const roots = mapValues(schemas, (schema, key) => interner.root(schema, key.slice(key.lastIndexOf('/') + 1)));
  const bodies = mapValues(named, (schema, name) => interner.root(schema, name));
  const shared = chooseDefinitions(interner.nodes, new Set([...Object.values(roots), ...Object.values(bodies)]));
  nameDefinitions(shared, new Set(Object.keys(named)));
  const definitions = { ...mapValues(bodies, write), ...Object.fromEntries(shared.map((node) => [node.definition!, write(node)])) };
  return { roots: mapValues(roots, write), definitions };
}

class Interner {
  readonly nodes: Node[] = [];
  readonly #byKey = new Map<string, Node>();
  readonly #ids = new Map<Node, number>();
  readonly #roots = new Set<Node>();

  /** Roots are written in full, so that what is in two equal ones occurs twice. */
  root(schema: StructuralSchema, hint: string): Node {
    const node = this.intern(schema, hint);
    if (this.#roots.has(node)) for (const child of node.children) child.occurrences++;
    this.#roots.add(node);
    node.hints.set(hint, (node.hints.get(hint) ?? 0) + 1);
    return node;
  }

  private intern(schema: StructuralSchema, hint: string): Node {
    const children: Node[] = [];
    const shape = mapChildren(schema, hint, (child, childHint) => {
      const node = this.intern(child, childHint);
      node.hints.set(childHint, (node.hints.get(childHint) ?? 0) + 1);
      children.push(node);
      return { $ref: String(this.#ids.get(node)) };
    });
    const key = JSON.stringify(shape) + (schema.$ref === undefined ? '' : ' named');
    const known = this.#byKey.get(key);
    if (known) return known;
    const node: Node = { schema, children, ownLength: key.length - children.length * 12, hints: new Map(), occurrences: 0 };
    for (const child of children) child.occurrences++;
    this.#ids.set(node, this.nodes.push(node) - 1);
    this.#byKey.set(key, node);
    return node;
  }
}

/** Children come before what holds them, so that one pass knows the written length of each. */
function chooseDefinitions(nodes: readonly Node[], roots: ReadonlySet<Node>): Node[] {
  const lengths = new Map<Node, number>();
  const chosen: Node[] = [];
  for (const node of nodes) {
    const length = node.children.reduce((sum, child) => sum + lengths.get(child)!, node.ownLength);
    const isShared = node.occurrences + Number(roots.has(node)) > 1 && length > shortest;
    lengths.set(node, isShared ? 24 : length);
    if (isShared) chosen.push(node);
  }
  return chosen;
}

/** A definition is called after the field that mostly holds it; where several would be called alike, a digest of the content tells them apart. */
function nameDefinitions(nodes: readonly Node[], taken: ReadonlySet<string>): void {
  const byBase = new Map<string, Node[]>();
  for (const node of nodes) {
    const base = pascal(mostFrequent(node.hints));
    byBase.set(base, [...(byBase.get(base) ?? []), node]);
  }
  const used = new Set(taken);
  for (const [base, alike] of [...byBase].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const node of alike) {
      const digest = createHash('sha256').update(JSON.stringify(node.schema)).digest('hex');
      node.definition = alike.length === 1 && !used.has(base) ? base : freeName(base, digest, used);
      used.add(node.definition);
    }
  }
}

function freeName(base: string, digest: string, used: ReadonlySet<string>): string {
  for (let length = 4; ; length++) {
    const name = `${base}.${digest.slice(0, length)}`;
    if (!used.has(name)) return name;
  }
}

function mostFrequent(hints: ReadonlyMap<string, number>): string {
  return [...hints].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]![0];
}

/** The schema of a node with references in place of shared children. */
function write(node: Node): StructuralSchema {
  let next = 0;
  return mapChildren(node.schema, '', () => {
    const child = node.children[next++]!;
    return child.definition === undefined ? write(child) : { $ref: child.definition };
  });
}

type MapChild = (child: StructuralSchema, hint: string) => StructuralSchema;

/** A copy with the schemas directly below replaced. A child is called after its field; what has no field of its own, after its parent. */
function mapChildren(schema: StructuralSchema, hint: string, map: MapChild): StructuralSchema {
  const copy: Record<string, unknown> = { ...schema };
  if (schema.properties) copy.properties = mapValues(schema.properties, (child, name) => map(child, name));
  if (typeof schema.additionalProperties === 'object') copy.additionalProperties = map(schema.additionalProperties, `${hint}-value`);
  if (schema.items) copy.items = map(schema.items, `${hint}-item`);
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    if (schema[keyword]) copy[keyword] = schema[keyword].map((child) => map(child, `${hint}-${keyword}`));
  }
  if (schema.not) copy.not = map(schema.not, `${hint}-not`);
  return copy;
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, transform: (value: T, key: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, transform(value, key)]));
}
