import fc from 'fast-check';
import { emitYaml } from '../../lib/emit/yaml';
import { construct } from '../../lib/read/yaml/construct';
import { parseDocument } from '../../lib/read/yaml/parser';
import { YamlError } from '../../lib/read/yaml/yaml-error';
import { plainData, toJson } from '../emit/arbitraries';
import { yamlCases } from './yaml-cases';

function read(text: string, json = false): unknown {
  const { root } = parseDocument(text, 0, text.length, json);
  return root && construct(root).value;
}

describe('one document, as Kubernetes reads it', () => {
  test.each(yamlCases.map(([title, text, value]) => [title, text, value] as const))('%s', (_, text, value) => {
    if (value === undefined) expect(() => read(text)).toThrow(YamlError);
    else expect(read(text)).toEqual(value);
  });
});

test('what we emit comes back', () => {
  fc.assert(
    fc.property(plainData, (value) => {
      expect(canonical(read(emitYaml(value)) ?? null)).toBe(canonical(value));
    }),
    { numRuns: 500 },
  );
});

test('JSON comes back, with its own escapes and keys of any length', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonical(read(JSON.stringify({ value }), true))).toBe(canonical(JSON.parse(JSON.stringify({ value }))));
    }),
  );
  expect(read(`{"\\ud83d\\ude00\\/": 1, "${'k'.repeat(2000)}": 2}`, true)).toEqual({ '😀/': 1, ['k'.repeat(2000)]: 2 });
});

test('any text is read or refused, and reading ends', () => {
  const pieces = fc.constantFrom(...['a', 'b: ', '- ', '\n', '  ', ' ', '\t', '[', ']', '{', '}', ',', ':', '? ', '"', "'", '|', '>', '&a ', '*a', '!!str ', '#', '\\n', '1', '...', '%', '<<: ']);
  fc.assert(
    fc.property(fc.oneof(fc.array(pieces).map((parts) => parts.join('')), fc.string({ unit: 'binary' })), (text) => {
      try {
        read(text);
      } catch (error) {
        expect(error).toBeInstanceOf(YamlError);
        expect((error as YamlError).offset).toBeGreaterThanOrEqual(0);
        expect((error as YamlError).offset).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a few lines of aliases do not become billions of values', () => {
  const bomb = Array.from({ length: 12 }, (_, i) => `l${i}: &l${i} [${i === 0 ? 'x' : Array(10).fill(`*l${i - 1}`).join(', ')}]`).join('\n');
  expect(() => read(bomb)).toThrow('Aliases make this document too large');
});

test.each([
  ['lists in brackets', 'a: ' + '['.repeat(20_000) + ']'.repeat(20_000)],
  ['maps in brackets', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)],
  ['maps by indentation', Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ['lists by indentation', '- '.repeat(20_000) + 'a'],
  ['aliases of aliases', Array.from({ length: 90 }, (_, i) => `l${i}: &l${i} ${'['.repeat(400)}${i === 0 ? 'x' : `*l${i - 1}`}${']'.repeat(400)}`).join('\n')],
])('what is nested without end is an error, not the end of the stack: %s', (_, text) => {
  expect(() => read(text)).toThrow(new YamlError('This lies more than 500 levels deep', 0));
});

test('500 levels are read', () => {
  expect(JSON.stringify(read('['.repeat(500) + ']'.repeat(500)))).toBe('['.repeat(500) + ']'.repeat(500));
});

test.each([
  ['a: b: c', "': ' cannot stand here: quote the text around it, or check the line above", 4],
  ['a: "b', 'This quote is not closed', 3],
  ['a: [1, 2', "Expected ',' or ']'", 8],
  ['a: @b', '"@" cannot start a value', 3],
  ['a:\n  b: 1\n c: 2', 'Expected a key with its colon here, or a line indented less', 11],
  ['a: "\\d"', '\\d means nothing between double quotes: write \\\\d, or use single quotes', 4],
  ['a: 1\nb\nc: 2', 'Expected a key with its colon here, or a line indented less', 5],
  ['a: *x', '*x refers to an anchor that does not stand before it', 3],
  ['a: !!int x', '"x" is not of type !!int', 3],
])('the error in %j says what is wrong and where', (text, message, offset) => {
  expect(errorOf(() => read(text))).toMatchObject({ name: 'YamlError', message, offset });
});

/** As JSON with sorted keys: numbers are equal that have the same digits. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return toJson(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const map = value as Record<string, unknown>;
  return `{${Object.keys(map).sort().map((key) => `${JSON.stringify(key)}:${canonical(map[key])}`).join()}}`;
}

function errorOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
