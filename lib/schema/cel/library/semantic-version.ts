import { OpaqueValue } from '../values/opaque';
import { EvaluationError, type Value } from '../values/value';
import { overload, type Overload } from './overload';

const number = String.raw`(0|[1-9]\d*)`;
const identifiers = String.raw`[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`;
const semver = new RegExp(String.raw`^${number}\.${number}\.${number}(?:-(${identifiers}))?(?:\+${identifiers})?$`);
const largest = 2n ** 64n - 1n;

/** A semantic version (2.0.0). What follows `+` does not count in comparisons. */
export class SemanticVersion extends OpaqueValue {
  readonly typeName = 'kubernetes.Semver';

  private constructor(
    readonly core: readonly [major: bigint, minor: bigint, patch: bigint],
    private readonly prerelease: readonly string[],
  ) {
    super();
  }

  /**
   * @param normalize take `v1.2` as `1.2.0`, and no offence at leading zeros
   * @throws EvaluationError when the text is no version.
   */
  static parse(text: string, normalize = false): SemanticVersion {
    const version = SemanticVersion.tryParse(text, normalize);
    if (version === undefined) throw new EvaluationError(`'${text}' is not a semantic version`);
    return version;
  }

  static tryParse(text: string, normalize = false): SemanticVersion | undefined {
    const match = semver.exec(normalize ? normalized(text) : text);
    if (match === null) return undefined;
    const core = match.slice(1, 4).map(BigInt) as [bigint, bigint, bigint];
    const prerelease = match[4]?.split('.') ?? [];
    const fits = core.every((part) => part <= largest) && prerelease.every((part) => !/^0\d+$/.test(part));
    return fits ? new SemanticVersion(core, prerelease) : undefined;
  }

  compareTo(other: SemanticVersion): bigint {
    for (let index = 0; index < 3; index++) {
      const [own, theirs] = [this.core[index]!, other.core[index]!];
      if (own !== theirs) return own < theirs ? -1n : 1n;
    }
    return comparePrereleases(this.prerelease, other.prerelease);
  }

  equals(other: Value): boolean {
    return other instanceof SemanticVersion && this.compareTo(other) === 0n;
  }
}

/** A version comes after its prereleases. */
function comparePrereleases(left: readonly string[], right: readonly string[]): bigint {
  if (left.length === 0 || right.length === 0) return BigInt(Number(left.length === 0) - Number(right.length === 0));
  for (let index = 0; index < left.length && index < right.length; index++) {
    const order = compareIdentifiers(left[index]!, right[index]!);
    if (order !== 0n) return order;
  }
  return BigInt(Math.sign(left.length - right.length));
}

/** Numbers come before words. */
function compareIdentifiers(left: string, right: string): bigint {
  if (left === right) return 0n;
  const [a, b] = [/^\d+$/.test(left), /^\d+$/.test(right)];
  if (a !== b) return a ? -1n : 1n;
  const less = a ? BigInt(left) < BigInt(right) : left < right;
  return less ? -1n : 1n;
}

function normalized(text: string): string {
  const [major = '', minor, ...rest] = text.replace(/^v/, '').split('.');
  const parts = [major, ...(minor === undefined ? [] : [minor]), ...(rest.length === 0 ? [] : [rest.join('.')])].map((part) => part.replace(/^0+(?=\d)/, ''));
  if (parts.length < 3 && /[+-]/.test(parts[parts.length - 1]!)) return '';
  return [...parts, '0', '0'].slice(0, Math.max(3, parts.length)).join('.');
}

/** Versions. */
export const versionFunctions: readonly Overload[] = [
  overload('semver(string) -> Semver', (text: string) => SemanticVersion.parse(text)),
  overload('semver(string, bool) -> Semver', (text: string, normalize: boolean) => SemanticVersion.parse(text, normalize)),
  overload('isSemver(string) -> bool', (text: string) => SemanticVersion.tryParse(text) !== undefined),
  overload('isSemver(string, bool) -> bool', (text: string, normalize: boolean) => SemanticVersion.tryParse(text, normalize) !== undefined),
  overload('Semver.major() -> int', (version: SemanticVersion) => version.core[0]),
  overload('Semver.minor() -> int', (version: SemanticVersion) => version.core[1]),
  overload('Semver.patch() -> int', (version: SemanticVersion) => version.core[2]),
  overload('Semver.isGreaterThan(Semver) -> bool', (a: SemanticVersion, b: SemanticVersion) => a.compareTo(b) > 0n),
  overload('Semver.isLessThan(Semver) -> bool', (a: SemanticVersion, b: SemanticVersion) => a.compareTo(b) < 0n),
  overload('Semver.compareTo(Semver) -> int', (a: SemanticVersion, b: SemanticVersion) => a.compareTo(b)),
];
