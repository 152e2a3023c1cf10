import fc from 'fast-check';
import { accepts, explainCombinations } from '../../lib/schema/combinations';
import { judge } from '../../lib/schema/judge';
import { nodesFor } from '../../lib/schema/schema-node';
import type { StructuralSchema } from '../../lib/schema/structural-schema';
import { Trail } from '../../lib/schema/trail';

const names = ['a', 'b', 'c', 'd'];
const name = fc.constantFrom(...names);

/** Schemas with every keyword that changes an object, and values that fit them or not. */
const { schema } = fc.letrec<{ schema: StructuralSchema; leaf: StructuralSchema }>((tie) => ({
  leaf: fc.oneof(
    fc.record({ type: fc.constant('string' as const), maxLength: fc.nat(5), nullable: fc.boolean() }),
    fc.record({ type: fc.constant('integer' as const), minimum: fc.integer({ min: -5, max: 5 }), default: fc.integer({ min: -9, max: 9 }) }),
    fc.record({ type: fc.constant('boolean' as const), default: fc.option(fc.boolean(), { nil: undefined }) }),
    fc.constant<StructuralSchema>({ 'x-kubernetes-int-or-string': true }),
    fc.constant<StructuralSchema>({ 'x-kubernetes-preserve-unknown-fields': true }),
  ),
  schema: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.record({
      type: fc.constant('object' as const),
      properties: fc.dictionary(name, tie('schema'), { maxKeys: 3 }),
      required: fc.uniqueArray(name, { maxLength: 2 }),
      nullable: fc.boolean(),
      default: fc.constantFrom(undefined, {}),
      'x-kubernetes-preserve-unknown-fields': fc.boolean(),
    }),
    fc.record({ type: fc.constant('object' as const), additionalProperties: tie('schema') }),
    fc.record({ type: fc.constant('array' as const), items: tie('schema'), 'x-kubernetes-list-type': fc.constantFrom(undefined, 'set' as const) }),
  ),
}));

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false, '', 'x', 'long text', 0, -7, 3, 1.5, 10n ** 17n),
    fc.dictionary(fc.constantFrom(...names, 'stranger', '__proto__'), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

const root = schema.map((inner): StructuralSchema => ({ type: 'object', properties: { a: inner, b: inner } }));
const object = fc.record({ a: value, b: value, other: value }, { requiredKeys: [] });

test('The input is never changed', () => {
  fc.assert(
    fc.property(root, object, (within, input) => {
      const copy = structuredClone(input);
      judge({ schema: within, object: input });
      expect(input).toEqual(copy);
    }),
  );
});

test('The judged object has no unknown field and takes no default again', () => {
  fc.assert(
    fc.property(root, object, (within, input) => {
      const first = judge({ schema: within, object: input });
      const second = judge({ schema: within, object: first.object });
      expect(second.problems.filter((problem) => problem.code === 'schema/unknown-field')).toEqual([]);
      expect(second.object).toEqual(first.object);
    }),
  );
});

test('A stranger in a closed object is always told, and nothing else by that', () => {
  fc.assert(
    fc.property(root, object, (within, input) => {
      const before = judge({ schema: within, object: input }).problems.length;
      const after = judge({ schema: within, object: { ...input, stranger: 1 } }).problems;
      expect(after).toHaveLength(before + 1);
      expect(after.some((problem) => problem.path === 'stranger')).toBe(true);
    }),
  );
});

test('Each problem has a path, a sentence, and stands there once', () => {
  fc.assert(
    fc.property(root, object, (within, input) => {
      const told = judge({ schema: within, object: input }).problems.map(({ code, path, at, message }) => `${code} ${path} ${at} ${message}`);
      expect(new Set(told).size).toBe(told.length);
      for (const line of told) expect(line).toMatch(/\.$/);
    }),
  );
});

/** What may stand in a combination, which looks at values alone. */
const branch = fc.constantFrom<StructuralSchema>(
  { required: ['a'] },
  { required: ['a', 'b'] },
  { properties: { a: { type: 'integer', minimum: 1 } } },
  { properties: { b: { enum: ['x', null] }, c: { items: { maxLength: 2 }, minItems: 1 } } },
  { not: { required: ['c'] } },
  { maxProperties: 1 },
  { additionalProperties: { type: 'string', pattern: '^x' } },
);
const branches = fc.option(fc.array(branch, { minLength: 1, maxLength: 3 }), { nil: undefined });
const combination = fc.record({ anyOf: branches, oneOf: branches, allOf: branches, not: fc.option(branch, { nil: undefined }) });

test('The fast answer to a combination and the explanation agree', () => {
  fc.assert(
    fc.property(combination, fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true }), (combined, input) => {
      const node = nodesFor('1.34', false).of(combined);
      expect(explainCombinations(node, input, new Trail()).found.length === 0).toBe(accepts(node, input));
    }),
    { numRuns: 500 },
  );
});
