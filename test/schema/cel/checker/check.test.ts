import { checkExpression } from '../../../../lib/schema/cel/checker/check';
import { parseExpression } from '../../../../lib/schema/cel/syntax/parse';
import { formatType } from '../../../../lib/schema/cel/types/cel-type';
import { SchemaScope } from '../../../../lib/schema/cel/types/schema-scope';
import { typeOfSchema } from '../../../../lib/schema/cel/types/schema-type';
import type { StructuralSchema } from '../../../../lib/schema/structural-schema';

const part: StructuralSchema = { type: 'object', properties: { a: { type: 'integer' } } };
const schema: StructuralSchema = {
  type: 'object',
  properties: {
    text: { type: 'string' },
    count: { type: 'integer' },
    ratio: { type: 'number' },
    either: { 'x-kubernetes-int-or-string': true },
    names: { type: 'array', items: { type: 'string' } },
    parts: { type: 'array', items: part },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    left: part,
    right: part,
    length: { type: 'string', format: 'duration' },
    data: { type: 'string', format: 'byte' },
    when: { type: 'string', format: 'date-time' },
    anything: { 'x-kubernetes-preserve-unknown-fields': true },
    untypedList: { type: 'array', items: { 'x-kubernetes-preserve-unknown-fields': true } },
    embedded: { type: 'object', 'x-kubernetes-embedded-resource': true },
    namespace: { type: 'string' },
    'a-b': { type: 'string' },
    __x: { type: 'string' },
  },
};

function typeOf(expression: string, root = false): string {
  const self = typeOfSchema(schema, SchemaScope.of({}), root)!;
  return formatType(checkExpression(parseExpression(expression), { self }).type);
}

test.each([
  ['self.text', 'string'],
  ['self.count', 'int'],
  ['self.ratio', 'double'],
  ['self.either', 'dyn'],
  ['self.names', 'list(string)'],
  ['self.labels', 'map(string, string)'],
  ['self.labels.x', 'string'],
  ['self.length', 'duration'],
  ['self.data', 'bytes'],
  ['self.when', 'timestamp'],
  ['self.namespace', 'string'],
  ['self.__namespace__', 'string'],
  ['self.a__dash__b', 'string'],
  ['self.__underscores__x', 'string'],
  ['self.embedded.metadata.name', 'string'],
  ['self.?text', 'optional_type(string)'],
  ['self.?left.a', 'optional_type(int)'],
  ['self.?text.orValue("")', 'string'],
  ['self.parts.map(p, p.a)', 'list(int)'],
  ['self.parts.filter(p, p.a > 0)[0].a', 'int'],
  ['self.names.transformMap(i, n, n)', 'map(int, string)'],
  ['self.labels.transformList(k, v, v.size())', 'list(int)'],
  ['self.parts.map(p, p.a).sum()', 'int'],
  ['[]', 'list(dyn)'],
  ['[1, 2].map(x, [x])', 'list(list(int))'],
  ['true ? [] : [1]', 'list(int)'],
  ['self.either + 1', 'int'],
  ['self.when - self.when', 'duration'],
  ['type(self.count)', 'type'],
  ['ip("::1")', 'net.IP'],
  ['format.named("uri").value().validate("x")', 'optional_type(list(string))'],
  ["'%s %d'.format(['a', 1])", 'string'],
])('%s is %s', (expression, type) => {
  expect(typeOf(expression)).toBe(type);
});

test.each([
  ['self.absent', "undefined field 'absent'"],
  ['self.__x', "undefined field '__x'"],
  ['has(self.absent)', "undefined field 'absent'"],
  ['self.anything == 1', "undefined field 'anything'"],
  ['self.untypedList.size() == 1', "undefined field 'untypedList'"],
  ['self.metadata.name', "undefined field 'metadata'"],
  ['self.embedded.metadata.namespace', "undefined field 'namespace'"],
  ['self.count == "1"', "found no matching overload for '_==_' applied to '(int, string)'"],
  ['self.text != null', "found no matching overload for '_!=_' applied to '(string, null)'"],
  ['self.left == self.right', "found no matching overload for '_==_' applied to '(object, object)'"],
  ['self.count + self.ratio', "found no matching overload for '_+_' applied to '(int, double)'"],
  ['self.text > 1', "found no matching overload for '_>_' applied to '(string, int)'"],
  ['1 in self.names', "found no matching overload for '@in' applied to '(int, list(string))'"],
  ['self.text && true', "found no matching overload for '_&&_' applied to '(string)'"],
  ['self.text ? 1 : 2', "found no matching overload for '_?_:_' applied to '(string)'"],
  ['true ? 1 : "a"', "found no matching overload for '_?_:_' applied to '(bool, int, string)'"],
  ['self.names.sum()', "found no matching overload for 'sum' applied to '(list(string))'"],
  ['self.text.nothing()', "undeclared reference to 'nothing'"],
  ['other == 1', "undeclared reference to 'other'"],
  ['self.text.field', "type 'string' does not support field selection"],
  ['self.count.all(x, true)', "expression of type 'int' cannot be range of a comprehension"],
  ['self.names.all(n, n)', "found no matching overload for 'all' applied to '(string)'"],
  ['[1, "a"]', "expected type 'int' but found 'string'"],
  ['[1, dyn("a")]', "expected type 'int' but found 'dyn'"],
  ['{"a": 1, "b": "c"}', "expected type 'int' but found 'string'"],
  ['[?self.text]', "expected type 'optional_type' but found 'string'"],
  ['self.text.matches("(")', 'error parsing regexp'],
  ['duration("1")', "'1' is not a duration"],
  ['timestamp("2024-02-30T00:00:00Z")', "'2024-02-30T00:00:00Z' is not a timestamp"],
  ["'%d'.format(['a'])", 'error during formatting: %d does not take a value of type string'],
  ["'%s'.format([])", 'index 0 out of range'],
  ["'%s'.format([1, 2])", 'too many arguments supplied to string.format (expected 1, got 2)'],
])('%s is broken: %s', (expression, message) => {
  expect(() => typeOf(expression)).toThrow(message);
});

test('two fields of the same shape are of different types, one field is of one type', () => {
  expect(typeOf('self.left == self.left')).toBe('bool');
  expect(typeOf('self.parts.all(p, p == self.parts[0])')).toBe('bool');
});

test('metadata of a whole resource has a name', () => {
  expect(typeOf('self.metadata.name', true)).toBe('string');
  expect(typeOf('self.metadata.generateName', true)).toBe('string');
  expect(typeOf('self.kind', true)).toBe('string');
  expect(() => typeOf('self.metadata.labels', true)).toThrow("undefined field 'labels'");
});

test('a variable of a macro is known inside it alone, and hides others', () => {
  expect(typeOf('self.names.all(self, self == "a")')).toBe('bool');
  expect(() => typeOf('self.names.all(n, true) && n == "a"')).toThrow("undeclared reference to 'n'");
});
