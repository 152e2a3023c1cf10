import { covers } from '../checks/waivers';
import { describeIdentity, identityKey, identityOf } from '../kube-object';
import type { ManifestEntry, ManifestSet } from '../manifest-set';
import { formatPosition } from '../source/source-position';
import { isPlaintextSecret, plaintextSecret } from './plaintext-secret';
import type { Obstacle } from './publish-refused';

/**
 * What makes a set impossible to publish whatever the checks said: they may not have run, and a config repository keeps everything for ever.
 */
export function setObstacles(set: ManifestSet, allowEmpty: boolean): Obstacle[] {
  if (set.entries.length === 0) return allowEmpty ? [] : [emptySet];
  return [...duplicates(set.entries), ...set.entries.flatMap((entry) => entryObstacles(entry, set))];
}

const emptySet: Obstacle = {
  code: 'publish/empty-set',
  message: 'The app has no objects.',
  hint: 'To publish that would remove everything it has in the cluster. If that is what you want, allow an empty set.',
};

function duplicates(entries: readonly ManifestEntry[]): Obstacle[] {
  const first = new Map<string, ManifestEntry>();
  return entries.flatMap((entry) => {
    const identity = identityOf(entry.object);
    const before = first.get(identityKey(identity));
    if (!before) first.set(identityKey(identity), entry);
    if (!before || !identity.name) return [];
    const message = `${describeIdentity(identity)} is there twice; the first is from ${placeOf(before)}.`;
    return [obstacle(entry, 'publish/duplicate-identity', message, 'Give one of them another name or namespace.')];
  });
}

function placeOf({ origin }: ManifestEntry): string {
  const source = origin.source ? formatPosition(origin.source) : origin.file;
  return [origin.constructPath && `[${origin.constructPath}]`, source].filter(Boolean).join(' ') || 'an unknown place';
}

function entryObstacles(entry: ManifestEntry, set: ManifestSet): Obstacle[] {
  const found = [...nameObstacles(entry)];
  const label = describeIdentity(identityOf(entry.object));
  visit(entry.object, '', (value, path) => {
    if (typeof value === 'string' && isUnresolved(value)) found.push(unresolved(entry, label, path, value));
    else if (isPlaintextSecret(value) && !isWaived(entry, set)) found.push(secret(entry, label, path));
  });
  return found;
}

function nameObstacles(entry: ManifestEntry): Obstacle[] {
  const { kind, namespace, name } = identityOf(entry.object);
  if (name) return [];
  const message = `A ${kind}${namespace && ` in namespace ${namespace}`} has no metadata.name.`;
  return [obstacle(entry, 'publish/no-name', message, 'Name it: with generateName alone every sync would make a new one.')];
}

/** Placeholders of cdk8s and Pulumi that only a running engine fills in. */
function isUnresolved(text: string): boolean {
  return text.includes('${Token[') || text.includes('Calling [toString] on an [Output<T>]');
}

function unresolved(entry: ManifestEntry, label: string, path: string, value: string): Obstacle {
  const message = `${label} holds a placeholder that was never filled in, in ${path}: ${JSON.stringify(value.slice(0, 80))}.`;
  return obstacle(entry, 'publish/unresolved-token', message, 'Give the value itself, or a Lazy that is resolved at synth.');
}

function isWaived({ origin }: ManifestEntry, { waivers }: ManifestSet): boolean {
  return waivers.some((waiver) => waiver.code === plaintextSecret && covers(waiver, origin.constructPath));
}

function secret(entry: ManifestEntry, label: string, path: string): Obstacle {
  const where = path === '' ? '' : ` in ${path}`;
  const message = `${label} holds a Secret in clear text${where}, which git would keep for ever.`;
  const hint = `Use an ExternalSecret or a SealedSecret, or waive ${plaintextSecret} with a reason if nothing in it is secret.`;
  return obstacle(entry, plaintextSecret, message, hint);
}

function obstacle({ origin }: ManifestEntry, code: string, message: string, hint: string): Obstacle {
  const { constructPath, source } = origin;
  return { code, message, hint, ...(constructPath && { constructPath }), ...(source && { source }) };
}

/** Calls back for the object, and for all that is in it. */
function visit(value: unknown, path: string, seen: (value: unknown, path: string) => void): void {
  seen(value, path);
  if (Array.isArray(value)) value.forEach((item, i) => visit(item, `${path}[${i}]`, seen));
  else if (typeof value === 'object' && value !== null) {
    for (const [field, item] of Object.entries(value)) visit(item, path ? `${path}.${field}` : field, seen);
  }
}
