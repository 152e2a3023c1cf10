import fc from 'fast-check';
import { reporters, wantsColor } from '../../../lib/checks/reporters';
import { report } from '../support';
import { anyReport, full, ofConstruct, ofFile, quietRule, rule } from './samples';

const { print } = reporters.text;
const sources: Readonly<Record<string, string>> = { 'apps/shop.ts': 'import {} from "x";\r\n\r\n\tnew Web(this, "web");\r\n' };
const readSource = (file: string) => sources[file];

test('problems stand with the line to mend, waivers after them, the count last', () => {
  expect(print(full, { readSource, rules: [rule, quietRule] })).toBe(
    [
      'apps/shop.ts:3:5  [shop/web]  Deployment shop/A',
      '  3 |   new Web(this, "web");',
      '    |      ^',
      "  error metadata.name: The name 'A' is wrong. (names/invalid-name)",
      "    Use 'a'.",
      '    apps/shop.ts:1:5: [shop/api] The first is here.',
      '    https://example.org/names',
      '',
      'k8s/web.yaml  Deployment web',
      '  warning spec.replicas: It is no number. (schema/type)',
      '',
      'The whole set',
      '  info It goes away. (deprecated/soon)',
      '',
      'Waived',
      "  apps/shop.ts:3:5: Deployment shop/A metadata.name: The name 'A' is wrong. (security/root) Reason: The driver mounts devices.",
      '',
      'Waivers without use: remove them',
      '  apps/shop.ts:8:5: [shop/db] names/invalid-nam (Legacy.): did you mean names/invalid-name?',
      '',
      'Failed: 1 error, 1 warning, 1 info; 1 waived; 1 waiver without use.',
      '',
    ].join('\n'),
  );
});

test('problems of one object at one line share the heading and the excerpt', () => {
  const lines = print(report({ problems: [ofConstruct, { ...ofConstruct, path: 'spec', message: 'Other.' }] }), { readSource }).split('\n');
  expect(lines.filter((line) => line.startsWith('apps/shop.ts:3:5'))).toHaveLength(1);
  expect(lines.filter((line) => line.trim() === '|      ^' || line.includes('new Web'))).toHaveLength(2);
});

test.each([
  [report(), 'No problems.\n'],
  [report({ problems: [ofFile, { ...ofFile, path: 'x' }] }), '2 warnings.\n'],
  [report({ problems: [ofConstruct, { ...ofConstruct, path: 'x' }] }), 'Failed: 2 errors.\n'],
  [report({ waived: full.waived }), 'No problems; 1 waived.\n'],
])('the count is a sentence', (of, summary) => {
  expect(print(of).endsWith(summary)).toBe(true);
});

test('a source that is gone, or shorter than it was, gives no excerpt', () => {
  const excerptOf = (line: number, file = 'apps/shop.ts') =>
    print(report({ problems: [{ ...ofConstruct, source: { file, line, column: 1 } }] }), { readSource }).includes(' | ');
  expect([excerptOf(3), excerptOf(99), excerptOf(3, 'gone.ts')]).toEqual([true, false, false]);
});

test('a long line is cut around the column', () => {
  const line = `${'x'.repeat(200)}new${'y'.repeat(200)}`;
  const lines = print(report({ problems: [{ ...ofConstruct, source: { file: 'long', line: 1, column: 201 } }] }), { readSource: () => line }).split('\n');
  expect(lines[1]).toBe(`  1 | ${'x'.repeat(60)}new${'y'.repeat(57)}`);
  expect(lines[2]).toBe(`    | ${' '.repeat(60)}^`);
});

test('there are no colours unless they are asked for', () => {
  expect(print(full, { readSource })).not.toContain('\u001b');
  expect(print(full, { readSource, color: true })).toContain('\u001b[31merror\u001b[0m');
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('a terminal (%j) with %j wants colours: %j', (isTTY, environment, wanted) => {
  expect(wantsColor({ isTTY }, environment)).toBe(wanted);
});

test('no text of a file reaches the terminal as a control character', () => {
  fc.assert(
    fc.property(anyReport, fc.string({ unit: 'binary' }), (of, sourceText) => {
      const out = print(of, { readSource: () => sourceText, rules: [rule] });
      expect(out).toMatch(/^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/);
    }),
  );
});
