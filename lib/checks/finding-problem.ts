import type { ManifestEntry } from '../manifest-set';
import { positionOf } from './finding-position';
import type { Problem } from './problem';
import type { Finding, Rule } from './rule';

/** What a rule found, with all that the rule need not know: code, severity, object and place. */
export function problemOf(rule: Rule, finding: Finding): Problem {
  return {
    code: rule.code,
    category: rule.category,
    severity: rule.severity,
    message: finding.message,
    ...(finding.hint && { hint: finding.hint }),
    ...(rule.docs && { docs: rule.docs }),
    ...describeEntry(finding.entry, finding.path ?? '', finding.at),
    ...(finding.related?.length && { related: finding.related }),
  };
}

type ObjectAndPlace = Omit<Problem, 'code' | 'category' | 'severity' | 'message'>;

/** The part of a problem that tells the object and the place. */
export function describeEntry(entry: ManifestEntry, path: string, at = path): ObjectAndPlace {
  const { object, origin } = entry;
  const { name, generateName, namespace } = object.metadata ?? {};
  return withoutUndefined({
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace: textOrNothing(namespace),
    name: textOrNothing(name) ?? textOrNothing(generateName),
    path,
    constructPath: origin.constructPath,
    source: positionOf(entry, at),
    file: origin.file,
    document: origin.document,
  });
}

/** Metadata of a file may be of any type. */
function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Problems travel as JSON, and are compared: a field that is not known is left out. */
function withoutUndefined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
