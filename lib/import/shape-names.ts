import { isGlobalName, type ClassName } from './kind-names';
import type { TypeGraph } from './type-graph';
import { fewFields, innerShapes, type Shape } from './type-node';
import { commonEnding, pascal, singular } from './words';

/**
 * Names the shapes that have none: after the field that holds them, in front the kind when one kind alone has them. Of several shapes with
 * the same name, those that come first from the kinds' roots keep it; the others take the name of what holds them in front.
 */
export function nameShapes(graph: TypeGraph, kinds: readonly ClassName[]): void {
  const used = new Set(kinds.flatMap(({ className: name }) => [name, `${name}Props`]));
  for (const shape of graph.shapes) if (shape.name) used.add(shape.name);
  const owners = ownersOf(graph, new Map(kinds.map(({ className, preferred }) => [className, preferred])));
  for (const shape of graph.shapes) {
    if (shape.name) continue;
    shape.name = [...candidates(shape, owners.get(shape)!)].find((name) => !used.has(name) && !isGlobalName(name)) ?? numbered(shape, used);
    used.add(shape.name);
  }
}

function* candidates(shape: Shape, owners: ReadonlySet<string>): Generator<string> {
  const base = shape.upstream ?? baseName(shape);
  if (shape.upstream !== undefined) yield base;
  const roots = [...owners].filter((name) => shape.uses.some(({ parent }) => parent.name === `${name}Props`));
  if (roots.length * 2 >= shape.uses.length) yield join(shortest(roots), base);
  yield owners.size === 1 ? join(shortest(owners), base) : base;
  for (const { parent } of shape.uses) if (parent.name) yield join(parent.name.replace(/Props$|Spec$/, ''), base);
  for (const { parent } of shape.uses) if (parent.name) yield join(parent.name, base);
}

function shortest(names: Iterable<string>): string {
  return [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]!;
}

function numbered(shape: Shape, used: ReadonlySet<string>): string {
  const base = baseName(shape);
  for (let number = 2; ; number++) if (!used.has(`${base}${number}`)) return `${base}${number}`;
}

function join(front: string, base: string): string {
  return base.startsWith(front) ? base : front + base;
}

/** What most fields call it, a small shape what all of them end with; failing that, the other way round. */
function baseName({ fields, uses }: Shape): string {
  const counts = new Map<string, number>();
  for (const { field, isItem } of uses) {
    const name = pascal(isItem ? singular(field) : field);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? -1 : 1));
  if (first![1] * 2 >= uses.length && fields.length >= fewFields) return first![0];
  return commonEnding([...counts.keys()]) || first![0];
}

/** The kinds that have a shape somewhere: several versions of a kind count as its plain one where that has it. */
function ownersOf(graph: TypeGraph, preferred: ReadonlyMap<string, string>): Map<Shape, Set<string>> {
  const owners = new Map<Shape, Set<string>>();
  for (const [className, root] of graph.roots) {
    const pending: Shape[] = [root];
    for (let shape = pending.pop(); shape !== undefined; shape = pending.pop()) {
      const known = owners.get(shape) ?? new Set();
      if (known.has(className)) continue;
      owners.set(shape, known.add(className));
      pending.push(...innerShapes(shape));
    }
  }
  for (const names of owners.values()) {
    for (const name of names) if (names.has(preferred.get(name)!) && preferred.get(name) !== name) names.delete(name);
  }
  return owners;
}
