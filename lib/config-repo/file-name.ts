import { createHash } from 'node:crypto';
import { identityKey, type ObjectIdentity } from '../kube-object';
import { isReservedOnWindows } from './layout';

const clusterFolder = '_cluster';
const extension = '.yaml';
/** Bytes of one name; file systems allow 255. */
const longest = 200;

/**
 * A file for every object, below `rendered/`: `<namespace>/<kind>.<group>.<name>.yaml`, `_cluster` without a namespace, `core` for the
 * group without a name. Names are lower-case, so that no two of them meet on a disk that does not tell cases apart; all else is
 * percent-escaped. Where two objects would still share a name, or it is too long, it ends with a digest of the identity.
 */
export function fileNames(identities: readonly ObjectIdentity[]): string[] {
  const plain = identities.map(plainPath);
  const count = new Map<string, number>();
  for (const path of plain) count.set(path, (count.get(path) ?? 0) + 1);
  return plain.map((path, i) => (count.get(path)! > 1 ? withDigest(path, identities[i]!) : path));
}

function plainPath(identity: ObjectIdentity): string {
  const namespace = segment(identity.namespace);
  const stem = segment(`${identity.kind.toLowerCase()}.${identity.group || 'core'}.${identity.name}`);
  const folder = namespace === '' ? clusterFolder : fit(namespace, longest, identity.namespace);
  return `${folder}/${fit(stem, longest - extension.length, identityKey(identity))}${extension}`;
}

/** A part that is short enough, with a digest of the whole where it had to be cut. */
function fit(part: string, length: number, whole: string): string {
  return part.length > length ? cutWithDigest(part, length, whole) : part;
}

function cutWithDigest(part: string, length: number, whole: string): string {
  const digest = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  const kept = part.slice(0, length - digest.length - 1).replace(/%[0-9a-f]?$/, '');
  return `${kept}-${digest}`;
}

function withDigest(path: string, identity: ObjectIdentity): string {
  const start = path.indexOf('/') + 1;
  const stem = path.slice(start, -extension.length);
  return `${path.slice(0, start)}${cutWithDigest(stem, longest - extension.length, identityKey(identity))}${extension}`;
}

/** One part of a path: what is neither lower-case letter, digit, `-` nor `.` inside becomes `%xx`. */
function segment(text: string): string {
  const escaped = Buffer.from(text.normalize('NFC'), 'utf8').reduce((done, byte) => done + escapeByte(byte), '');
  const dotted = escaped.replace(/^\./, '%2e').replace(/\.$/, '%2e');
  return isReservedOnWindows(dotted) ? `%${dotted.charCodeAt(0).toString(16)}${dotted.slice(1)}` : dotted;
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[a-z0-9.-]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
}
