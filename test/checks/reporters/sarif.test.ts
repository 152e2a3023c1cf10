import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { reporters } from '../../../lib/checks/reporters';
import { report } from '../support';
import { anyReport, full, ofConstruct, quietRule, rule } from './samples';

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly suppressions?: unknown;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface SarifLog {
  readonly runs: readonly [
    { readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }; readonly results: readonly SarifResult[] },
  ];
}

/** The schema that OASIS publishes. It is written in draft 4, of which it uses nothing that later drafts changed but `id`, and has a
 * pattern that is none in Unicode mode. */
const { $schema, id, ...sarifSchema } = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as Record<string, unknown>;
const validate = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(sarifSchema);
const parse = (of = full, rules = [rule, quietRule]) => JSON.parse(reporters.sarif.print(of, { rules, toolVersion: '1.2.3' })) as SarifLog;

test('the log is valid against the schema of SARIF 2.1.0', () => {
  expect(validate(parse())).toBe(true);
  expect(validate(parse(report(), []))).toBe(true);
});

test('the schema is the official one, and would refuse a log of another version, or with a line 0', () => {
  expect([$schema, id]).toEqual(['http://json-schema.org/draft-04/schema#', expect.stringContaining('sarif-2.1.0-rtm.5.json')]);
  expect(validate({ ...parse(), version: '2.0.0' })).toBe(false);
  expect(validate(JSON.parse(JSON.stringify(parse()).replace('"startLine":3', '"startLine":0')))).toBe(false);
});

test('a problem is a result on the line of TypeScript', () => {
  const { results } = parse(report({ problems: [ofConstruct] })).runs[0];
  expect(results).toEqual([
    {
      ruleId: 'names/invalid-name',
      ruleIndex: 0,
      level: 'error',
      message: { text: "The name 'A' is wrong. Use 'a'." },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'apps/shop.ts' }, region: { startLine: 3, startColumn: 5 } },
          logicalLocations: [
            { fullyQualifiedName: 'shop/web', kind: 'construct' },
            { fullyQualifiedName: 'Deployment shop/A metadata.name', kind: 'object' },
          ],
        },
      ],
      relatedLocations: [
        {
          id: 1,
          message: { text: 'The first is here.' },
          physicalLocation: { artifactLocation: { uri: 'apps/shop.ts' }, region: { startLine: 1, startColumn: 5 } },
          logicalLocations: [{ fullyQualifiedName: 'shop/api', kind: 'construct' }],
        },
      ],
      partialFingerprints: { 'problem/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
    },
  ]);
});

test('rules are told with what they demand, once each, and every result points to its own', () => {
  const { tool, results } = parse().runs[0];
  expect(tool.driver).toEqual({
    name: 'cdk8s-mlops',
    semanticVersion: '1.2.3',
    rules: [
      { id: 'deprecated/soon' },
      {
        id: 'names/invalid-name',
        shortDescription: { text: 'Names are good.' },
        helpUri: 'https://example.org/names',
        defaultConfiguration: { level: 'error' },
        properties: { tags: ['names'] },
      },
      { id: 'names/quiet', shortDescription: { text: 'Nothing is loud.' }, defaultConfiguration: { level: 'error' }, properties: { tags: ['names'] } },
      { id: 'schema/type' },
      { id: 'security/root' },
    ],
  });
  expect(results.map(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]!.id === ruleId)).toEqual([true, true, true, true]);
  expect(results.map(({ level }) => level)).toEqual(['error', 'warning', 'note', 'error']);
});

test('a waived problem is a suppressed result with the reason, and others are not suppressed', () => {
  const { results } = parse().runs[0];
  expect(results.map(({ suppressions }) => suppressions)).toEqual([
    undefined,
    undefined,
    undefined,
    [{ kind: 'external', justification: 'The driver mounts devices.' }],
  ]);
});

test('the fingerprint stays when lines move, and tells problems apart', () => {
  const print = (fields: object) => parse(report({ problems: [{ ...ofConstruct, ...fields }] })).runs[0].results[0]!.partialFingerprints['problem/v1'];
  expect(print({ source: { file: 'apps/shop.ts', line: 99, column: 1 } })).toBe(print({}));
  expect(print({ name: 'B' })).not.toBe(print({}));
});

test.each([
  ['apps/a b#c.ts', 'apps/a%20b%23c.ts'],
  ['/abs/a b.ts', 'file:///abs/a%20b.ts'],
])('the file %s is the address %s', (file, uri) => {
  const { results } = parse(report({ problems: [{ ...ofConstruct, source: { file, line: 1, column: 1 } }] })).runs[0];
  expect(results[0]!.locations[0]!.physicalLocation.artifactLocation.uri).toBe(uri);
});

test('whatever the texts are, the log is valid and they are read back', () => {
  fc.assert(
    fc.property(anyReport, (of) => {
      const log = parse(of);
      expect(validate(log) ? [] : validate.errors).toEqual([]);
      expect(log.runs[0].results.slice(0, of.problems.length).map(({ ruleId }) => ruleId)).toEqual(of.problems.map(({ code }) => code));
    }),
  );
});
