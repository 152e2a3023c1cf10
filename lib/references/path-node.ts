import { type ReferenceReader, type ReferenceTable, wholeObject } from './reference-table';

/** A table as a tree of steps, so that one walk finds all references of an object, however many rows there are. */
export interface PathNode {
  readonly fields: { readonly name: string; readonly node: PathNode }[];
  /** Each item of a list. */
  items?: PathNode;
  /** Each value of a map. */
  values?: PathNode;
  readonly readers: ReferenceReader[];
  /** Tables for what is below; they may hold this one again. */
  readonly tables: ReferenceTable[];
  isObject: boolean;
}

const nodes = new WeakMap<ReferenceTable, PathNode>();

/** The tree of a table, made once. */
export function nodeOf(table: ReferenceTable): PathNode {
  let node = nodes.get(table);
  if (!node) nodes.set(table, (node = compile(table)));
  return node;
}

function compile(table: ReferenceTable): PathNode {
  const root = emptyNode();
  for (const [path, entries] of Object.entries(table)) {
    const node = stepsOf(path).reduce(stepInto, root);
    for (const entry of [entries].flat()) {
      if (entry === wholeObject) node.isObject = true;
      else if (typeof entry === 'function') node.readers.push(entry);
      else if (typeof entry === 'object') node.tables.push(entry as ReferenceTable);
    }
  }
  return root;
}

function emptyNode(): PathNode {
  return { fields: [], readers: [], tables: [], isObject: false };
}

function stepInto(node: PathNode, step: string): PathNode {
  if (step === '[*]') return (node.items ??= emptyNode());
  if (step === '{*}') return (node.values ??= emptyNode());
  const name = step.startsWith('["') ? step.slice(2, -2) : step;
  const known = node.fields.find((field) => field.name === name);
  if (known) return known.node;
  const next = emptyNode();
  node.fields.push({ name, node: next });
  return next;
}

/** `a.b[*]["c.d/e"]{*}` has the steps a, b, [*], ["c.d/e"], {*}. */
function stepsOf(path: string): string[] {
  return path.match(/\["[^"]+"\]|\[\*\]|\{\*\}|[^.[\]{}]+/g) ?? [];
}
