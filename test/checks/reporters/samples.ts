import fc from 'fast-check';
import type { Problem } from '../../../lib/checks/problem';
import type { Rule } from '../../../lib/checks/rule';
import type { CheckReport } from '../../../lib/checks/runner';
import { problem, report } from '../support';

export const source = { file: 'apps/shop.ts', line: 3, column: 5 };

export const ofConstruct: Problem = problem({
  message: "The name 'A' is wrong.",
  hint: "Use 'a'.",
  docs: 'https://example.org/names',
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'A',
  constructPath: 'shop/web',
  source,
  related: [{ message: 'The first is here.', constructPath: 'shop/api', source: { ...source, line: 1 } }],
});

export const ofFile: Problem = problem({
  code: 'schema/type',
  category: 'schema',
  severity: 'warning',
  message: 'It is no number.',
  path: 'spec.replicas',
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  name: 'web',
  file: 'k8s/web.yaml',
  document: 2,
});

export const rule: Rule = {
  code: 'names/invalid-name',
  category: 'names',
  severity: 'error',
  summary: 'Names are good.',
  docs: 'https://example.org/names',
  check: () => undefined,
};
export const quietRule: Rule = { ...rule, code: 'names/quiet', summary: 'Nothing is loud.', docs: undefined };

export const full: CheckReport = report({
  problems: [ofConstruct, ofFile, problem({ severity: 'info', code: 'deprecated/soon', category: 'deprecated', message: 'It goes away.', path: '' })],
  waived: [{ problem: { ...ofConstruct, code: 'security/root' }, waiver: { code: 'security/root', reason: 'The driver mounts devices.' } }],
  unusedWaivers: [{ code: 'names/invalid-nam', reason: 'Legacy.', constructPath: 'shop/db', source: { ...source, line: 8 } }],
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(']]>', '--><a b="c">&amp;', "'\"", 'a\r\nb\nc', '100%', '::error::x', 'file,line:1', '\u0000\u001b[31m', '\ud800', '\ufffe', '\u2028', '%0A'),
);
const position = fc.record({ file: text, line: fc.integer({ min: 1, max: 9999 }), column: fc.integer({ min: 1, max: 999 }) });
const anyProblem: fc.Arbitrary<Problem> = fc.record(
  {
    code: text,
    category: fc.constantFrom('names', 'schema'),
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: text,
    path: text,
    hint: text,
    docs: text,
    apiVersion: text,
    kind: text,
    namespace: text,
    name: text,
    constructPath: text,
    source: position,
    file: text,
    document: fc.nat(9),
    related: fc.array(fc.record({ message: text, constructPath: text, source: position }, { requiredKeys: ['message'] }), { maxLength: 2 }),
  },
  { requiredKeys: ['code', 'category', 'severity', 'message', 'path'] },
) as fc.Arbitrary<Problem>;
const waiver = fc.record({ code: text, reason: text, constructPath: text, source: position }, { requiredKeys: ['code', 'reason'] });

/** Reports with texts that somebody else wrote: of any characters. */
export const anyReport: fc.Arbitrary<CheckReport> = fc.record({
  problems: fc.array(anyProblem, { maxLength: 4 }),
  waived: fc.array(fc.record({ problem: anyProblem, waiver }), { maxLength: 2 }),
  unusedWaivers: fc.array(waiver, { maxLength: 2 }),
});
