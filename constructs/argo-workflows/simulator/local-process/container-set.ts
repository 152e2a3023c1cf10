import { itemsOf, type Fields } from '../../../../lib/references/fields';

/** Containers with each after those that it depends on, else as they are written. */
export function inOrder(containers: readonly Fields[]): Fields[] {
  const left = [...containers];
  const done = new Set<unknown>();
  const ordered: Fields[] = [];
  while (left.length > 0) {
    const next = left.findIndex(({ dependencies }) => itemsOf(dependencies).every((name) => done.has(name)));
    const [container] = left.splice(Math.max(0, next), 1);
    ordered.push(container!);
    done.add(container!.name);
  }
  return ordered;
}
