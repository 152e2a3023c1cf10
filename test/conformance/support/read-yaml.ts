import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/** Documents of a YAML or JSON file as Kubernetes reads them: YAML 1.1, repeated keys let pass (the last counts), big integers as bigint. */
export function readYaml(file: string): unknown[] {
  return parseYaml(readFileSync(file, 'utf8'));
}

/** Types of YAML 1.1 that Go's reader does not know; nor times of day in base 60. */
const unread: ReadonlySet<string> = new Set(['tag:yaml.org,2002:timestamp', 'tag:yaml.org,2002:set']);

export function parseYaml(text: string): unknown[] {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    merge: true,
    uniqueKeys: false,
    intAsBigInt: true,
    strict: false,
    logLevel: 'silent',
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || (tag.format !== 'TIME' && !unread.has(tag.tag))),
  });
  return (Array.isArray(documents) ? documents : []).map((document) => plain(document.toJS({ maxAliasCount: -1 })));
}

/** Integers as numbers wherever a number holds them exactly. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value >= -(2n ** 53n) && value <= 2n ** 53n ? Number(value) : value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}
