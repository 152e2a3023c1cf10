import { evaluate } from '../evaluating';

const faults = (format: string, text: string): unknown => evaluate(`format.${format}().validate("${text}").orValue([])`);

test.each([
  ['dns1123Label', 'my-name'],
  ['dns1123LabelPrefix', 'my-name-'],
  ['dns1123Subdomain', 'a.b-c'],
  ['dns1123SubdomainPrefix', 'a.b-'],
  ['dns1035Label', 'a1'],
  ['dns1035LabelPrefix', 'a1-'],
  ['qualifiedName', 'example.com/My_Name'],
  ['labelValue', ''],
  ['uri', 'http://x'],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000'],
  ['byte', 'aGk='],
  ['date', '2024-02-29'],
  ['datetime', '2024-02-29T00:00:00Z'],
])('%s takes %p', (format, text) => {
  expect(faults(format, text)).toEqual([]);
});

test.each([
  ['dns1123Label', 'a.b', ['must not contain dots']],
  ['dns1123Label', 'a'.repeat(64), ['must be no more than 63 characters']],
  ['qualifiedName', '/c', ['prefix part must be non-empty']],
  ['uuid', 'x', ['does not match the UUID format']],
  ['byte', 'a', ['invalid base64']],
  ['date', '2024-02-30', ['invalid date']],
  ['datetime', 'x', ['invalid datetime']],
])('%s refuses %p', (format, text, result) => {
  expect(faults(format, text)).toEqual(result);
});

test.each(['dns1123Label', 'dns1123Subdomain', 'dns1035Label', 'labelValue', 'qualifiedName'])('%s names its pattern where a text does not have it', (format) => {
  expect(faults(format, 'a b')).toEqual([expect.stringMatching(/regex used for validation is '.*'\)$/)]);
});

test('a format is found by its name', () => {
  expect(evaluate('format.named("uri").value() == format.uri()')).toBe(true);
  expect(evaluate('format.named("nothing").hasValue()')).toBe(false);
});
