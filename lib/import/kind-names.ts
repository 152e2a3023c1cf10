import { groupOf, versionOf } from '../kube-object';
import { pascal } from './words';

/** What names a class: a kind of one version of a group. */
export interface NamedVersion {
  readonly apiVersion: string;
  readonly kind: string;
  readonly deprecated?: boolean;
  /** Of Kubernetes' own API. */
  readonly builtIn?: boolean;
}

/** Names of JavaScript and TypeScript that a type must not hide from whoever imports it, and those that generated modules import. */
const globals = new Set([
  'AtLeastOne', 'AtMostOne', 'Construct', 'ExactlyOne', 'Manifest',
  'Array', 'Boolean', 'Date', 'Error', 'Function', 'Map', 'Number', 'Object', 'Omit', 'Partial', 'Pick', 'Promise', 'Proxy', 'Readonly',
  'Record', 'Required', 'Set', 'String', 'Symbol',
]);

export function isGlobalName(name: string): boolean {
  return globals.has(name);
}

export interface ClassName {
  readonly className: string;
  /** Class name of the version that has the plain name: this one's own, or a newer one's. */
  readonly preferred: string;
}

/**
 * Class names of all kinds of one system, by `<apiVersion>/<kind>`.
 * - A group below another group of the system gives its label: `rds.aws.m.upbound.io` below `aws.m.upbound.io` makes `RdsInstance`.
 *   Kubernetes' own kinds are known by their plain names: `Role`, though `rbac.authorization.k8s.io` is below `authorization.k8s.io`.
 * - A name that two groups share, or that would hide a global, gets the first label of its group; the core group needs none.
 * - Of several versions the newest stable one that is not deprecated has the plain name, the others end with theirs: `GatewayV1beta1`.
 */
export function classNames(kinds: readonly NamedVersion[]): Map<string, ClassName> {
  const groups = [...new Set(kinds.map((kind) => groupOf(kind.apiVersion)))];
  const baseOf = (kind: NamedVersion) => (kind.builtIn ? '' : belowLabel(groupOf(kind.apiVersion), groups)) + pascal(kind.kind);
  const groupsOfBase = new Map<string, Set<string>>();
  for (const kind of kinds) addTo(groupsOfBase, baseOf(kind), groupOf(kind.apiVersion));
  const plain = (kind: NamedVersion) => {
    const base = baseOf(kind);
    const group = groupOf(kind.apiVersion);
    const qualify = group !== '' && (groupsOfBase.get(base)!.size > 1 || isGlobalName(base));
    return qualify ? pascal(group.split('.')[0]!) + base : base;
  };
  const versions = new Map<string, NamedVersion[]>();
  for (const kind of kinds) versions.set(plain(kind), [...(versions.get(plain(kind)) ?? []), kind]);
  return new Map([...versions].flatMap(([name, all]) => nameVersions(name, all)));
}

function nameVersions(preferred: string, versions: readonly NamedVersion[]): [string, ClassName][] {
  return [...versions].sort(byPreference).map((kind, position) => {
    const className = position === 0 ? preferred : preferred + pascal(versionOf(kind.apiVersion));
    return [keyOf(kind), { className, preferred }];
  });
}

export function keyOf({ apiVersion, kind }: NamedVersion): string {
  return `${apiVersion}/${kind}`;
}

/** The label of a group below another one: `meta` for `meta.pkg.crossplane.io` where `pkg.crossplane.io` is a group too. */
function belowLabel(group: string, groups: readonly string[]): string {
  const parents = groups.filter((parent) => parent !== '' && group.endsWith(`.${parent}`)).sort((a, b) => b.length - a.length);
  return parents.length > 0 ? pascal(group.slice(0, -parents[0]!.length - 1)) : '';
}

function byPreference(a: NamedVersion, b: NamedVersion): number {
  return Number(a.deprecated ?? false) - Number(b.deprecated ?? false) || compareVersions(versionOf(b.apiVersion), versionOf(a.apiVersion));
}

/** Kubernetes' order of versions: stable before beta before alpha, then by number. Positive when `a` is preferred to `b`. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [rankOf(a), rankOf(b)];
  return x.stability - y.stability || x.major - y.major || x.minor - y.minor || (a < b ? 1 : a > b ? -1 : 0);
}

function rankOf(version: string): { stability: number; major: number; minor: number } {
  const groups = /^v(?<major>\d+)(?:(?<stage>alpha|beta)(?<minor>\d+))?$/.exec(version)?.groups;
  if (!groups) return { stability: -1, major: 0, minor: 0 };
  const stability = groups.stage === undefined ? 2 : groups.stage === 'beta' ? 1 : 0;
  return { stability, major: Number(groups.major), minor: Number(groups.minor ?? 0) };
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
