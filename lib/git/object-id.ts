import { createHash } from 'node:crypto';

export const objectFormats = ['sha1', 'sha256'] as const;
/** How a repository names its objects. */
export type ObjectFormat = (typeof objectFormats)[number];

/** Name of a blob, computed without git: what is in a tree is compared with what was meant to be there. */
export function blobId(content: Buffer, format: ObjectFormat): string {
  return createHash(format).update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Stands for "no object" in index lines and ref updates. */
export function nullId(format: ObjectFormat): string {
  return '0'.repeat(format === 'sha1' ? 40 : 64);
}
