import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { reporters } from '../../../lib/checks/reporters';
import { report } from '../support';
import { anyReport, full, quietRule, rule } from './samples';

const { print } = reporters.junit;

test('errors fail, waived problems are skipped, the rest passes', () => {
  expect(print(full, { rules: [rule, quietRule] })).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cdk8s-mlops" tests="5" failures="1" errors="0" time="0">
  <testsuite name="cdk8s-mlops" tests="5" failures="1" errors="0" skipped="1" time="0">
    <testcase classname="names/invalid-name" name="Deployment shop/A metadata.name [shop/web]" file="apps/shop.ts" line="3" time="0">` +
      `<failure message="The name &apos;A&apos; is wrong." type="names/invalid-name">metadata.name: The name &apos;A&apos; is wrong. Use &apos;a&apos;.` +
      `&#10;https://example.org/names</failure></testcase>
    <testcase classname="schema/type" name="Deployment web spec.replicas" file="k8s/web.yaml" time="0">` +
      `<system-out>warning: spec.replicas: It is no number.</system-out></testcase>
    <testcase classname="deprecated/soon" name="deprecated/soon" time="0"><system-out>info: It goes away.</system-out></testcase>
    <testcase classname="security/root" name="Deployment shop/A metadata.name [shop/web]" file="apps/shop.ts" line="3" time="0">` +
      `<skipped message="Waived: The driver mounts devices."/></testcase>
    <testcase classname="names/quiet" name="Nothing is loud." time="0"/>
  </testsuite>
</testsuites>
`,
  );
});

test('a clean run has a passing case for every rule', () => {
  const xml = print(report(), { rules: [rule, quietRule] });
  expect(xml).toContain('tests="2" failures="0"');
  expect(xml.match(/<testcase [^>]*\/>/g)).toHaveLength(2);
});

/** Reads one report a line with Python's parser, and checks names, order and counts as the schema that CI systems share has them. */
const reader = `
import json, sys, xml.etree.ElementTree as tree
inner = {'failure': {'message', 'type'}, 'skipped': {'message'}, 'system-out': set()}
for line in sys.stdin:
    root = tree.fromstring(json.loads(line).encode())
    assert root.tag == 'testsuites' and set(root.attrib) <= {'name', 'time', 'tests', 'failures', 'errors'}
    [suite] = root
    assert suite.tag == 'testsuite' and set(suite.attrib) <= {'name', 'tests', 'failures', 'errors', 'skipped', 'time'}
    for case in suite:
        assert case.tag == 'testcase' and set(case.attrib) <= {'name', 'classname', 'file', 'line', 'time'} and len(case) <= 1
        assert all(child.tag in inner and set(child.attrib) <= inner[child.tag] for child in case)
    counts = [len(suite), len(suite.findall('*/failure')), len(suite.findall('*/skipped'))]
    assert counts == [int(suite.get(name)) for name in ('tests', 'failures', 'skipped')]
    print(json.dumps([[case.get('classname'), (case.find('failure').get('message') if case.find('failure') is not None else None)] for case in suite]))
`;

/** What XML can hold of a text. */
const storable = (text: string) =>
  text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

test('whatever the texts are, a parser reads them back', () => {
  const reports = fc.sample(anyReport, { numRuns: 300, seed: 7 });
  const input = reports.map((of) => `${JSON.stringify(print(of, { rules: [quietRule] }))}\n`).join('');
  const output = execFileSync('python3', ['-c', reader], { input, encoding: 'utf8' }).trimEnd().split('\n');
  expect(output).toHaveLength(reports.length);
  for (const [index, of] of reports.entries()) {
    const read = JSON.parse(output[index]!) as [string, string | null][];
    const written = of.problems.map(({ code, message, severity }) => [storable(code), severity === 'error' ? storable(message) : null]);
    expect(read.slice(0, written.length)).toEqual(written);
  }
});
