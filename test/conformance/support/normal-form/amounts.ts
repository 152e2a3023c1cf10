import { Quantity } from '../../../../lib/schema/cel/library/quantity';

const units: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600, d: 86_400 };

/** A span of time as seconds: `2m`, `120s` and `120` are one. What is filled in later stays as it is written. */
export function normalDuration(value: unknown): unknown {
  if (typeof value === 'number') return `${value}s`;
  if (typeof value !== 'string') return value;
  if (/^\d+$/.test(value)) return `${Number(value)}s`;
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== value) return value;
  return `${parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit!]!, 0)}s`;
}

/** `1Gi`, `1024Mi` and `1073741824` are one. */
export function normalQuantity(value: unknown): unknown {
  const quantity = typeof value === 'string' || typeof value === 'number' ? Quantity.tryParse(String(value)) : undefined;
  return quantity ? String(quantity.asFloat()) : value;
}
