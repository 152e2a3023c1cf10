import type { StructuralSchema } from '../../lib/schema/structural-schema';
import { problemsOf } from './judging';

const string: StructuralSchema = { type: 'string' };

describe('types', () => {
  test.each<[StructuralSchema, unknown]>([
    [string, ''],
    [{ type: 'integer' }, 80],
    [{ type: 'integer' }, 80.0000000001], // The API server's library takes what differs by a billionth.
    [{ type: 'integer' }, 9007199254740993n],
    [{ type: 'number' }, 1],
    [{ type: 'number' }, 1.5],
    [{ type: 'boolean' }, false],
    [{ type: 'object' }, {}],
    [{ type: 'array', items: string }, ['a']],
    [{ 'x-kubernetes-int-or-string': true }, 1],
    [{ 'x-kubernetes-int-or-string': true }, '50%'],
    [{ 'x-kubernetes-int-or-string': true, nullable: true, anyOf: [{ type: 'integer' }, { type: 'string' }] }, null],
    [{ type: 'string', nullable: true }, null],
    [{ 'x-kubernetes-preserve-unknown-fields': true }, { any: [1, null] }],
  ])('%j takes %p', (schema, value) => {
    expect(problemsOf(schema, value)).toEqual([]);
  });

  test.each<[StructuralSchema, unknown, string]>([
    [string, 1, 'Expected string, got integer 1.'],
    [string, true, 'Expected string, got boolean true.'],
    [{ type: 'integer' }, '1', 'Expected integer, got string "1".'],
    [{ type: 'integer' }, 80.5, 'Expected integer, got number 80.5.'],
    [{ type: 'integer' }, 2n ** 63n, 'Expected integer, got number 9223372036854775808.'],
    [{ type: 'integer' }, 1e20, 'Expected integer, got number 100000000000000000000.'],
    [{ type: 'boolean' }, 'yes', 'Expected boolean, got string "yes".'],
    [{ type: 'object' }, [], 'Expected object, got a list.'],
    [{ type: 'array', items: string }, {}, 'Expected array, got an object.'],
    [{ 'x-kubernetes-int-or-string': true }, 1.5, 'Expected integer or string, got number 1.5.'],
    [{ 'x-kubernetes-int-or-string': true }, {}, 'Expected integer or string, got an object.'],
  ])('%j refuses %p', (schema, value, message) => {
    expect(problemsOf(schema, value)).toEqual([`schema/type f: ${message}`]);
  });

  test('Items of lists and values of maps are judged each, keys of maps after a dot', () => {
    expect(problemsOf({ type: 'array', items: string }, ['a', 1, null])).toEqual([
      'schema/type f[1]: Expected string, got integer 1.',
      'schema/type f[2]: Expected string, got null.',
    ]);
    expect(problemsOf({ type: 'object', additionalProperties: string }, { 'a.b/c': 1 })).toEqual(['schema/type f.a.b/c: Expected string, got integer 1.']);
  });
});

describe('texts', () => {
  test('Length counts code points, and of length and pattern the first mistake is told', () => {
    const schema: StructuralSchema = { type: 'string', minLength: 2, maxLength: 3, pattern: '^[a-z😀]+$' };
    expect(problemsOf(schema, '😀😀😀')).toEqual([]);
    expect(problemsOf(schema, '😀')).toEqual(['schema/too-short f: The text has 1 characters; at least 2 are needed.']);
    expect(problemsOf(schema, '')).toEqual(['schema/too-short f: The text is empty.']);
    expect(problemsOf(schema, 'ABCD')).toEqual(['schema/too-long f: The text has 4 characters; at most 3 are allowed.']);
    expect(problemsOf(schema, 'AB')).toEqual(['schema/pattern f: "AB" does not match ^[a-z😀]+$.']);
  });

  test('A format is checked where the API server knows it, and ignored elsewhere', () => {
    expect(problemsOf({ type: 'string', format: 'ipv4' }, '1.2.3')).toEqual(['schema/format f: "1.2.3" is no ipv4.']);
    expect(problemsOf({ type: 'string', format: 'made-up' }, 'x')).toEqual([]);
  });

  test('A format without a type demands a text or a list; with the type string it lets lists pass', () => {
    const untyped: StructuralSchema = { format: 'ipv4', 'x-kubernetes-preserve-unknown-fields': true };
    expect(problemsOf(untyped, 1)).toEqual(['schema/type f: Expected ipv4, got integer 1.']);
    expect(problemsOf(untyped, 'x')).toEqual(['schema/format f: "x" is no ipv4.']);
    expect(problemsOf(untyped, ['x'])).toEqual([]);
    expect(problemsOf({ type: 'string', format: 'date' }, [1])).toEqual([]);
  });

  test('A pattern that is no expression lets nothing pass, and says so', () => {
    expect(problemsOf({ type: 'string', pattern: '+' }, 'x')[0]).toContain("schema/pattern f: The schema's pattern + is no regular expression (");
  });
});

describe('numbers', () => {
  test.each<[StructuralSchema, number | bigint, string]>([
    [{ type: 'integer', maximum: 10 }, 11, '11 is too large: at most 10.'],
    [{ type: 'integer', maximum: 10, exclusiveMaximum: true }, 10, '10 is too large: it must be less than 10.'],
    [{ type: 'integer', minimum: 0 }, -1, '-1 is too small: at least 0.'],
    [{ type: 'number', minimum: 0.5, exclusiveMinimum: true }, 0.5, '0.5 is too small: it must be more than 0.5.'],
    [{ type: 'integer', multipleOf: 3 }, 4, '4 is no multiple of 3.'],
    [{ type: 'number', multipleOf: 0.1 }, 0.25, '0.25 is no multiple of 0.1.'],
    [{ type: 'integer', maximum: 10 }, 9007199254740993n, '9007199254740993 is too large: at most 10.'],
  ])('%j refuses %p', (schema, value, message) => {
    expect(problemsOf(schema, value)).toEqual([`schema/range f: ${message}`]);
  });

  test('Limits themselves and multiples pass', () => {
    expect(problemsOf({ type: 'integer', minimum: 0, maximum: 10, multipleOf: 5 }, 10)).toEqual([]);
    expect(problemsOf({ type: 'number', multipleOf: 0.1 }, 0.3)).toEqual([]);
  });

  test('The fraction of a limit is cut for integers, as the API server does', () => {
    expect(problemsOf({ type: 'integer', maximum: 1.5, exclusiveMaximum: true }, 1)).toEqual(['schema/range f: 1 is too large: it must be less than 1.5.']);
  });

  test('Kubernetes 1.36 checks the width of a format, 1.34 does not; the API server names no field', () => {
    const int32: StructuralSchema = { type: 'integer', format: 'int32' };
    expect(problemsOf(int32, 3000000000, { kubernetesVersion: '1.34' })).toEqual([]);
    expect(problemsOf(int32, 3000000000, { kubernetesVersion: '1.36' })).toEqual(['schema/range : 3000000000 does not fit in int32.']);
    expect(problemsOf({ type: 'number', format: 'float' }, 1e39, { kubernetesVersion: '1.36' })).toEqual(['schema/range : 1e+39 does not fit in float.']);
    expect(problemsOf({ type: 'integer', format: 'date' }, 1, { kubernetesVersion: '1.36' })).toEqual([]);
  });
});

describe('choices', () => {
  test('A value must be listed; the message lists what is', () => {
    const schema: StructuralSchema = { type: 'string', enum: ['a', 'b'] };
    expect(problemsOf(schema, 'b')).toEqual([]);
    expect(problemsOf(schema, 'c')).toEqual(['schema/enum f: string "c" is not among the allowed values: a, b.']);
  });

  test('A wrong type and a wrong choice are told both, and null is no choice even where null is allowed', () => {
    expect(problemsOf({ type: 'string', enum: ['a'] }, 1)).toEqual([
      'schema/type f: Expected string, got integer 1.',
      'schema/enum f: integer 1 is not among the allowed values: a.',
    ]);
    expect(problemsOf({ type: 'string', nullable: true, enum: ['a', null] }, null)).toEqual([
      'schema/enum f: null is not among the allowed values: a, null.',
    ]);
  });

  test('Objects are compared by value', () => {
    const schema: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, enum: [{ a: [1, { b: 2 }] }] };
    expect(problemsOf(schema, { a: [1, { b: 2 }] })).toEqual([]);
    expect(problemsOf(schema, { a: [1, { b: 3 }] })).toHaveLength(1);
  });
});

test('Lists and objects have as many entries as the schema says', () => {
  const list: StructuralSchema = { type: 'array', items: string, minItems: 1, maxItems: 2 };
  expect(problemsOf(list, [])).toEqual(['schema/too-few f: 0 items; at least 1 are needed.']);
  expect(problemsOf(list, ['a', 'b', 'c'])).toEqual(['schema/too-many f: 3 items; at most 2 are allowed.']);
  const map: StructuralSchema = { type: 'object', additionalProperties: string, minProperties: 1, maxProperties: 1 };
  expect(problemsOf(map, {})).toEqual(['schema/too-few f: 0 fields; at least 1 are needed.']);
  expect(problemsOf(map, { a: 'x', b: 'y' })).toEqual(['schema/too-many f: 2 fields; at most 1 are allowed.']);
});
