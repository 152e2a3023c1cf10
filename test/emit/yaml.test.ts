import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { UnwritableValueError } from '../../lib/emit/unwritable-value-error';
import { emitDocuments, emitYaml } from '../../lib/emit/yaml';
import { mapOf, plainData, trapNumbers, trapTexts } from './arbitraries';

/** What JSON keeps of a value: `-0` is `0`. */
const asJson = (value: unknown): unknown => (typeof value === 'number' ? value + 0 : value);

/** As `yaml` reads it, integers as bigint, so that none is rounded. */
function readBack(text: string, version: '1.1' | '1.2'): unknown {
  return parse(text, { version, intAsBigInt: true, strict: true });
}

/** The same with every whole number as bigint, and maps without prototype or order. */
function expected(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) && !/e/.test(String(value)) ? BigInt(String(value)) : value;
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value !== 'object' || value === null) return value;
  return mapOf(Object.entries(value).map(([key, item]) => [key, expected(item)]));
}

describe.each(['1.1', '1.2'] as const)('a YAML %s reader gets back', (version) => {
  test.each(trapTexts.map((text) => [JSON.stringify(text).slice(0, 60), text]))('the text %s as a value, in lists and as a key', (_, text) => {
    expect(readBack(emitYaml(text), version)).toBe(text);
    const value = { value: text, list: [text, [text], { item: text, last: 1n }], map: mapOf([[text, text], ['other', mapOf([[text, [text]]])]]) };
    expect(readBack(emitYaml(value), version)).toEqual(value);
  });

  test.each(trapNumbers)('the number %p', (number) => {
    expect(Number(readBack(emitYaml(number), version))).toBe(asJson(number));
  });

  test('any plain data', () => {
    fc.assert(
      fc.property(plainData, (value) => {
        expect(readBack(emitYaml(value), version)).toEqual(expected(value));
      }),
      { numRuns: 400 },
    );
  });
});

test('the same value gives the same bytes, whatever the order of its keys', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return mapOf(Object.entries(value).reverse().map(([key, item]) => [key, reversed(item)]));
  };
  fc.assert(fc.property(plainData, (value) => emitYaml(reversed(value)) === emitYaml(value)));
});

test('an object starts with apiVersion, kind and what identifies it, and ends with status', () => {
  const object = {
    status: {},
    spec: { template: { metadata: { name: 'b', labels: {}, annotations: {} }, zone: 1, area: 2 } },
    metadata: { finalizers: [], annotations: { b: '1', a: '2' }, labels: { app: 'web' }, namespace: 'shop', name: 'web', creationTimestamp: null },
    kind: 'Thing',
    data: 1,
    apiVersion: 'example.org/v1',
  };
  expect(emitYaml(object)).toBe(`apiVersion: example.org/v1
kind: Thing
metadata:
  name: web
  namespace: shop
  labels:
    app: web
  annotations:
    a: "2"
    b: "1"
  creationTimestamp: null
  finalizers: []
data: 1
spec:
  template:
    area: 2
    metadata:
      annotations: {}
      labels: {}
      name: b
    zone: 1
status: {}
`);
});

test('collections are written in blocks, lists below their key, their maps behind the dash', () => {
  expect(emitYaml({ list: [{ a: 1, b: [2, [3, 4]] }, [], {}, [[{ c: null }]]], map: { deep: { deeper: true } } })).toBe(`list:
  - a: 1
    b:
      - 2
      - - 3
        - 4
  - []
  - {}
  - - - c: null
map:
  deep:
    deeper: true
`);
});

test('text of several lines is a literal block, with the sign for the line breaks at its end', () => {
  expect(emitYaml({ clip: 'a\nb\n', keep: 'a\n\n', led: ' a\nb\n', list: ['a\n\nb'], strip: 'a\nb' })).toBe(
    'clip: |\n  a\n  b\nkeep: |+\n  a\n\nled: |2\n   a\n  b\nlist:\n  - |-\n    a\n\n    b\nstrip: |-\n  a\n  b\n',
  );
});

test('a block has no blanks at the ends of empty lines', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('a', '', 'b c'), { minLength: 2 }), (lines) => !/[ \t]\n/.test(emitYaml({ k: lines.join('\n') }))));
});

test('a key longer than readers allow stands behind a question mark', () => {
  const key = 'k'.repeat(1100);
  expect(emitYaml({ [key]: { a: 1 } })).toBe(`? ${key}\n:\n  a: 1\n`);
  expect(emitYaml([{ [key]: 1 }])).toBe(`- ? ${key}\n  : 1\n`);
});

test('integers beyond 2^53 keep every digit', () => {
  expect(emitYaml({ big: 9223372036854775807n, small: -9007199254740993n })).toBe('big: 9223372036854775807\nsmall: -9007199254740993\n');
});

test('documents stand apart by three dashes and end with one line break', () => {
  const text = emitDocuments([{ a: 1 }, { b: 'x\n\n' }, []]);
  expect(text).toBe('a: 1\n---\nb: |+\n  x\n\n---\n[]\n');
  expect(parseAllDocuments(text).map((document) => (document as { toJS(): unknown }).toJS())).toEqual([{ a: 1 }, { b: 'x\n\n' }, []]);
  expect(emitDocuments([])).toBe('');
});

describe('what is no data is refused, and the field is named', () => {
  class Token {}
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const sparse: unknown[] = [];
  sparse[1] = 1;

  test.each<[string, unknown, string, string]>([
    ['NaN', { spec: { weights: [1, NaN] } }, 'spec.weights[1]', 'spec.weights[1] is NaN, which JSON does not have. Give a finite number.'],
    ['an infinity', { a: -Infinity }, 'a', 'a is -Infinity, which JSON does not have. Give a finite number.'],
    ['undefined', { a: undefined }, 'a', 'a is undefined. Leave the field out, or give a value.'],
    ['a hole in a list', sparse, '[0]', '[0] is undefined. Leave the field out, or give a value.'],
    ['a function', { a: { b: () => 1 } }, 'a.b', 'a.b is a function, which is no data. Give a value.'],
    ['a symbol', [Symbol('x')], '[0]', '[0] is a symbol, which is no data. Give a value.'],
    ['a class instance', { spec: { name: new Token() } }, 'spec.name', 'spec.name is a Token, not plain data. Resolve it to strings, numbers, lists and maps.'],
    ['a date', new Date(0), '', 'The value is a Date, not plain data. Resolve it to strings, numbers, lists and maps.'],
    ['an empty Map', { a: new Map() }, 'a', 'a is a Map, not plain data. Resolve it to strings, numbers, lists and maps.'],
    ['half a character', { 'x.y/z': '\ud800' }, '[x.y/z]', '[x.y/z] holds half a surrogate pair, which is no character. Give well-formed text.'],
    ['half a character in a block', { a: 'x\n\udc00' }, 'a', 'a holds half a surrogate pair, which is no character. Give well-formed text.'],
    ['half a character in a key', { '\ud83d': 1 }, '[\ud83d]', '[\ud83d] has a name with half a surrogate pair, which is no character.'],
  ])('%s', (_, value, path, message) => {
    const error = errorOf(() => emitYaml(value));
    expect(error).toBeInstanceOf(UnwritableValueError);
    expect(error).toMatchObject({ path, message });
  });

  test('what lies deeper than 500 levels, but not what lies there', () => {
    const nested = (depth: number, value: unknown): unknown => (depth === 0 ? value : nested(depth - 1, [value]));
    expect(parse(emitYaml(nested(500, 'a\nb')), { maxAliasCount: 0 })).toEqual(nested(500, 'a\nb'));
    expect(() => emitYaml(nested(502, 'a\nb'))).toThrow('lies more than 500 levels deep');
  });

  test('a value that contains itself', () => {
    expect(() => emitYaml(cyclic)).toThrow('lies more than 500 levels deep. Does the value contain itself?');
  });

  test('and one shared by two fields is written twice, without an anchor', () => {
    const shared = { x: 1 };
    expect(emitYaml({ a: shared, b: shared })).toBe('a:\n  x: 1\nb:\n  x: 1\n');
  });
});

function errorOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
