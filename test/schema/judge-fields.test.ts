import { judge } from '../../lib/schema/judge';
import type { StructuralSchema } from '../../lib/schema/structural-schema';
import { judgedObject, problemsIn } from './judging';

const string: StructuralSchema = { type: 'string' };
const box: StructuralSchema = { type: 'object', properties: { name: string, size: { type: 'integer' } } };

describe('unknown fields', () => {
  test('An object has the fields of its schema alone; others are told with their path and left out', () => {
    const schema: StructuralSchema = { type: 'object', properties: { boxes: { type: 'array', items: box } } };
    const object = { boxes: [{ name: 'a', sise: 1 }], extra: { deep: 1 } };
    expect(problemsIn(schema, object)).toEqual([
      'schema/unknown-field boxes[0].sise: Unknown field sise.',
      'schema/unknown-field extra: Unknown field extra.',
    ]);
    expect(judgedObject(schema, object)).toEqual({ boxes: [{ name: 'a' }] });
  });

  test('An object without properties is closed as well', () => {
    expect(problemsIn({ type: 'object' }, { a: 1 })).toEqual(['schema/unknown-field a: Unknown field a.']);
  });

  test('Fields named like what every JavaScript object has are unknown too', () => {
    expect(problemsIn(box, JSON.parse('{"constructor": 1, "__proto__": 2, "toString": 3}'))).toHaveLength(3);
    expect(judgedObject(box, JSON.parse('{"__proto__": {"name": "x"}, "name": "a"}'))).toEqual({ name: 'a' });
  });

  test('Where unknown fields are preserved they stay whole, while known ones below are closed again', () => {
    const schema: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { box } };
    const object = { free: { any: [1, { b: 2 }] }, box: { name: 'a', other: 1 } };
    expect(problemsIn(schema, object)).toEqual(['schema/unknown-field box.other: Unknown field other.']);
    expect(judgedObject(schema, object)).toEqual({ free: { any: [1, { b: 2 }] }, box: { name: 'a' } });
  });

  test('A list that preserves unknown fields keeps those of its items', () => {
    const schema: StructuralSchema = { type: 'array', 'x-kubernetes-preserve-unknown-fields': true, items: box };
    expect(problemsIn(schema, [{ name: 'a', other: 1 }])).toEqual([]);
  });

  test('Below additionalProperties: true objects have no fields', () => {
    const schema: StructuralSchema = { type: 'object', additionalProperties: true };
    expect(problemsIn(schema, { a: { b: 1 }, c: [{ d: 1 }], e: 5 })).toEqual([
      'schema/unknown-field a.b: Unknown field b.',
      'schema/unknown-field c[0].d: Unknown field d.',
    ]);
  });

  test('Without any schema no field is known, and scalars stay', () => {
    const { problems, object } = judge({ schema: null, object: { a: 1 } });
    expect(problems.map((problem) => problem.path)).toEqual(['a']);
    expect(object).toEqual({});
  });

  test.each([
    ['nmae', 'Did you mean name?'],
    ['color', 'The field belongs in style.'],
    ['zzzzzz', 'Known here: name, style.'],
  ])('The hint for %s: %s', (field, hint) => {
    const schema: StructuralSchema = { type: 'object', properties: { name: string, style: { type: 'object', properties: { color: string } } } };
    expect(judge({ schema, object: { [field]: 'x' } }).problems[0]?.hint).toBe(hint);
  });
});

test('apiVersion, kind and metadata at the top are never told as unknown, and stay only where the schema has them', () => {
  const object = { apiVersion: 'v1', kind: 'Box', metadata: { name: 'a' }, name: 'b' };
  expect(problemsIn(box, object)).toEqual([]);
  expect(judgedObject(box, object)).toEqual({ name: 'b' });
});

describe('required fields', () => {
  const schema: StructuralSchema = { type: 'object', properties: { box: { ...box, required: ['name', 'size'] } } };

  test('Each missing field is told at its own path', () => {
    expect(problemsIn(schema, { box: {} })).toEqual(['schema/required box.name: name is required.', 'schema/required box.size: size is required.']);
  });

  test('A default fills in, null does not, and null that is allowed does', () => {
    const field = (name: StructuralSchema): StructuralSchema => ({ type: 'object', properties: { name }, required: ['name'] });
    expect(problemsIn(field({ type: 'string', default: 'x' }), {})).toEqual([]);
    expect(problemsIn(field(string), { name: null })).toEqual(['schema/required name: name is required.']);
    expect(problemsIn(field({ type: 'string', nullable: true }), { name: null })).toEqual([]);
  });

  test('A field whose name every JavaScript object has is missing when it is not written', () => {
    expect(problemsIn({ type: 'object', required: ['toString'], properties: { toString: string } }, {})).toEqual([
      'schema/required toString: toString is required.',
    ]);
  });
});

describe('nulls and defaults', () => {
  const schema: StructuralSchema = {
    type: 'object',
    properties: {
      plain: string,
      filled: { type: 'string', default: 'x' },
      free: { type: 'string', nullable: true, default: 'y' },
      inner: { type: 'object', default: {}, properties: { deep: { type: 'integer', default: 3 } } },
      map: { type: 'object', additionalProperties: { type: 'integer', default: 7 } },
      list: { type: 'array', items: { type: 'object', properties: { port: { type: 'integer', default: 80 } } } },
    },
  };

  test('Missing fields take their defaults, also inside of defaults, lists and maps', () => {
    expect(judgedObject(schema, { list: [{}, { port: 1 }] })).toEqual({
      filled: 'x',
      free: 'y',
      inner: { deep: 3 },
      list: [{ port: 80 }, { port: 1 }],
    });
  });

  test('Null that is not allowed goes away, or becomes the default; null that is allowed stays', () => {
    expect(judgedObject(schema, { plain: null, filled: null, free: null, inner: { deep: null }, map: { a: null } })).toEqual({
      filled: 'x',
      free: null,
      inner: { deep: 3 },
      map: { a: 7 },
    });
  });

  test('A null item takes the default of items, and fields in a default are not told as unknown', () => {
    const schema: StructuralSchema = { type: 'array', items: { type: 'object', default: { other: 1 }, properties: { name: string } } };
    expect(problemsIn(schema, [null])).toEqual([]);
    expect(judgedObject(schema, [null])).toEqual([{ other: 1 }]);
  });

  test('Values of defaults are judged like written ones', () => {
    expect(problemsIn({ type: 'object', properties: { a: { type: 'string', default: 5 } } }, {})).toEqual(['schema/type a: Expected string, got integer 5.']);
  });
});
