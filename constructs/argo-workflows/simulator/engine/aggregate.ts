import type { Node } from './node';
import { NodeError } from './node-error';

/**
 * What a loop gave, as variables: JSON lists in the order of the items.
 * @param text what reads them: results must be JSON only where they are read
 * @see https://argo-workflows.readthedocs.io/en/latest/walk-through/loops/#accessing-the-aggregate-results-of-a-loop
 */
export function aggregateOf(start: string, children: readonly Node[], text: string): Record<string, unknown> {
  const ran = children.filter((child) => child.isCompleted || child.isDaemon);
  const ips = children.flatMap(({ ip }) => ip ?? []);
  const variables: Record<string, unknown> = ips.length === 0 ? {} : { [`${start}.ip`]: JSON.stringify(ips) };
  const results = ran.flatMap(({ outputs }) => (outputs.result === undefined ? [] : [outputs.result]));
  if (text.includes('result')) variables[`${start}.outputs.result`] = JSON.stringify(results.map((result) => parsedResult(start, result)));
  const maps = ran.filter(({ outputs }) => outputs.parameters.size > 0).map(({ outputs }) => Object.fromEntries(outputs.parameters));
  variables[`${start}.outputs.parameters`] = JSON.stringify(maps);
  for (const name of new Set(maps.flatMap((map) => Object.keys(map)))) {
    const values = maps.flatMap((map) => (typeof map[name] === 'string' ? [map[name]] : []));
    variables[`${start}.outputs.parameters.${name}`] = JSON.stringify(structured(values) ?? values);
  }
  return variables;
}

function parsedResult(start: string, result: string): unknown {
  try {
    return JSON.parse(result) as unknown;
  } catch {
    throw new NodeError(`'${start}.outputs.result' is a list of what the items of a loop gave, and '${result}' is no JSON.`);
  }
}

/** Lists and maps are put in as such, where all values are. */
function structured(values: readonly string[]): unknown[] | undefined {
  try {
    const parsed = values.map((value) => JSON.parse(value) as unknown);
    return parsed.every((value) => typeof value === 'object' && value !== null) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
