import fc from 'fast-check';

/** Texts that some reader of some YAML version takes for something else, or does not take at all. */
export const trapTexts: readonly string[] = [
  ...['yes', 'Yes', 'YES', 'no', 'NO', 'on', 'On', 'off', 'OFF', 'y', 'Y', 'n', 'N', 'true', 'True', 'TRUE', 'false', 'null', 'Null', 'NULL', '~', ''],
  ...['0', '1', '-1', '+1', '007', '08', '0o7', '0O7', '0x1', '0X1F', '0b1', '-0x1', '1_0', '1_000.5', '1e3', '1E3', '1e+3', '12e03', '.5', '5.', '-.5', '+.5'],
  ...['.inf', '-.inf', '+.INF', '.nan', '.NaN', 'NaN', 'Infinity', '-Infinity', 'inf', '1.', '1.2.3', '0.0.0.0', '.1.2', '._5', '.e3', '..', '...', '.'],
  ...['12:30', '1:2:3', '190:20:30', '12:30:45.5', '-1:30', '2001-01-01', '2001-1-1', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5', '1-1'],
  ...['=', '<<', '<', '>', '|', '!', '&', '*', '%', '@', '`', '?', ':', '-', '--', '---', ',', '[', ']', '{', '}', '#', '"', "'", '\\'],
  ...['= a', '<<: a', '! a', '!!str a', '&a b', '*a', '%a', '@a', '`a`', '? a', ': a', '- a', '--- a', '... a', ', a', '[a', 'a]', '{a}', '{{x}}', '# a', '"a', "'a"],
  ...['[1.2.3.4, 001:db8::]', '{a: b}', '[a, b]', 'a: b', 'a:', 'a :b', 'a:b', ':a', 'a #b', 'a#b', '#a', 'a\t#b', 'a:\tb', 'a,b', 'a, b', "it's", 'say "x"', 'a\\b'],
  ...[' a', 'a ', '\ta', 'a\t', ' ', '\t', '  ', '\u00a0', '\u00a0a', 'a\u00a0', '\u3000', '\u2003a'],
  ...['-c', '--port=80', '--a: b', '-a:', '-1a', '-.5', '-.inf', '--1', '-é', '- ', './run.sh', '../x', '.dockerconfigjson', '.git', '/bin/sh', '$(VAR)', '${x}'],
  ...['10Gi', '500m', '1h30m', '5T', '1Ti', '10.0.0.0/8', '1e3Gi', '0xg', '1k', '3d', '1_g', '12:30h', '2001-01-01T00:00:00Z', 'e3', 'x1', '0o8', '08g', '0b2'],
  ...['\n', '\n\n', '\na', 'a\n', 'a\n\n', 'a\n\n\n', '\n\na\n', 'a\nb', 'a\nb\n', ' a\nb', '\ta\nb', '\n a', '\n\ta\n', 'a\n b\n', 'a\n\n b\n\n', 'a\n ', 'a\n \n', ' \na', ' \n\na\n'],
  ...['a \nb', 'a\t\nb\n', '# a\nb', '- a\n- b\n', 'a: b\nc: d\n', '---\na\n', 'a\n---\nb\n', '...\na', '%a\nb', '  \n  a\n b\n', 'a\n  \n', 'a\n\t', ' \n ', 'a\n\n ', '\n \na'],
  ...['a\r\nb', 'a\rb', '\r', '\r\n', 'a\r\n', 'a\n\r', '\u0085', 'a\u0085b', '\u2028', 'a\u2028b\n', '\u2029', '\n\u2029', '\ufeff', '\ufeffa', 'a\ufeff\nb', '\ufffe', '\uffff\n'],
  ...['\u0000', '\u0001', '\u0007', '\b', '\u000b', '\f', '\u001b[0m', '\u007f', '\u0080', '\u009f', '\u00ad', '\u200b', '\u200e', '\u202e', 'a\u0000\nb'],
  ...['é', 'ü: x', '日本語', '日本: 語', '😀', 'a😀b', '😀 #x', '😀\n😀\n', '\u{1fffe}', '\u{10ffff}', '\u{e0001}', '👩‍👩‍👧', 'e\u0301'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'],
  ...['a'.repeat(2000), `${'a b '.repeat(500)}c`, `${'é'.repeat(1100)}`, `"${'x'.repeat(1100)}`, `${'word '.repeat(40)}\n${'word '.repeat(40)}`],
];

export const trapNumbers: readonly number[] = [
  ...[0, -0, 1, -1, 0.1, -0.5, 1e21, -1e21, 1.5e300, 1e-7, 5e-324, 1.7976931348623157e308, 2 ** 31, 2 ** 53, -(2 ** 53), 2 ** 53 + 2],
  ...[123456789012345680000, 1e20, 0.000001, 1e15, 123456.789],
];

/** Beyond 2^53, within the 64 bits that Kubernetes has. */
export const trapBigints: readonly bigint[] = [9007199254740993n, -9007199254740993n, 9223372036854775807n, -9223372036854775808n];

const pieces = ['a', 'b', ' ', '  ', '\n', '\n\n', '\t', ': ', ' #', '- ', ':', '#', '"', "'", '\\', '1', '0', '.', '_', 'e', '-', '+', '~', 'é', '😀', '\r\n', '|', '---', '...'];

export const texts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...trapTexts) },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...'0123456789+-._:exobTZ '), { maxLength: 7 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

const scalars = fc.oneof(
  { weight: 5, arbitrary: texts },
  fc.constantFrom(...trapNumbers),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(...trapBigints),
  fc.boolean(),
  fc.constant(null),
);

/** Any plain data: scalars, lists and maps with keys as wild as the texts. */
export const plainData: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5, depthSize: 'small' }, scalars, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.array(fc.tuple(texts, tie('value')), { maxLength: 5 }).map(mapOf),
})).value;

/** Own properties even for `__proto__`, as `JSON.parse` makes them. */
export function mapOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (const [key, value] of entries) Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  return map;
}

/** As JSON, with every digit of a bigint. */
export function toJson(value: unknown): string {
  const marked = JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `\u0001${item}\u0001` : item));
  return marked.replace(/"\\u0001(-?\d+)\\u0001"/g, '$1');
}
