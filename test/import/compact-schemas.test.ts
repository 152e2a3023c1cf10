import fc from 'fast-check';
import { compactSchemas, type CompactSchemas } from '../../lib/import/compact-schemas';
import { factsOfObject } from '../../lib/import/schema-facts';
import type { StructuralSchema } from '../../lib/schema/structural-schema';

/** A schema with every reference replaced by what it refers to. */
function expand(value: unknown, { definitions }: CompactSchemas): unknown {
  if (Array.isArray(value)) return value.map((item) => expand(item, { definitions, roots: {} }));
  if (value === null || typeof value !== 'object') return value;
  const reference = (value as StructuralSchema).$ref;
  if (typeof reference === 'string') return expand(definitions[reference], { definitions, roots: {} });
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item, { definitions, roots: {} })]));
}

/** What a reader of a schema goes by, written in the plainest way. */
function meaning(value: unknown): unknown {
  const schema = { ...(value as StructuralSchema & { description?: string; title?: string }) };
  delete schema.description;
  delete schema.title;
  const children = (record: object) => Object.fromEntries(Object.entries(record).map(([key, item]) => [key, meaning(item)]));
  return {
    ...schema,
    ...(schema.properties ? { properties: children(schema.properties) } : {}),
    ...(typeof schema.additionalProperties === 'object' ? { additionalProperties: meaning(schema.additionalProperties) } : {}),
    ...(schema.items ? { items: meaning(schema.items) } : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map(meaning) } : {}),
    ...(schema.not ? { not: meaning(schema.not) } : {}),
    ...(schema['x-kubernetes-validations'] ? { 'x-kubernetes-validations': schema['x-kubernetes-validations'].map(({ rule }) => ({ rule })) } : {}),
  };
}

const sentence = { description: fc.constantFrom('A sentence.', 'Another.'), title: fc.constantFrom('A title.') };
const fieldName = fc.constantFrom('name', 'spec', 'status', 'description', 'properties', 'items', '$ref', 'default', 'required', 'enum');
const literal = fc.constantFrom<unknown>(false, 0, '', 'x', null, { description: 'data', $schema: 1 }, ['title']);
const schemas = fc.letrec<{ schema: StructuralSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.record({ type: fc.constantFrom('string' as const), pattern: fc.constantFrom('^a$', '^b$'), default: literal, enum: fc.constant(['a', 'title']), ...sentence }, { requiredKeys: ['type'] }),
    fc.record({ type: fc.constantFrom('integer' as const, 'boolean' as const), nullable: fc.constant(true), default: literal, ...sentence }, { requiredKeys: ['type'] }),
    fc.record({ 'x-kubernetes-int-or-string': fc.constant(true), anyOf: fc.constant([{ type: 'integer' as const }, { type: 'string' as const }]) }),
    fc.record(
      {
        type: fc.constant('object' as const),
        properties: fc.dictionary(fieldName, tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(fieldName, { minLength: 1, maxLength: 3 }).map((names) => names.sort()),
        not: tie('schema'),
        'x-kubernetes-validations': fc.constant([{ rule: 'self.size() > 0', message: 'A sentence.' }]),
        ...sentence,
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({ type: fc.constant('object' as const), additionalProperties: fc.oneof(fc.constant(true), tie('schema')) }),
    fc.record({ type: fc.constant('array' as const), items: tie('schema'), 'x-kubernetes-list-type': fc.constant('atomic' as const) }, { requiredKeys: ['type', 'items'] }),
  ),
})).schema;

test('compaction keeps the meaning of every schema: with references expanded, it is what it was without sentences', () => {
  fc.assert(
    fc.property(fc.array(schemas, { minLength: 1, maxLength: 6 }), (roots) => {
      const input = Object.fromEntries(roots.map((spec, index) => [`acme.io/v1/Kind${index}`, { type: 'object' as const, properties: { spec, copy: spec } }]));
      const compact = compactSchemas(Object.fromEntries(Object.entries(input).map(([key, schema]) => [key, factsOfObject(schema)])));
      for (const [key, schema] of Object.entries(input)) expect(expand(compact.roots[key], compact)).toEqual(meaning(schema));
    }),
    { numRuns: 200, endOnFailure: true },
  );
});

test('a subtree that occurs twice is written once', () => {
  const address: StructuralSchema = { type: 'object', properties: { host: { type: 'string', maxLength: 253 }, port: { type: 'integer' } } };
  const { roots, definitions } = compactSchemas({ 'a/v1/A': { type: 'object', properties: { address } }, 'a/v1/B': { type: 'object', properties: { address } } });
  expect(definitions).toEqual({ Address: address });
  expect(roots['a/v1/B']).toEqual({ type: 'object', properties: { address: { $ref: 'Address' } } });
});

test('two different subtrees of one name are told apart by a digest of their content', () => {
  const value = (maxLength: number): StructuralSchema => ({ type: 'object', properties: { host: { type: 'string', maxLength, minLength: 1 } } });
  const root = (maxLength: number): StructuralSchema => ({ type: 'object', properties: { at: value(maxLength), list: { type: 'object', properties: { at: value(maxLength) } } } });
  const names = Object.keys(compactSchemas({ 'a/v1/A': root(1), 'a/v1/B': root(2) }).definitions);
  expect(names).toEqual([expect.stringMatching(/^At\.[0-9a-f]{4}$/), expect.stringMatching(/^At\.[0-9a-f]{4}$/)]);
  expect(new Set(names).size).toBe(2);
});

test('definitions that refer to themselves stay as they are', () => {
  const tree: StructuralSchema = { type: 'object', properties: { child: { $ref: 'Tree' } } };
  expect(compactSchemas({ 'a/v1/A': { $ref: 'Tree' } }, { Tree: tree })).toEqual({ roots: { 'a/v1/A': { $ref: 'Tree' } }, definitions: { Tree: tree } });
});
