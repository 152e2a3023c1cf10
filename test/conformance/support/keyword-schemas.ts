import type { StructuralSchema } from '../../../lib/schema/structural-schema';
import type { Random } from './random';

/** Texts near the edge of each format; of formats that share a form, once. */
const texts: Readonly<Record<string, readonly string[]>> = {
  bsonobjectid: ['507f1f77bcf86cd799439011', '507f1f77bcf86cd79943901', '507f1f77bcf86cd79943901g'],
  byte: ['YQ==', 'YWI=', 'YWJj', 'YQ', 'YQ=', '====', 'YW Jj', 'YW-_', ''],
  cidr: ['10.0.0.0/8', '10.0.0.0/33', '10.0.0.0', '::/0', '::/129', '01.0.0.0/08', '10.0.0.0/', '10.0.0.0/-1', 'x/8', '00001::/3', '::ffff:01.2.3.4/100'],
  creditcard: ['4111111111111111', '4111-1111-1111-1111', '4111111111111112', '378282246310005', '6011000000000004', '30000000000004'],
  date: ['2024-02-29', '2023-02-29', '2024-1-1', '2024-13-01', '2024-04-31', '0000-01-01', '2024-01-01x', '1900-02-29', '2000-02-29'],
  'date-time': ['2024-01-02T03:04:05Z', '2024-01-02t03:04:05z', '2024-01-02T03:04:05', '2024-01-02T03:04:05.1+01:00', '2024-01-02T24:00:00Z', '2024-01-02T3:04:05Z'],
  duration: ['5s', '1h30m', '-5s', '0', '1d', '5 days', 'abc', '5', '1h 30m', '5x', '1 wk', '10µs', '10μs', '.5s', '1..5s', '2562048h', '5 milli', '5MS', '4ns5', '1m5'],
  email: ['a@b', 'A <a@b.c>', '<a@b>', 'a', 'a@', 'a b@c', '"a b"@c', 'a..b@c', 'a@[1.2.3.4]', 'a@b (x)', 'A, B <a@b>', 'group: a@b;', 'a@b,c@d', ' a@b '],
  hexcolor: ['#fff', 'fff', '#ffffff', '#ffff', '#ggg'],
  hostname: ['a', 'a.b', 'a.bc', '-a', 'a-', 'a_b.com', 'ä.com', '1.2.3.4', 'a.b-c', '😀.com', 'a.com.', 'a..bc', 'a'.repeat(63), 'a'.repeat(64)],
  ipv4: ['1.2.3.4', '01.2.3.4', '256.1.1.1', '1.2.3', '::ffff:1.2.3.4', '1.2.3.4.5', ' 1.2.3.4', '::1.2.3.4'],
  ipv6: ['::', '::1', '1::2::3', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7', '::ffff:01.2.3.4', '12345::', 'fe80::1%en0', '1:', ':1', '1:2:3:4:5:6:7::', '1:2:3:4::5:6:7:8'],
  isbn: ['0321751043', '978-0321751041', '0-321-75104-3', '0321751044', '080442957X', '978 0321751041'],
  mac: ['01:23:45:67:89:ab', '01-23-45-67-89-AB', '0123.4567.89ab', '01:23:45:67:89', '01:23-45:67:89:ab', '0123:4567:89ab', '01:23:45:67:89:ag'],
  rgbcolor: ['rgb(1,2,3)', 'rgb( 1 , 2 , 3 )', 'rgb(256,0,0)', 'rgb(01,0,0)', 'rgb(1,2)', 'rgb(19,199,100)'],
  ssn: ['123-45-6789', '123 45 6789', '123456789', '12-345-6789'],
  uri: ['http://a.b/c', '/x', 'x', 'mailto:a@b', 'http://', '//a:b/', 'http://a b', 'http://[::1]:80/', 'http://a:x/', 'http://a/%zz', '*', 'http://%41/', ':a', 'a_b://c', '?'],
  uuid: ['123e4567-e89b-12d3-a456-426614174000', '123E4567E89B12D3A456426614174000', '123e4567-e89b-42d3-a456-426614174000', 'x23e4567-e89b-12d3-a456-426614174000'],
};

const patterns = ['^a+$', 'b', '(?i)xyz\\z', '[[:alpha:]]+$', '\\pL', '^\\S+$', '+', '^.$', '^(?:a|b)*$', '(?=a)', '\\Aa', 'a{1001}', '^\\w+$', '(?m)^b$'];
const names = [...Object.keys(texts), 'isbn10', 'isbn13', 'uuid3', 'uuid4', 'uuid5', 'password', 'int32', 'made-up'];
const any: StructuralSchema = { 'x-kubernetes-preserve-unknown-fields': true };

export function textsFor(format: string | undefined): readonly string[] | undefined {
  return format === undefined ? undefined : (texts[format] ?? texts[format.replace(/[0-9]+$/, '')]);
}

/** Schemas that hold each keyword, by a made-up name. */
export function keywordSchemas(random: Random): Readonly<Record<string, StructuralSchema>> {
  const combined = Array.from({ length: 40 }, () => ({ type: 'object', ...any, properties: { a: any, b: { type: 'string' } }, ...combination(random, 2) }) as StructuralSchema);
  return Object.fromEntries([
    ...names.flatMap((format) => [{ type: 'string', format } as StructuralSchema, { format, ...any }]),
    ...patterns.map((pattern): StructuralSchema => ({ type: 'string', pattern })),
    ...values,
    ...containers,
    ...combined,
  ].map((schema, index) => [`f${index}`, schema]));
}

const values: readonly StructuralSchema[] = [
  { type: 'string', minLength: 2, maxLength: 3 },
  { type: 'string', nullable: true, enum: ['a', 'x'] },
  { type: 'string', nullable: true, default: 'q' },
  { type: 'string', default: 'q', maxLength: 1 },
  { type: 'integer', maximum: 1.5, exclusiveMaximum: true, minimum: -0.5, exclusiveMinimum: true },
  { type: 'integer', multipleOf: 3 },
  { type: 'integer', multipleOf: 0.5 },
  { type: 'number', maximum: 2.5, exclusiveMaximum: true, minimum: -1.5, multipleOf: 0.1 },
  { type: 'number', enum: [1, 2.5] },
  { type: 'boolean', format: 'date' },
  { 'x-kubernetes-int-or-string': true },
  { 'x-kubernetes-int-or-string': true, nullable: true, maximum: 5, pattern: '^a' },
  any,
];

const containers: readonly StructuralSchema[] = [
  { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
  { type: 'array', 'x-kubernetes-list-type': 'set', items: any },
  { type: 'array', ...mapBy('k'), items: { type: 'object', properties: { k: { type: 'string', default: 'd' }, v: { type: 'integer' } } } },
  { type: 'array', ...mapBy('k', 'l'), items: { type: 'object', properties: { k: { type: 'string' }, l: { type: 'integer' } } } },
  { type: 'array', ...any, items: { type: 'object', properties: { x: { type: 'object', properties: { a: { type: 'string' } } } } } },
  { type: 'object', additionalProperties: { type: 'integer', default: 3 }, minProperties: 1, maxProperties: 2 },
  { type: 'object', additionalProperties: true },
  { type: 'object', additionalProperties: { type: 'array', 'x-kubernetes-list-type': 'set', items: { type: 'string', nullable: true } } },
  { type: 'object', 'x-kubernetes-embedded-resource': true, properties: { spec: { type: 'object', properties: { a: { type: 'string' } } } } },
  { type: 'object', ...any, properties: { a: { type: 'object', properties: { b: { type: 'string' } } } } },
  { type: 'object', default: {}, required: ['a'], properties: { a: { type: 'string', default: 'x' }, b: { type: 'object', properties: { c: { type: 'integer', default: 1 } } } } },
  { type: 'object', required: ['a', 'b'], properties: { a: { type: 'string' }, b: { type: 'string', nullable: true } } },
  { type: 'object', enum: [{ a: 1 }], ...any },
];

function mapBy(...keys: readonly string[]): StructuralSchema {
  return { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys };
}

const leaves: readonly StructuralSchema[] = [
  { required: ['a'] },
  { required: ['a', 'b'] },
  { properties: { a: { minimum: 3 } } },
  { properties: { a: { enum: [1, 'x'] }, b: { maxLength: 2 } } },
  { properties: { b: { pattern: '^x' }, c: { type: 'integer' } } },
  { properties: { c: { items: { maximum: 3 }, minItems: 1 } } },
  { properties: { a: { format: 'ipv4' } } },
  { not: { required: ['c'] } },
  { maxProperties: 1 },
  { minProperties: 2 },
];

function combination(random: Random, depth: number): StructuralSchema {
  const branch = (): StructuralSchema => (depth > 0 && random.chance(0.35) ? combination(random, depth - 1) : random.pick(leaves));
  const branches = (): StructuralSchema[] | undefined => (random.chance(0.5) ? Array.from({ length: 1 + random.below(3) }, branch) : undefined);
  const { anyOf, oneOf, allOf } = { anyOf: branches(), oneOf: branches(), allOf: branches() };
  return { ...(anyOf && { anyOf }), ...(oneOf && { oneOf }), ...(allOf && { allOf }), ...(random.chance(0.3) ? { not: random.pick(leaves) } : {}) };
}
