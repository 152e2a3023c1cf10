import fc from 'fast-check';
import { dnsHostLabel, dnsLabel, dnsSubdomain } from '../../lib/checks/names/dns-names';
import { annotationKey, labelKey, labelValue } from '../../lib/checks/names/label-names';
import type { NameFormat } from '../../lib/checks/names/name-format';
import { dataKey, pathSegment } from '../../lib/checks/names/other-names';
import type { Rule } from '../../lib/checks/rule';
import { invalidGenerateName } from '../../lib/checks/rules/invalid-generate-name';
import { invalidNamespace } from '../../lib/checks/rules/invalid-namespace';
import { runChecks } from '../../lib/checks/runner';
import type { KubeMetadata } from '../../lib/kube-object';
import { openCatalog } from '../../lib/schema/catalog';
import { askGoNames } from './go-names/ask';
import type { Stage } from './stage';

/** Of each format. */
const count = 4000;

/** What we say, by the name that the Go program has for the format. */
const judges: Readonly<Record<string, (value: string) => boolean>> = {
  'dns-subdomain': takes(dnsSubdomain),
  'dns-label': takes(dnsLabel),
  'dns-host-label': takes(dnsHostLabel),
  'label-key': takes(labelKey),
  'label-value': takes(labelValue),
  'annotation-key': takes(annotationKey),
  'path-segment': takes(pathSegment),
  'data-key': takes(dataKey),
  'generate-name': (generateName) => finds(invalidGenerateName, { generateName }),
  namespace: (namespace) => finds(invalidNamespace, { name: 'web', namespace }),
};

export const stage: Stage = {
  name: 'names',
  title: "names, keys and values against Kubernetes' own functions",
  run({ cache, log, expect }) {
    const requests = Object.keys(judges).flatMap((format) => valuesFor(format).map((value) => ({ format, value })));
    const answers = askGoNames(cache, requests);
    for (const format of Object.keys(judges)) {
      const cases = requests.map((request, index) => ({ ...request, valid: answers[index]! })).filter((request) => request.format === format);
      const misses = cases.filter(({ value, valid }) => !valid && judges[format]!(value));
      const alarms = cases.filter(({ value, valid }) => valid && !judges[format]!(value));
      const valid = cases.filter((one) => one.valid).length;
      log(`${format.padEnd(16)} ${valid} valid, ${alarms.length} false alarms; ${cases.length - valid} invalid, ${misses.length} missed`);
      expect(alarms.length === 0, `${format}: false alarm on ${JSON.stringify(alarms[0]?.value)}`);
      expect(misses.length === 0, `${format}: missed ${JSON.stringify(misses[0]?.value)}`);
      expect(valid > count / 20 && cases.length - valid > count / 20, `${format}: too few of one verdict to tell (${valid} of ${cases.length} valid)`);
    }
  },
};

function takes(format: NameFormat): (value: string) => boolean {
  return (value) => format.fault(value) === undefined;
}

const schemas = openCatalog();

function finds(rule: Rule, metadata: KubeMetadata): boolean {
  const entries = [{ object: { apiVersion: 'v1', kind: 'Pod', metadata }, origin: {} }];
  return runChecks({ entries, externals: [], waivers: [], problems: [] }, { rules: [rule], schemas }).problems.length === 0;
}

/** Around the border between good and bad: short ones, those near the limits, good ones with one mistake. Empty means "not given" in metadata. */
function valuesFor(format: string): string[] {
  const letters = fc.constantFrom('a', 'z', '0', '-', '.', '_', 'A', '/');
  const good = fc.constantFrom('web', 'a-1.b-2', 'example.org/team', 'app.kubernetes.io/name', 'Example.org/Team', 'x', 'web-', 'A_b', '1.0');
  const strange = fc.constantFrom('-', '.', '..', '_', '/', '%', 'A', ' ', 'é', '\n', '\u0000', '\u212a', '😀', ':', '~');
  const value = fc.oneof(
    fc.string({ unit: letters, maxLength: 8 }),
    fc.string({ unit: fc.constantFrom('a', '7'), minLength: 55, maxLength: 70 }),
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '.'), minLength: 1, maxLength: 66 }),
    fc.tuple(fc.integer({ min: 240, max: 256 }), fc.constantFrom('a', 'a.')).map(([length, unit]) => unit.repeat(length).slice(0, length)),
    fc.tuple(fc.string({ unit: fc.constantFrom('a', 'b.c'), maxLength: 100 }), fc.string({ unit: fc.constantFrom('a', '_'), maxLength: 66 })).map((parts) => parts.join('/')),
    good,
    fc.tuple(good, fc.nat(30), strange).map(([text, at, character]) => text.slice(0, at) + character + text.slice(at)),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  );
  const isGiven = (text: string): boolean => text !== '' || !['generate-name', 'namespace'].includes(format);
  return fc.sample(value.filter(isGiven), { numRuns: count, seed: 20 });
}
