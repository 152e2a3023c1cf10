import { nearestName } from '../nearest-name';
import type { SchemaNode } from './schema-node';

/** What an unknown field most likely means: a name that is near, or the same name one or more levels further down. */
export function unknownFieldHint(key: string, node: SchemaNode): string | undefined {
  const near = nearestName(key, node.fieldNames);
  if (near !== undefined) return `Did you mean ${near}?`;
  const place = findBelow(key, node, 3);
  if (place !== undefined) return `The field belongs in ${place}.`;
  const names = node.fieldNames;
  return names.length > 0 && names.length <= 12 ? `Known here: ${[...names].sort().join(', ')}.` : undefined;
}

/** Path of the object below the node that has the field, nearest first; items of lists are not looked into. */
function findBelow(key: string, node: SchemaNode, levels: number): string | undefined {
  if (levels === 0) return undefined;
  const children = node.fieldNames.map((name) => [name, node.field(name)] as const);
  const direct = children.find(([, child]) => child?.field(key) !== undefined);
  if (direct !== undefined) return direct[0];
  for (const [name, child] of children) {
    const place = child && findBelow(key, child, levels - 1);
    if (place !== undefined) return `${name}.${place}`;
  }
  return undefined;
}
