import fc from 'fast-check';
import { escapeFieldName, unescapeFieldName } from '../../../../lib/schema/cel/types/field-name';

test.each([
  ['plain', 'plain'],
  ['_a1', '_a1'],
  ['namespace', '__namespace__'],
  ['true', '__true__'],
  ['a.b', 'a__dot__b'],
  ['a-b', 'a__dash__b'],
  ['a/b', 'a__slash__b'],
  ['a__b', 'a__underscores__b'],
  ['a___b', 'a__underscores___b'],
  ['.a', '__dot__a'],
  ['1a', undefined],
  ['a@b', undefined],
  ['', undefined],
  ['é', undefined],
])('the field %s is written as %s', (name, escaped) => {
  expect(escapeFieldName(name)).toBe(escaped);
});

test('a name that can be written reads back the same', () => {
  const names = fc.string({ unit: fc.constantFrom('a', 'b', '_', '.', '-', '/', '9'), maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(names, fc.constantFrom('in', 'namespace', 'for', 'null')), (name) => {
      const escaped = escapeFieldName(name);
      fc.pre(escaped !== undefined);
      expect(escaped).toMatch(/^[A-Za-z_]\w*$/);
      expect(unescapeFieldName(escaped)).toBe(name);
    }),
  );
});
