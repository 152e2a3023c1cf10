import { isAscii } from './value';

/** Texts count in bytes of UTF-8: what a character takes. */
export function byteLength(text: string): number {
  return isAscii(text) ? text.length : Buffer.byteLength(text);
}

/** Bytes from one place to another; broken characters become `\uFFFD`. */
export function sliceBytes(text: string, from: number, to: number): string {
  return isAscii(text) ? text.slice(from, to) : Buffer.from(text).subarray(from, to).toString();
}

/** Where a part begins, in bytes; -1 where it is not. */
export function byteIndex(text: string, index: number): number {
  return index < 0 ? -1 : byteLength(text.slice(0, index));
}
