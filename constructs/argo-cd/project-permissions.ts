import { fieldsOf, itemsOf, textOf, type Fields } from '../../lib/references/fields';
import { compilePattern } from '../../lib/schema/pattern';

/** A place to deploy to; what is not known is left out. */
export interface Destination {
  readonly server?: string;
  readonly name?: string;
  readonly namespace: string;
}

/** An object to deploy. */
export interface Deployed {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly scope: 'Namespaced' | 'Cluster';
}

/** The list of a project that lets no such object pass. @returns undefined where the project allows it */
export function forbiddingList(project: Fields, object: Deployed): string | undefined {
  const prefix = object.scope === 'Cluster' ? 'cluster' : 'namespace';
  const [allowed, denied] = [`${prefix}ResourceWhitelist`, `${prefix}ResourceBlacklist`];
  const isListed = (list: string): boolean => itemsOf(project[list]).some((entry) => matchesKind(fieldsOf(entry), object));
  // Kinds with a namespace pass where there is no list at all, the others where they are listed.
  const isOpen = object.scope === 'Namespaced' && !Array.isArray(project[allowed]);
  if (!isOpen && !isListed(allowed)) return allowed;
  return isListed(denied) ? denied : undefined;
}

function matchesKind(entry: Fields, { group, kind, name }: Deployed): boolean {
  const named = textOf(entry.name) ?? '';
  const isNamed = named === '' || matchesGlob(named, name);
  return isNamed && matchesGlob(textOf(entry.group) ?? '', group, '/') && matchesGlob(textOf(entry.kind) ?? '', kind, '/');
}

const ownServer = 'https://kubernetes.default.svc';
const ownName = 'in-cluster';

/**
 * Whether a project lets its Applications read from a repository. An entry with `!` forbids.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export function isSourceAllowed(project: Fields, repository: string): boolean {
  const url = normalized(repository);
  const patterns = itemsOf(project.sourceRepos).flatMap((pattern) => textOf(pattern) ?? []);
  const forbidden = patterns.some((pattern) => pattern.startsWith('!') && matchesGlob(normalized(pattern.slice(1)), url, '/'));
  return !forbidden && patterns.some((pattern) => pattern.startsWith('!') || matchesGlob(normalized(pattern), url, '/'));
}

/** @returns undefined where only the clusters that Argo CD knows could tell */
export function isDestinationAllowed(project: Fields, wanted: Destination): boolean | undefined {
  const destination = completed(wanted);
  let allowed: boolean | undefined = false;
  for (const entry of itemsOf(project.destinations).map(fieldsOf)) {
    const verdict = judgeEntry(entry, destination);
    if (verdict === 'forbidden') return false;
    if (verdict === 'allowed') allowed = true;
    else if (verdict === 'unknown') allowed ||= undefined;
  }
  return allowed;
}

function judgeEntry(entry: Fields, { server, name, namespace }: Destination): 'allowed' | 'forbidden' | 'unknown' | 'other' {
  const [byServer, byName] = [matchesPart(entry.server, server), matchesPart(entry.name, name)];
  const byNamespace = matchesPart(entry.namespace, namespace) === true;
  if (!byNamespace) return isDenied(entry.namespace) && byServer === true ? 'forbidden' : 'other';
  if (byServer === true || byName === true) return 'allowed';
  if ((byName === false && isDenied(entry.name)) || (byServer === false && isDenied(entry.server))) return 'forbidden';
  return byServer === undefined || byName === undefined ? 'unknown' : 'other';
}

function isDenied(pattern: unknown): boolean {
  return typeof pattern === 'string' && pattern.startsWith('!');
}

/** @returns undefined where the value is not known, and the pattern asks for it */
function matchesPart(pattern: unknown, value: string | undefined): boolean | undefined {
  const text = textOf(pattern);
  if (text === undefined) return value === '';
  if (text === '*') return true;
  if (value === undefined) return undefined;
  return text.startsWith('!') ? !matchesGlob(text.slice(1), value) : matchesGlob(text, value);
}

/** The cluster that Argo CD runs in has a known name and a known server. */
function completed({ server, name, namespace }: Destination): Destination {
  if (server === ownServer) return { server, name: ownName, namespace };
  return name === ownName ? { server: ownServer, name, namespace } : { server, name, namespace };
}

/** Repositories are compared without case, `.git` and the way they are reached by ssh. */
function normalized(repository: string): string {
  const text = repository.trim().toLowerCase();
  const isShort = !text.includes('://') && /^[^/@]+@[^/:]+:/.test(text);
  return (isShort ? text.replace(':', '/') : text).replace(/^ssh:\/\//, '').replace(/\.git$/, '');
}

/** `*` stands for any text, up to the separator if there is one; `**` for any text at all. */
function matchesGlob(pattern: string, text: string, separator = ''): boolean {
  if (pattern === '*' || pattern === text) return true;
  const any = separator === '' ? '.*' : `[^${separator}]*`;
  const one = separator === '' ? '.' : `[^${separator}]`;
  const expression = pattern.replace(/\*\*|[*?]|\{[^{}]*\}|[.+^$()|\\[\]{}]/g, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return any;
    if (part === '?') return one;
    return part.length > 1 ? `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})` : `\\${part}`;
  });
  return compilePattern(`^(?s:${expression})$`).matches(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^$()|\\[\]{}]/g, '\\$&');
}
