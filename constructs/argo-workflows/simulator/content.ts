import { Buffer } from 'node:buffer';
import type { ArtifactContent } from './step-runner';

/** Content of an artifact as a test writes it: a file, or a folder of files by relative path. */
export type GivenContent = string | Uint8Array | { readonly [path: string]: string | Uint8Array };

export function contentOf(given: GivenContent): ArtifactContent {
  if (typeof given === 'string' || given instanceof Uint8Array) return bytesOf(given);
  return new Map(Object.entries(given).map(([path, file]) => [path, bytesOf(file)]));
}

function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
}

/** The file or folder at a path in a folder; undefined where there is none. */
export function contentAt(content: ArtifactContent, path: string): ArtifactContent | undefined {
  if (content instanceof Uint8Array) return undefined;
  const start = `${path.replace(/^\/+|\/+$/g, '')}/`;
  const file = content.get(start.slice(0, -1));
  if (file) return file;
  const inside = [...content].filter(([name]) => name.startsWith(start)).map(([name, bytes]) => [name.slice(start.length), bytes] as const);
  return inside.length > 0 ? new Map(inside) : undefined;
}
