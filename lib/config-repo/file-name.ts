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
  const folder = identity.namespace === '' ? clusterFolder : segment(identity.namespace);
  const path = `${folder}/${segment(`${identity.kind.toLowerCase()}.${identity.group || 'core'}.${identity.name}`)}${extension}`;
  return path.length - folder.length - 1 > longest ? withDigest(path, identity) : path;
}

function withDigest(path: string, identity: ObjectIdentity): string {
  const digest = createHash('sha256').update(identityKey(identity)).digest('hex').slice(0, 12);
  const folder = path.slice(0, path.indexOf('/') + 1);
  const stem = path.slice(folder.length, -extension.length).slice(0, longest - extension.length - digest.length - 1);
  return `${folder}${stem.replace(/%[0-9a-f]?$/, '')}-${digest}${extension}`;
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
