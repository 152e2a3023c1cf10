import fc from 'fast-check';
import { reporters } from '../../../lib/checks/reporters';
import { printable } from '../../../lib/checks/reporters/problem-words';
import { problem, report } from '../support';
import { anyReport, full, ofConstruct } from './samples';

const { print } = reporters.github;

test('every problem is an annotation on its line, errors, warnings and notices apart', () => {
  expect(print(full)).toBe(
    [
      "::error file=apps/shop.ts,line=3,col=5,title=names/invalid-name::[shop/web] Deployment shop/A: metadata.name: The name 'A' is wrong. Use 'a'.",
      '::warning file=k8s/web.yaml,title=schema/type::Deployment web: spec.replicas: It is no number.',
      '::notice title=deprecated/soon::It goes away.',
      '::notice file=apps/shop.ts,line=8,col=5,title=Waiver without use::The waiver of names/invalid-nam lets nothing pass (Legacy.). Remove it.',
      '',
    ].join('\n'),
  );
});

test('a clean run says nothing', () => {
  expect(print(report())).toBe('');
});

test('what has a meaning in a command is escaped', () => {
  const source = { file: 'a,b:c%d\r\n.ts', line: 1, column: 1 };
  expect(print(report({ problems: [problem({ message: '1%: a,b\r\n::error::c', path: '', source })] }))).toBe(
    '::error file=a%2Cb%3Ac%25d%0D%0A.ts,line=1,col=1,title=names/invalid-name::1%25: a,b%0D%0A::error::c\n',
  );
});

test('no text can end a line or begin a command, and all can be read back', () => {
  const characters: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  const unescape = (text: string) => text.replace(/%../g, (code) => characters[code]!);
  const shown = (text: string) => text.replace(/[^\r\n]+/g, printable);
  fc.assert(
    fc.property(anyReport, (of) => {
      const lines = print(of).split('\n').slice(0, -1);
      expect(lines).toHaveLength(of.problems.length + of.unusedWaivers.length);
      for (const [index, { message, code }] of of.problems.entries()) {
        const [, properties, text] = /^::(?:error|warning|notice) ([^:\r]*)::([^\r]*)$/s.exec(lines[index]!)!;
        expect(unescape(text!)).toContain(shown(message));
        expect(unescape(/title=([^,]*)$/s.exec(properties!)![1]!)).toBe(shown(code));
      }
    }),
  );
});

test('a problem without an object tells its text alone', () => {
  const { kind, name, namespace, constructPath, hint, ...bare } = ofConstruct;
  expect([kind, name, namespace, constructPath, hint]).not.toContain(undefined);
  expect(print(report({ problems: [bare] }))).toBe(
    "::error file=apps/shop.ts,line=3,col=5,title=names/invalid-name::metadata.name: The name 'A' is wrong.\n",
  );
});

test('no control character of a name reaches the log', () => {
  const text = print(report({ problems: [problem({ name: 'a\u001b[31m\u0007b', path: '' })] }));
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(text).toContain('a\\u001b[31m\\u0007b');
});
