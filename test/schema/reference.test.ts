import { resolveReference } from '../../lib/schema/reference';

const definitions = {
  Port: { type: 'integer', maximum: 65535, 'x-kubernetes-validations': [{ rule: 'self > 0' }] },
  Alias: { $ref: 'Port', nullable: true },
  Loop: { $ref: 'Loop' },
} as const;

test('A reference reads as its definition, with its own keywords on top and the rules of both', () => {
  const schema = { $ref: 'Alias', maximum: 10, 'x-kubernetes-validations': [{ rule: 'self != 5' }] };
  expect(resolveReference(schema, definitions)).toEqual({
    type: 'integer',
    maximum: 10,
    nullable: true,
    'x-kubernetes-validations': [{ rule: 'self > 0' }, { rule: 'self != 5' }],
  });
});

test('The same schema gives the same object each time, and a bare reference the definition itself', () => {
  const schema = { $ref: 'Alias', maximum: 10 };
  expect(resolveReference(schema, definitions)).toBe(resolveReference(schema, definitions));
  expect(resolveReference({ $ref: 'Port' }, definitions)).toBe(definitions.Port);
  const plain = { type: 'string' } as const;
  expect(resolveReference(plain, definitions)).toBe(plain);
});

test('A definition that is missing or refers to itself is named', () => {
  expect(() => resolveReference({ $ref: 'None' }, definitions)).toThrow('The schema refers to the definition None, which is not in its bundle.');
  expect(() => resolveReference({ $ref: 'Loop' }, definitions)).toThrow('The definition Loop refers to itself.');
});
