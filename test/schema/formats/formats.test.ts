import { formatOf } from '../../../lib/schema/formats';

/** Texts that each format takes and refuses, as Kubernetes' own library does. */
const examples: Readonly<Record<string, readonly [good: readonly string[], bad: readonly string[]]>> = {
  bsonobjectid: [['507f1f77bcf86cd799439011'], ['507f1f77bcf86cd79943901', '507f1f77bcf86cd79943901g']],
  byte: [['YQ==', 'YWJj'], ['', 'YQ', 'YW-_', 'YWJj\n']],
  cidr: [['10.0.0.0/8', '01.0.0.0/08', '::/0', '::ffff:01.2.3.4/100'], ['10.0.0.0', '10.0.0.0/33', '::/129', '10.0.0/8', 'x/8']],
  creditcard: [['4111-1111-1111-1111', '378282246310005'], ['4111111111111112', 'abc']],
  date: [['2024-02-29', '0000-01-01'], ['2023-02-29', '1900-02-29', '2024-1-1', '2024-13-01', '2024-04-31', '2024-01-01x']],
  'date-time': [
    ['2024-01-02T03:04:05Z', '2024-01-02t03:04:05z', '2024-01-02T03:04:05.123+01:00', '2024-01-02T03:04:05x1Z'],
    ['2024-01-02', '2024-01-02T03:04:05', '2024-01-02 03:04:05Z', '2024-01-02T24:00:00Z', '2024-01-02T23:59:60Z', '2024-01-02T3:04:05Z'],
  ],
  duration: [
    ['5s', '1h30m', '-1.5h', '0', '.5s', '1d', '5 days', '3 wk', '2 milli', 'about 5s or so', '10µs'],
    ['', 'abc', '5', 's', '5x', '99999999999999999999s', '10μx'],
  ],
  email: [
    ['a@b', 'A B <a@b.c>', '"a b"@c', 'a@[1.2.3.4]', ' a@b ', 'a@b (note)', 'group: a@b;'],
    ['', 'a', 'a@', '@b', 'a b@c', 'a..b@c', '.a@b', 'a@b.', '<a@b', 'A, B <a@b>'],
  ],
  hexcolor: [['#fff', 'ffffff'], ['#ffff', '#ggg']],
  hostname: [['a', 'a-', 'a.de', 'a-b.com', 'ä.com', 'a'.repeat(63)], ['', '-a', 'a-.de', 'a_b.com', 'a..bc', 'a'.repeat(64) + '.com']],
  ipv4: [['1.2.3.4', '01.2.3.4', '::ffff:1.2.3.4'], ['', '256.1.1.1', '1.2.3', '1.2.3.4:80', '::1']],
  ipv6: [['::', '::1', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4', '1:2:3:4:5:6:7::'], ['1.2.3.4', '1::2::3', '1:2:3', '12345::', '::ffff:01.2.3.4', 'fe80::1%en0', ':1', '1:']],
  isbn: [['0321751043', '978-0321751041'], ['0321751044']],
  isbn10: [['0-321-75104-3', '080442957X'], ['978-0321751041']],
  isbn13: [['9780321751041'], ['0321751043', '9780321751042']],
  'k8s-long-name': [['a.b-c.d', 'a'.repeat(64)], ['', 'a.-b', 'A', 'a..b', 'a'.repeat(254)]],
  'k8s-short-name': [['a', 'a-b'], ['', 'a.b', '-a', 'a-', 'a'.repeat(64)]],
  mac: [['01:23:45:67:89:ab', '01-23-45-67-89-AB', '0123.4567.89ab'], ['01:23:45:67:89', '01:23-45:67:89:ab', '0123:4567:89ab']],
  rgbcolor: [['rgb(1,2,3)', 'rgb( 1 , 22 , 255 )'], ['rgb(256,0,0)', 'rgb(01,0,0)', 'rgb(1,2)']],
  ssn: [['123-45-6789', '123 45 6789'], ['123456789', '12-345-6789']],
  uri: [
    ['/x', '//x:y/z', '*', 'mailto:a@b', 'http://a.b/c?%zz', 'http://', 'http://[::1]:80/', 'http://u:p@h/', 'a:b'],
    ['', 'x', '1a:b', ':a', 'http://a b', 'http://a:x/', 'http://a/%zz', 'http://%41/', 'http://[::1', 'http://u ser@h/', '?'],
  ],
  uuid: [['123e4567-e89b-12d3-a456-426614174000', '123E4567E89B12D3A456426614174000'], ['x23e4567-e89b-12d3-a456-426614174000']],
  uuid3: [['123e4567-e89b-32d3-c456-426614174000'], ['123e4567-e89b-12d3-a456-426614174000']],
  uuid4: [['123e4567-e89b-42d3-a456-426614174000'], ['123e4567-e89b-42d3-c456-426614174000']],
  uuid5: [['123e4567-e89b-52d3-b456-426614174000'], ['123e4567-e89b-42d3-b456-426614174000']],
};

describe.each(Object.entries(examples))('%s', (name, [good, bad]) => {
  const format = formatOf(name, false);
  test.each(good.map((text) => [text]))('takes %p', (text) => expect(format?.(text)).toBe(true));
  test.each(bad.map((text) => [text]))('refuses %p', (text) => expect(format?.(text)).toBe(false));
});

test('A password is any text', () => {
  expect(formatOf('password', false)?.('')).toBe(true);
});

test('Other formats are not checked, and dashes in a name do not count', () => {
  expect(formatOf('int32', false)).toBeUndefined();
  expect(formatOf('constructor', false)).toBeUndefined();
  expect(formatOf('datetime', false)?.('2024-01-02T03:04:05Z')).toBe(true);
});

test("Kubernetes' own kinds are decoded by Go: bytes in padded base64 with line breaks, times by RFC 3339, nothing else", () => {
  expect(formatOf('byte', true)?.('')).toBe(true);
  expect(formatOf('byte', true)?.('YWJj\nYQ==\n')).toBe(true);
  expect(formatOf('byte', true)?.('YQ')).toBe(false);
  expect(formatOf('date-time', true)?.('2024-01-02T03:04:05.5+01:00')).toBe(true);
  expect(formatOf('date-time', true)?.('2024-01-02t03:04:05z')).toBe(false);
  expect(formatOf('ipv4', true)).toBeUndefined();
});
