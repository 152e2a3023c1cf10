import { boolType, dynType, intType, listOf, mapOf, optionalOf, stringType } from '../../../../lib/schema/cel/types/cel-type';
import { parseSignature } from '../../../../lib/schema/cel/types/signature';
import { ipType } from '../../../../lib/schema/cel/types/type-names';

const a = { kind: 'parameter', name: 'A' };

test('a signature names a member function by the type before its dot', () => {
  expect(parseSignature('string.find(string) -> string')).toEqual({ name: 'find', member: true, parameters: [stringType, stringType], result: stringType });
  expect(parseSignature('sets.contains(list<A>, list<A>) -> bool')).toEqual({
    name: 'sets.contains',
    member: false,
    parameters: [listOf(a as never), listOf(a as never)],
    result: boolType,
  });
  expect(parseSignature('IP.family() -> int')).toEqual({ name: 'family', member: true, parameters: [ipType], result: intType });
});

test('types nest', () => {
  const { parameters, result } = parseSignature('f(map<string, list<dyn>>, int) -> optional<map<A, int>>');
  expect(parameters).toEqual([mapOf(stringType, listOf(dynType)), intType]);
  expect(result).toEqual(optionalOf(mapOf(a as never, intType)));
});

test('what is no signature is refused', () => {
  expect(() => parseSignature('f(strin) -> int')).toThrow("'strin' is not a type");
  expect(() => parseSignature('f(string)')).toThrow("'f(string)' is not a signature");
});
