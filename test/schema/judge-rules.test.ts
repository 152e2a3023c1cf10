import { judge } from '../../lib/schema/judge';
import type { StructuralSchema } from '../../lib/schema/structural-schema';
import { problemsIn } from './judging';

const schema: StructuralSchema = {
  type: 'object',
  properties: {
    size: { type: 'integer' },
    limit: { type: 'integer', default: 10 },
    mode: { type: 'string', enum: ['a', 'b'] },
    tags: { type: 'object', additionalProperties: { type: 'string', 'x-kubernetes-validations': [{ rule: "self != 'bad'", message: 'bad is not good' }] } },
  },
  required: ['size'],
  'x-kubernetes-validations': [{ rule: 'self.size <= self.limit', fieldPath: '.size', message: 'too big' }],
};

test('Rules see defaults, and a failing one is told at its field path', () => {
  expect(problemsIn(schema, { size: 10 })).toEqual([]);
  expect(problemsIn(schema, { size: 11 })).toEqual(['schema/rule size: too big']);
});

test('Keys of maps stand in brackets in the path of a rule', () => {
  expect(problemsIn(schema, { size: 1, tags: { 'a.b': 'bad' } })).toEqual(['schema/rule tags[a.b]: bad is not good']);
});

test('After a wrong type, a missing field or too much of something rules are not evaluated; after other mistakes they are', () => {
  expect(problemsIn(schema, { size: 11, limit: 'x' })).toEqual(['schema/type limit: Expected integer, got string "x".']);
  expect(problemsIn(schema, { size: 11, mode: 'c' }).map((text) => text.split(' ')[0])).toEqual(['schema/enum', 'schema/rule']);
});

test('A rule that cannot be evaluated is told, never passed', () => {
  const { valid, unevaluated } = judge({ schema, object: { size: 1 }, rules: [{ rule: 'self.sise > 0' }] });
  expect(valid).toBe(false);
  expect(unevaluated.map((problem) => [problem.code, problem.path])).toEqual([['schema/rule-unevaluated', '']]);
});

test('Rules given beside the schema are added to its own', () => {
  const { problems } = judge({ schema, object: { size: 11 }, rules: [{ rule: 'self.size < 5', message: 'over 5' }] });
  expect(problems.map((problem) => problem.message)).toEqual(['too big', 'over 5']);
});

test('Rules at the top see the name of a whole resource, and of nothing else, with the same schema', () => {
  const named: StructuralSchema = { type: 'object', 'x-kubernetes-validations': [{ rule: "self.metadata.name == 'a'", message: 'is not a' }] };
  const object = { apiVersion: 'example.org/v1', kind: 'Box', metadata: { name: 'b' } };
  expect(problemsIn(named, object, { resourceRoot: true })).toEqual(['schema/rule : is not a']);
  expect(judge({ schema: named, object }).unevaluated).toHaveLength(1);
});

describe('updates', () => {
  const fixed: StructuralSchema = {
    type: 'object',
    properties: {
      name: { type: 'string', maxLength: 3, 'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'is fixed' }] },
      items: {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['id'],
        items: {
          type: 'object',
          properties: { id: { type: 'string' }, size: { type: 'integer' } },
          required: ['id'],
          'x-kubernetes-validations': [{ rule: 'self.size >= oldSelf.size', message: 'shrinks' }],
        },
      },
    },
  };

  test('Transition rules run with an older object alone', () => {
    expect(problemsIn(fixed, { name: 'b' })).toEqual([]);
    expect(problemsIn(fixed, { name: 'b' }, { oldObject: { name: 'a' } })).toEqual(['schema/rule name: is fixed']);
    expect(problemsIn(fixed, { name: 'a' }, { oldObject: { name: 'a' } })).toEqual([]);
    expect(problemsIn(fixed, { name: 'a' }, { oldObject: {} })).toEqual([]);
  });

  test('Items of a map list are compared by their key, wherever they stand', () => {
    const oldObject = { items: [{ id: 'a', size: 5 }, { id: 'b', size: 1 }] };
    expect(problemsIn(fixed, { items: [{ id: 'b', size: 2 }, { id: 'a', size: 4 }, { id: 'c', size: 0 }] }, { oldObject })).toEqual([
      'schema/rule items[1]: shrinks',
    ]);
  });

  test('What was wrong before and did not change is let pass', () => {
    expect(problemsIn(fixed, { name: 'long' })).toHaveLength(1);
    expect(problemsIn(fixed, { name: 'long' }, { oldObject: { name: 'long' } })).toEqual([]);
  });
});
