/** What a JSON value is, as bits, so that a schema's types are one mask. */
export const kinds = { object: 1, array: 2, string: 4, integer: 8, fraction: 16, boolean: 32, other: 64 } as const;
export type ValueKind = (typeof kinds)[keyof typeof kinds];

export const anyKind = 127;

const names: Readonly<Record<number, string>> = {
  1: 'object', 2: 'array', 4: 'string', 8: 'integer', 16: 'number', 32: 'boolean', 64: 'a value that JSON does not have',
};

const integerLimit = 2 ** 63;

/** Kind of a value that is not null. */
export function kindOf(value: unknown): ValueKind {
  switch (typeof value) {
    case 'string':
      return kinds.string;
    case 'number':
      return isInteger(value) ? kinds.integer : kinds.fraction;
    case 'boolean':
      return kinds.boolean;
    case 'object':
      return Array.isArray(value) ? kinds.array : kinds.object;
    case 'bigint':
      return BigInt.asIntN(64, value) === value ? kinds.integer : kinds.fraction;
    default:
      return kinds.other;
  }
}

/** 80.0 is an integer; so is what differs from one by a billionth, as the API server's library sees it. */
function isInteger(value: number): boolean {
  if (Number.isInteger(value)) return value < integerLimit && value >= -integerLimit;
  return value > 0 && value < Number.MAX_SAFE_INTEGER && (value - Math.floor(value)) / (value + Math.floor(value)) < 1e-9;
}

export function kindName(kind: number): string {
  return names[kind] ?? 'value';
}

/** A value for a message: what it is and, where it is short, what it says. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  const kind = kindOf(value);
  if (kind === kinds.object || kind === kinds.array) return kind === kinds.array ? 'a list' : 'an object';
  return `${kindName(kind)} ${quoteValue(value)}`;
}

const shown = 80;

/** JSON of a value, cut where it is long. */
export function quoteValue(value: unknown): string {
  const text = typeof value === 'bigint' ? value.toString() : (JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)) ?? String(value));
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}
