import { literalBlock, scalarText } from '../../lib/emit/scalar';

describe('a text stays plain where no reader can take it for anything else', () => {
  test.each([
    ...['web', 'nginx:1.27', 'ghcr.io/acme/web:1.0@sha256:ab', 'http://x:80/a?b=c', 'a, b', 'a#b', 'a:b', '$(VAR)', '(x)', 'é', '日本語'],
    ...['10Gi', '500m', '1h30m', '10.0.0.0/8', '3k', '--port=80', '-c', './run.sh', '.dockerconfigjson', '/bin/sh', 'yesterday', 'e-mail', 'north'],
  ])('%s', (text) => {
    expect(scalarText(text)).toBe(text);
  });
});

describe('a text is quoted where some reader would take it for', () => {
  test.each([
    ['a boolean', ['yes', 'No', 'ON', 'off', 'y', 'N', 'true', 'FALSE']],
    ['nothing', ['', '~', 'null', 'Null']],
    ['a number', ['0', '007', '0x1f', '0o7', '0b1', '1_0', '1e3', '.5', '+1', '-1', '.inf', '-.inf', '.nan', '1.2.3', 'e3', '._5', '-e3']],
    ['a time or date', ['12:30', '190:20:30', '2001-01-01', '2001-12-14T21:59:43Z']],
    ['a sign of YAML', ['=', '<<', '- a', '? a', ': a', '&a', '*a', '!a', '|', '>', '%a', '@a', '`a', '{{x}}', '[1.2.3.4, 001:db8::]', '# a', '---', '...']],
    ['a key or a comment', ['a: b', 'a:', 'a #b']],
    ['something shorter', [' a', 'a ', '\u00a0a']],
  ])('%s', (_, texts) => {
    for (const text of texts) expect(scalarText(text)).toBe(JSON.stringify(text));
  });
});

test('single quotes save escapes of quotes and backslashes', () => {
  expect(scalarText('"a"')).toBe(`'"a"'`);
  expect(scalarText('[\\d]')).toBe(`'[\\d]'`);
  expect(scalarText(`{"it's": 1}`)).toBe(`'{"it''s": 1}'`);
});

test('controls, byte order marks and the line breaks of YAML 1.1 are escaped', () => {
  expect(scalarText('a\u0000\u0007\u001b\u007f\u0085\u2028\u2029\ufeff\uffff')).toBe('"a\\u0000\\u0007\\u001b\\u007f\\u0085\\u2028\\u2029\\ufeff\\uffff"');
  expect(scalarText('a\r\nb')).toBe('"a\\r\\nb"');
});

test('half a surrogate pair cannot be written, a whole one can', () => {
  expect(scalarText('\ud83d')).toBeUndefined();
  expect(scalarText('x\udc00: ')).toBeUndefined();
  expect(scalarText('😀')).toBe('😀');
});

test('a block is refused where it would not keep the text', () => {
  for (const text of ['\n', ' \n ', 'a\n  ', 'a\r\nb', 'a\u0007\n', 'a\u2028\n', '\u0000\n']) expect(literalBlock(text, '\n  ')).toBeUndefined();
});
