import fc from 'fast-check';
import { dnsHostLabel, dnsLabel, dnsSubdomain } from '../../../lib/checks/names/dns-names';
import { annotationKey, labelKey, labelValue } from '../../../lib/checks/names/label-names';
import { quote, type NameFormat } from '../../../lib/checks/names/name-format';
import { dataKey, exactName, ipAddress, pathSegment, priorityClassName, shorter, trustBundleName, withIndex } from '../../../lib/checks/names/other-names';

/** The rules once more, as the documentation words them: an oracle that shares nothing with the code. */
const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const word = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const matches = (pattern: string, max: number) => (value: string) => value.length <= max && new RegExp(`^(?:${pattern})$`, 'u').test(value);
const isSubdomain = matches(`${label}(\\.${label})*`, 253);
const isWord = matches(word, 63);
const isKey = (value: string): boolean => {
  const [name, ...prefix] = value.split('/').reverse();
  return isWord(name!) && (prefix.length === 0 || (prefix.length === 1 && isSubdomain(prefix[0]!)));
};

const oracles: readonly (readonly [NameFormat, (value: string) => boolean])[] = [
  [dnsSubdomain, isSubdomain],
  [dnsLabel, matches(label, 63)],
  [dnsHostLabel, matches('[a-z]([-a-z0-9]*[a-z0-9])?', 63)],
  [labelValue, (value) => value === '' || isWord(value)],
  [labelKey, isKey],
  [annotationKey, (value) => isKey(value.toLowerCase())],
  [pathSegment, (value) => value !== '.' && value !== '..' && !/[/%]/.test(value)],
  [dataKey, (value) => matches('[-._a-zA-Z0-9]+', 253)(value) && value !== '.' && !value.startsWith('..')],
];

function named<T extends readonly [NameFormat, ...unknown[]]>(rows: readonly T[]): [string, ...T][] {
  return rows.map((row) => [row[0].title, ...row]);
}

/** Strings near the border: few characters that count, lengths around the limits, a mutation of something valid. */
const near = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'Z', '7', '-', '.', '_', '/'), maxLength: 9 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '-', '.'), minLength: 55, maxLength: 70 }),
  fc.string({ unit: fc.constantFrom('a', '9', '.'), minLength: 245, maxLength: 260 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.tuple(fc.constantFrom('web', 'a.b-c.d', 'example.org/team', 'app.kubernetes.io/name', 'x1'), fc.nat(20), fc.constantFrom('-', '.', '_', '/', 'A', ' ', 'é', '%', '\n'))
    .map(([good, at, bad]) => good.slice(0, at) + bad + good.slice(at)),
);

test.each(named(oracles))('%s: the verdict is that of the documented pattern', (_, format, isValid) => {
  fc.assert(fc.property(near, (value) => (format.fault(value) === undefined) === isValid(value)), { numRuns: 400 });
});

test.each(named(oracles))('%s: what is suggested is valid', (_, format) => {
  fc.assert(fc.property(near, (value) => {
    const suggestion = format.suggest(value);
    return suggestion === undefined || format.fault(suggestion) === undefined;
  }), { numRuns: 400 });
});

const cases: readonly (readonly [NameFormat, string, string | undefined, string | undefined])[] = [
  [dnsSubdomain, 'web', undefined, 'web'],
  [dnsSubdomain, 'My_App', "it has 'M', '_' and 'A'", 'my-app'],
  [dnsSubdomain, 'a b!c?d e/f', "it has ' ', '!', '?' and '/'", 'a-b-c-d-e-f'],
  [dnsSubdomain, 'ABCDEFG', "it has 'A', 'B', 'C' and 4 more that are not allowed", 'abcdefg'],
  [dnsSubdomain, '-web', "it starts with '-'", 'web'],
  [dnsSubdomain, 'web-', "it ends with '-'", 'web'],
  [dnsSubdomain, 'a..b', "it has '..'", 'a.b'],
  [dnsSubdomain, '.a', "it starts with '.'", 'a'],
  [dnsSubdomain, 'a.', "it ends with '.'", 'a'],
  [dnsSubdomain, 'a.-b', "its part '-b' starts with '-'", 'a.b'],
  [dnsSubdomain, 'a'.repeat(254), 'it is 254 bytes long, and 253 is the limit', 'a'.repeat(253)],
  [dnsSubdomain, 'web\n', "it has '\\n'", 'web'],
  [dnsSubdomain, '---', "it starts with '-'", undefined],
  [dnsLabel, 'a.b', "it has '.'", 'a-b'],
  [dnsLabel, 'a'.repeat(64), 'it is 64 bytes long, and 63 is the limit', 'a'.repeat(63)],
  [dnsHostLabel, '7web', "it starts with '7'", 'web'],
  [labelValue, '', undefined, undefined],
  [labelValue, 'Team A', "it has ' '", 'Team-A'],
  [labelKey, 'a/b/c', "it has more than one '/'", undefined],
  [labelKey, '/team', "it has nothing before '/'", 'team'],
  [labelKey, 'example.org/', "it has nothing after '/'", undefined],
  [labelKey, 'Example.org/team', "its prefix 'Example.org' is not a DNS subdomain: it has 'E'", 'example.org/team'],
  [annotationKey, 'Example.org/team', undefined, 'example.org/team'],
  [pathSegment, 'system:node', undefined, 'system:node'],
  [pathSegment, 'a/b%c', "it has '/' and '%'", 'a-b-c'],
  [pathSegment, '..', "it is '..'", undefined],
];

test.each(named(cases))('%s: the fault and the suggestion for a value are exact', (_, format, value, fault, suggestion) => {
  expect(format.fault(value)).toBe(fault);
  expect(format.suggest(value)).toBe(suggestion);
});

test('limits count bytes, not characters', () => {
  expect(dataKey.fault('é'.repeat(10))).toBe("it has 'é'");
  expect(shorter(pathSegment, 10, 'so it is').fault('é'.repeat(6))).toBe('it is 12 bytes long, and 10 is the limit, so it is');
});

test('a shorter limit comes after the faults of the format, and bounds the suggestion', () => {
  const format = shorter(dnsSubdomain, 5, 'because');
  expect(format.fault('abcde')).toBeUndefined();
  expect(format.fault('abcdef')).toBe('it is 6 bytes long, and 5 is the limit, because');
  expect(format.fault('ABCDEF')).toBe("it has 'A', 'B', 'C' and 3 more that are not allowed");
  expect(format.suggest('A_B')).toBe('a-b');
  expect(format.suggest('ABCDEF')).toBeUndefined();
});

test('an indexed name is judged with its last index', () => {
  const format = withIndex(dnsSubdomain, 99);
  expect(format.fault('a'.repeat(60))).toBeUndefined();
  expect(format.fault('a'.repeat(61))).toMatch(/its last pod is not a DNS label: it is 64 bytes long, and 63 is the limit$/);
  expect(format.fault('a.b')).toBe("the host name 'a.b-99' of its last pod is not a DNS label: it has '.'");
  expect(format.suggest('a.b')).toBe('a-b');
});

test('an exact name is the only one', () => {
  const format = exactName('boxes.example.org', 'spec.names.plural and spec.group');
  expect(format.fault('boxes.example.org')).toBeUndefined();
  expect(format.fault('box.example.org')).toBe("that is 'boxes.example.org'");
});

test('addresses, trust bundles and priority classes have their own rules', () => {
  expect(ipAddress.fault('10.0.0.1') ?? ipAddress.fault('2001:db8::1')).toBeUndefined();
  expect(ipAddress.fault('web')).toBe('it is something else');
  expect(trustBundleName('example.org/ca').fault('example.org:ca:v1')).toBeUndefined();
  expect(trustBundleName('example.org/ca').fault('v1')).toBe("it does not start with 'example.org:ca:'");
  expect(trustBundleName('').fault('a:b')).toBe("it has ':'");
  expect(priorityClassName.fault('system-cluster-critical') ?? priorityClassName.fault('systematic')).toBeUndefined();
  expect(priorityClassName.fault('system-mine')).toBe("names with 'system-' are reserved");
});

test('a value in a message is quoted on one line, and cut where it is endless', () => {
  expect(quote('a\n\u001b"\\b')).toBe("'a\\n\\u001b\"\\b'");
  expect(quote('a'.repeat(81))).toBe(`'${'a'.repeat(60)}…'`);
});
