import { compareVersions, isGlobalName } from './kind-names';
import { pascal } from './words';

interface FullName {
  readonly full: string;
  readonly group: string;
  readonly version: string;
  readonly name: string;
}

/**
 * Short names for upstream's full ones: `io.k8s.api.core.v1.Container` is `Container`. Where several end alike, the core group's has the
 * plain name; of one group the newest stable version has it and the others end with theirs; else the group comes in front.
 *
 * @param taken names that are given away already
 */
export function definitionNames(fullNames: readonly string[], taken: ReadonlySet<string>): Map<string, string> {
  const byName = new Map<string, FullName[]>();
  for (const full of [...fullNames].sort()) {
    const parsed = parseFullName(full);
    byName.set(parsed.name, [...(byName.get(parsed.name) ?? []), parsed]);
  }
  const names = new Map<string, string>();
  const used = new Set(taken);
  for (const alike of byName.values()) {
    const shared = new Set(alike.map(({ group }) => group)).size > 1;
    for (const one of [...alike].sort(byPreference)) {
      const name = candidatesOf(one, shared).find((candidate) => !used.has(candidate) && !isGlobalName(candidate));
      if (name === undefined) throw new Error(`No short name is left for definition ${one.full}.`);
      used.add(name);
      names.set(one.full, name);
    }
  }
  return names;
}

function candidatesOf({ group, version, name }: FullName, shared: boolean): string[] {
  const qualified = [pascal(group) + name, pascal(group) + name + pascal(version)];
  return shared && group !== 'core' ? qualified : [name, name + pascal(version), ...qualified];
}

function byPreference(a: FullName, b: FullName): number {
  return Number(b.group === 'core') - Number(a.group === 'core') || compareVersions(b.version, a.version) || (a.full < b.full ? -1 : 1);
}

function parseFullName(full: string): FullName {
  const parts = full.split('.');
  const [group = '', version = '', name = ''] = parts.slice(-3);
  return { full, group, version, name: pascal(name || full) };
}
