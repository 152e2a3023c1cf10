import { NodeError } from './node-error';

const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, 'µs': 1e-6, ns: 1e-9 };
const part = /(\d+(?:\.\d*)?|\.\d+)(h|ms|m|s|us|µs|ns)/gy;

/**
 * Seconds of an amount of time: a number of seconds, or a text such as `90`, `1m30s`.
 * @param what stands for it in the error
 */
export function secondsOf(text: unknown, what: string): number {
  if (typeof text === 'number') return text;
  const trimmed = String(text).trim();
  if (/^\d+$/.test(trimmed)) return Number(trimmed);
  const parts = [...trimmed.matchAll(part)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== trimmed) throw new NodeError(`${what} is '${trimmed}', which is no amount of time.`);
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit], 0);
}

/** A whole number that may be written as a text. */
export function countOf(value: unknown, what: string): number {
  const text = String(value).trim();
  if (!/^-?\d+$/.test(text)) throw new NodeError(`${what} is '${text}', which is no whole number.`);
  return Number(text);
}
