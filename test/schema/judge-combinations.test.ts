import { judge } from '../../lib/schema/judge';
import type { StructuralSchema } from '../../lib/schema/structural-schema';
import { problemsOf } from './judging';

const fields: StructuralSchema = {
  type: 'object',
  properties: { a: { type: 'integer' }, b: { type: 'string' }, c: { type: 'string' } },
};

test('anyOf: one branch must fit; else the most promising one tells what it misses', () => {
  const schema: StructuralSchema = { ...fields, anyOf: [{ required: ['a'] }, { required: ['b'] }] };
  expect(problemsOf(schema, { a: 1 })).toEqual([]);
  expect(problemsOf(schema, { a: 1, b: 'x' })).toEqual([]);
  expect(problemsOf(schema, { c: 'x' })).toEqual([
    'schema/combination : f fits none of the 2 forms that are allowed (anyOf).',
    'schema/required f.a: a is required.',
  ]);
});

test('Of failing branches the one that passes most checks is told, the first of equals', () => {
  const text: StructuralSchema = { properties: { a: { type: 'string' } } };
  const large: StructuralSchema = { properties: { a: { type: 'integer', minimum: 5 } } };
  const free: StructuralSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  expect(problemsOf({ ...free, anyOf: [text, large] }, { a: 1 })[1]).toBe('schema/range f.a: 1 is too small: at least 5.');
  expect(problemsOf({ ...free, anyOf: [text, { ...text }] }, { a: 1 })).toHaveLength(2);
});

test('oneOf: exactly one branch must fit', () => {
  const schema: StructuralSchema = { ...fields, oneOf: [{ required: ['a'] }, { required: ['b'] }] };
  expect(problemsOf(schema, { b: 'x' })).toEqual([]);
  expect(problemsOf(schema, { a: 1, b: 'x' })).toEqual(['schema/combination : f fits 2 forms at once, and only one may fit (oneOf).']);
  expect(problemsOf(schema, {})).toEqual([
    'schema/combination : f fits none of the 2 forms of which one must fit (oneOf).',
    'schema/required f.a: a is required.',
  ]);
});

test('A group of which at most one may be set: oneOf with a branch for none', () => {
  const none: StructuralSchema = { not: { anyOf: [{ required: ['a'] }, { required: ['b'] }] } };
  const schema: StructuralSchema = { ...fields, oneOf: [none, { required: ['a'] }, { required: ['b'] }] };
  expect(problemsOf(schema, {})).toEqual([]);
  expect(problemsOf(schema, { a: 1 })).toEqual([]);
  expect(problemsOf(schema, { a: 1, b: 'x' })).toEqual(['schema/combination : f fits 2 forms at once, and only one may fit (oneOf).']);
});

test('allOf: all branches must fit, and each tells its own', () => {
  const schema: StructuralSchema = { ...fields, allOf: [{ properties: { a: { minimum: 3 } } }, { properties: { b: { maxLength: 1 } } }] };
  expect(problemsOf(schema, { a: 3, b: 'x' })).toEqual([]);
  expect(problemsOf(schema, { a: 1, b: 'xy' })).toEqual([
    'schema/range f.a: 1 is too small: at least 3.',
    'schema/too-long f.b: The text has 2 characters; at most 1 are allowed.',
    'schema/combination : f does not fit all of the 2 forms that are demanded (allOf).',
  ]);
});

test('not: the form must not fit', () => {
  const schema: StructuralSchema = { ...fields, not: { required: ['c'] } };
  expect(problemsOf(schema, { a: 1 })).toEqual([]);
  expect(problemsOf(schema, { c: 'x' })).toEqual(['schema/combination : f has a form that is excluded (not).']);
});

test('The API server names no field for a combination; the value is told beside', () => {
  const schema: StructuralSchema = { type: 'object', properties: { f: { ...fields, not: { required: ['c'] } } } };
  const [problem] = judge({ schema, object: { f: { c: 'x' } } }).problems;
  expect(problem).toMatchObject({ path: '', at: 'f' });
});

test('Combinations see defaults, and do not look at null', () => {
  const schema: StructuralSchema = {
    type: 'object',
    nullable: true,
    properties: { a: { type: 'integer', default: 1 } },
    anyOf: [{ required: ['a'] }],
  };
  expect(problemsOf(schema, {})).toEqual([]);
  expect(problemsOf(schema, null)).toEqual([]);
});
