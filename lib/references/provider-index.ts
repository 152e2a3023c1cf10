import type { ObjectIdentity } from '../kube-object';
import type { Provider } from './provider';
import type { ModelIndex } from './reference-model';
import { anyNamespace } from './reference-table';
import type { TargetKind } from './target-kind';

type ByNamespace = Map<string, Provider>;
type ByName = Map<string, ByNamespace>;

/**
 * Everything that a reference may resolve to, found by kind, name, then namespace.
 *
 * An object without a namespace is in the one that it is applied to, which the set does not tell. When the objects
 * of the set state one namespace in all, that one is taken; and what states a namespace may be met by what states none.
 */
export class ProviderIndex {
  private readonly kinds = new Map<string, ByName>();

  /** @param home the one namespace that the objects of the set state, if there is one */
  constructor(private readonly models: ModelIndex, private readonly home: string | undefined) {}

  add(provider: Provider): void {
    const { group, kind, namespace, name } = provider.identity;
    const byNamespace = ensure(ensure(this.kinds, `${group}/${kind}`, () => new Map()), name, () => new Map() as ByNamespace);
    const known = byNamespace.get(namespace);
    byNamespace.set(namespace, known ? { ...known, also: provider } : provider);
  }

  find(to: TargetKind, namespace: string, name: string): Provider | undefined {
    const byName = this.kinds.get(`${to.group}/${to.kind}`);
    const byNamespace = byName?.get(name) ?? (byName && wildcardOf(byName, name));
    return (byNamespace && this.choose(byNamespace, to.cluster ? anyNamespace : namespace)) ?? this.builtIn(to, namespace, name);
  }

  /** Names of a kind that could be meant in a namespace, for the nearest name. */
  namesIn(to: TargetKind, namespace: string): string[] {
    const byName = this.kinds.get(`${to.group}/${to.kind}`) ?? (new Map() as ByName);
    return [...byName].flatMap(([name, byNamespace]) => (this.choose(byNamespace, to.cluster ? anyNamespace : namespace) ? name : []));
  }

  /** Namespaces that have an object of this kind and name. */
  namespacesOf(to: TargetKind, name: string): string[] {
    return [...(this.kinds.get(`${to.group}/${to.kind}`)?.get(name)?.keys() ?? [])].filter((namespace) => namespace !== '');
  }

  private choose(byNamespace: ByNamespace, namespace: string): Provider | undefined {
    if (namespace === anyNamespace) return first(byNamespace);
    const exact = byNamespace.get(namespace) ?? byNamespace.get('');
    if (exact || namespace !== '') return exact;
    if (this.home !== undefined && byNamespace.has(this.home)) return byNamespace.get(this.home);
    return [...byNamespace.values()].find((provider) => provider.by === 'external');
  }

  private builtIn(to: TargetKind, namespace: string, name: string): Provider | undefined {
    const patterns = this.models.get(`${to.group}/${to.kind}`)?.flatMap((model) => model.builtIn ?? []) ?? [];
    if (!patterns.some((pattern) => isBuiltIn(pattern, namespace, name))) return undefined;
    const identity: ObjectIdentity = { group: to.group, kind: to.kind, namespace: to.cluster ? '' : namespace, name };
    return { identity, by: 'built-in', parts: () => ({}) };
  }
}

/** A provider for all names that end alike: the ServiceEntry for `*.example.com`. */
function wildcardOf(byName: ByName, name: string): ByNamespace | undefined {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const found = byName.get(`*${name.slice(dot)}`);
    if (found) return found;
  }
  return undefined;
}

function isBuiltIn(pattern: string, namespace: string, name: string): boolean {
  const [scope, text] = pattern.includes('/') ? pattern.split('/') : [undefined, pattern];
  if (scope !== undefined && scope !== namespace) return false;
  return text.endsWith('*') ? name.startsWith(text.slice(0, -1)) : name === text;
}

function first<T>(map: ReadonlyMap<string, T>): T | undefined {
  return map.values().next().value;
}

function ensure<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
