import type { Node } from './yaml/node';

/**
 * Where a field stands: its key, or the start of a list's item.
 * @param path as the API server writes it: `spec.rules[0].path`, `metadata.labels[a.b/c]`; keys with dots may also stand without brackets
 * @returns an index into the text; `undefined` where the document has no such field
 */
export function locateField(node: Node, path: string): number | undefined {
  return path === '' ? node.start : descend(node, path);
}

function descend(node: Node, path: string): number | undefined {
  switch (node.kind) {
    case 'alias':
      return descend(node.target, path);
    case 'sequence': {
      const index = /^\[(\d+)\]/.exec(path);
      const item = index && node.items[Number(index[1])];
      return item ? arrive(item.start, item, path.slice(index[0].length)) : undefined;
    }
    case 'mapping':
      return descendMap(node.pairs, path.replace(/^\./, ''));
    case 'scalar':
      return undefined;
  }
}

/** The last of equal keys counts, and the longest key where several fit: `a.b` before `a`. */
function descendMap(pairs: readonly Node[], path: string): number | undefined {
  const fitting = pairs
    .map((key, i) => ({ key, value: pairs[i + 1], rest: i % 2 === 0 && key.kind === 'scalar' ? restBehind(key.text, path) : undefined }))
    .filter((pair) => pair.rest !== undefined)
    .sort((a, b) => a.rest!.length - b.rest!.length || b.key.start - a.key.start);
  for (const { key, value, rest } of fitting) {
    const found = arrive(key.start, value, rest!);
    if (found !== undefined) return found;
  }
  return undefined;
}

function restBehind(key: string, path: string): string | undefined {
  const bracketed = `[${key}]`;
  if (path.startsWith(bracketed)) return path.slice(bracketed.length);
  const rest = path.startsWith(key) ? path.slice(key.length) : undefined;
  return rest === undefined || rest === '' || rest.startsWith('.') || rest.startsWith('[') ? rest : undefined;
}

function arrive(start: number, value: Node, rest: string): number | undefined {
  return rest === '' ? start : descend(value, rest);
}
