import { byKind } from '../by-kind';
import type { Provider } from './provider';
import type { ModelIndex } from './reference-model';
import { anyNamespace } from './reference-table';
import type { TargetKind } from './target-kind';

/**
 * Everything that a reference may resolve to, found by kind, name, then namespace.
 *
 * An object without a namespace is in the one that it is applied to, which the set does not tell. When the objects
 * of the set state one namespace in all, that one is taken; and what states a namespace may be met by what states none.
 */
export class ProviderIndex {
  private readonly kinds = byKind(() => new KindProviders());
  private readonly builtInNames: (group: string, kind: string) => readonly string[];

  /** @param home the one namespace that the objects of the set state, if there is one */
  constructor(models: ModelIndex, private readonly home: string | undefined) {
    this.builtInNames = byKind((group, kind) => models.all.flatMap((model) => (model.group === group && model.kind === kind && model.builtIn) || []));
  }

  add(provider: Provider): void {
    this.kinds(provider.identity.group, provider.identity.kind).add(provider);
  }

  find(to: TargetKind, namespace: string, name: string): Provider | undefined {
    return this.choose(this.kinds(to.group, to.kind), to, namespace, name) ?? this.builtIn(to, namespace, name);
  }

  /** Names of a kind that could be meant in a namespace, for the nearest name. */
  namesIn(to: TargetKind, namespace: string): string[] {
    const providers = this.kinds(to.group, to.kind);
    return providers.names().filter((name) => this.choose(providers, to, namespace, name));
  }

  /** Namespaces that have an object of this kind and name. */
  namespacesOf(to: TargetKind, name: string): string[] {
    return this.kinds(to.group, to.kind).named(name).flatMap(({ identity }) => identity.namespace || []);
  }

  private choose(providers: KindProviders, to: TargetKind, namespace: string, name: string): Provider | undefined {
    if (to.cluster || namespace === anyNamespace) return providers.named(name)[0] ?? providers.covering(name);
    const exact = providers.get(namespace, name) ?? providers.get('', name);
    if (exact || namespace !== '') return exact;
    return (this.home && providers.get(this.home, name)) || providers.named(name).find(({ by }) => by === 'external');
  }

  private builtIn(to: TargetKind, namespace: string, name: string): Provider | undefined {
    if (!this.builtInNames(to.group, to.kind).some((pattern) => isBuiltIn(pattern, namespace, name))) return undefined;
    return { identity: { group: to.group, kind: to.kind, namespace, name }, by: 'built-in', parts: () => ({}) };
  }
}

/** The providers of one kind. By name alone they are indexed when somebody asks. */
class KindProviders {
  private readonly exact = new Map<string, Provider>();
  private byName: Map<string, Provider[]> | undefined;

  add(provider: Provider): void {
    const key = exactKey(provider.identity.namespace, provider.identity.name);
    const known = this.exact.get(key);
    this.exact.set(key, known ? { ...known, also: withFormer(provider, known.also) } : provider);
    this.byName = undefined;
  }

  get(namespace: string, name: string): Provider | undefined {
    return this.exact.get(exactKey(namespace, name));
  }

  named(name: string): readonly Provider[] {
    return this.index().get(name) ?? [];
  }

  names(): string[] {
    return [...this.index().keys()];
  }

  /** A provider for all names that end alike: the ServiceEntry for `*.example.com`. */
  covering(name: string): Provider | undefined {
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      const [found] = this.named(`*${name.slice(dot)}`);
      if (found) return found;
    }
    return undefined;
  }

  private index(): ReadonlyMap<string, Provider[]> {
    if (this.byName) return this.byName;
    this.byName = new Map();
    for (const provider of this.exact.values()) {
      const { name } = provider.identity;
      const named = this.byName.get(name);
      if (named) named.push(provider);
      else this.byName.set(name, [provider]);
    }
    return this.byName;
  }
}

function withFormer(provider: Provider, former: Provider | undefined): Provider {
  return former ? { ...provider, also: former } : provider;
}

function exactKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

function isBuiltIn(pattern: string, namespace: string, name: string): boolean {
  const [scope, text] = pattern.includes('/') ? pattern.split('/') : [undefined, pattern];
  if (scope !== undefined && scope !== namespace) return false;
  return text.endsWith('*') ? name.startsWith(text.slice(0, -1)) : name === text;
}
