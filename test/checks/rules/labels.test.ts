import fc from 'fast-check';
import { nameRules } from '../../../lib/checks/rules';
import { annotationsTooLarge } from '../../../lib/checks/rules/annotations-too-large';
import { invalidAnnotation } from '../../../lib/checks/rules/invalid-annotation';
import { invalidDataKey } from '../../../lib/checks/rules/invalid-data-key';
import { invalidFinalizer } from '../../../lib/checks/rules/invalid-finalizer';
import { invalidLabel } from '../../../lib/checks/rules/invalid-label';
import { invalidOwnerReference } from '../../../lib/checks/rules/invalid-owner-reference';
import { invalidSelector } from '../../../lib/checks/rules/invalid-selector';
import { runChecks } from '../../../lib/checks/runner';
import { catalog, entry, findings, object, setOf } from '../support';

const keyAdvice = "Use up to 63 letters, digits, '-', '_' and '.', with a DNS subdomain and '/' before them where wanted, such as 'example.org/team'.";
const valueAdvice = "Use up to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends.";
const labelled = (labels: unknown) => object('v1', 'ConfigMap', { name: 'a', labels });
const deployment = (spec: object) => object('apps/v1', 'Deployment', { name: 'a' }, { spec });

describe('names/invalid-label', () => {
  test('good labels are no problem, nor values that are no text, which the schema tells', () => {
    expect(findings(invalidLabel, labelled({ 'app.kubernetes.io/name': 'Web_1.0', team: '', a: 7, b: null }))).toEqual([]);
    expect(findings(invalidLabel, labelled(['broken']))).toEqual([]);
  });

  test('a bad key and a bad value are each told', () => {
    expect(findings(invalidLabel, labelled({ 'my team': 'a', team: 'A & B' }))).toEqual([
      `metadata.labels: The label 'my team' is not a label key: it has ' '. ${keyAdvice} For example 'my-team'.`,
      `metadata.labels: The value 'A & B' of the label 'team' is not a label value: it has ' ' and '&'. ${valueAdvice} For example 'A-B'.`,
    ]);
  });

  test('the line is that of the label, the path that of the labels', () => {
    const locate = (path: string) => (path === 'metadata.labels[a.b/c]' ? { file: 'a.yaml', line: 6, column: 5 } : undefined);
    const { problems } = runChecks(setOf([entry(labelled({ 'a.b/c': 'x y' }), { locate })]), { rules: [invalidLabel], schemas: catalog() });
    expect(problems.map(({ path, source }) => [path, source?.line])).toEqual([['metadata.labels', 6]]);
  });

  test.each([
    ['a pod template', deployment({ template: { metadata: { labels: { a: '-' } } } }), 'spec.template.metadata.labels'],
    ['a selector', deployment({ selector: { matchLabels: { a: '-' } } }), 'spec.selector.matchLabels'],
    ['a node selector', deployment({ template: { spec: { nodeSelector: { a: '-' } } } }), 'spec.template.spec.nodeSelector'],
    ["a Service's selector", object('v1', 'Service', { name: 'a' }, { spec: { selector: { a: '-' } } }), 'spec.selector'],
  ])('labels of %s count too', (_, of, path) => {
    expect(findings(invalidLabel, of)).toEqual([
      `${path}: The value '-' of the label 'a' is not a label value: it starts with '-'. ${valueAdvice}`,
    ]);
  });

  test('what merely looks like labels is left alone', () => {
    const bad = { matchLabels: { a: '-' }, metadata: { labels: { a: '-' } } };
    expect(findings(invalidLabel, object('example.org/v1', 'Box', { name: 'a' }, { spec: { selector: bad, template: bad } }))).toEqual([]);
    expect(findings(invalidLabel, object('unknown.org/v1', 'Thing', { name: 'a' }, { spec: bad }))).toEqual([]);
    const schema = { properties: { matchLabels: { properties: { 'a b': { type: '-' } } }, metadata: { properties: { labels: { type: '-' } } } } };
    expect(findings(invalidLabel, object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { name: 'a' }, { spec: schema }))).toEqual([]);
  });
});

describe('names/invalid-selector', () => {
  const found = (requirement: unknown) => findings(invalidSelector, deployment({ selector: { matchExpressions: [requirement] } }));
  const at = 'spec.selector.matchExpressions[0]';

  test.each([
    { key: 'a', operator: 'In', values: ['b', ''] },
    { key: 'a.b/c', operator: 'NotIn', values: ['b'] },
    { key: 'a', operator: 'Exists' },
    { key: 'a', operator: 'DoesNotExist', values: [] },
    { key: 7, operator: 7, values: 7 },
    'broken',
  ])('%j is no problem', (requirement) => {
    expect(found(requirement)).toEqual([]);
  });

  test.each([
    [{ key: 'a', operator: 'In' }, `${at}.values: The operator 'In' takes at least one value, and 0 are given. Give it at least one value.`],
    [{ key: 'a', operator: 'Exists', values: ['b'] }, `${at}.values: The operator 'Exists' takes no values, and 1 are given. Give it no values.`],
    [{ key: 'a', operator: 'Gt', values: ['1'] }, `${at}.operator: The operator 'Gt' is not known. Use In, NotIn, Exists, DoesNotExist.`],
    [{ key: 'a', operator: 'constructor' }, `${at}.operator: The operator 'constructor' is not known. Use In, NotIn, Exists, DoesNotExist.`],
    [{ key: 'a b', operator: 'Exists' }, `${at}.key: The label 'a b' is not a label key: it has ' '. ${keyAdvice} For example 'a-b'.`],
    [{ key: 'a', operator: 'In', values: ['b', 'c d'] }, `${at}.values[1]: The label value 'c d' is not a label value: it has ' '. ${valueAdvice} For example 'c-d'.`],
  ])('%j is told', (requirement, text) => {
    expect(found(requirement)).toEqual([text]);
  });

  test('nodes are also chosen by numbers', () => {
    const terms = (requirement: object) => {
      const nodeAffinity = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] } };
      return findings(invalidSelector, deployment({ template: { spec: { affinity: { nodeAffinity } } } }));
    };
    expect(terms({ key: 'cores', operator: 'Gt', values: ['8'] })).toEqual([]);
    expect(terms({ key: 'cores', operator: 'Lt', values: ['1', '2'] })).toEqual([
      'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values: ' +
        "The operator 'Lt' takes exactly one value, and 2 are given. Give it exactly one value.",
    ]);
  });
});

describe('names/invalid-annotation', () => {
  test('keys may have capitals in the prefix, and values may be anything', () => {
    expect(findings(invalidAnnotation, object('v1', 'Pod', { name: 'a', annotations: { 'Example.org/a_B': 'x y\n', plain: '' } }))).toEqual([]);
  });

  test('a bad key is told, also in a pod template', () => {
    const text = `The annotation 'a b' is not an annotation key: it has ' '. ${keyAdvice} For example 'a-b'.`;
    expect(findings(invalidAnnotation, object('v1', 'Pod', { name: 'a', annotations: { 'a b': '' } }))).toEqual([`metadata.annotations: ${text}`]);
    expect(findings(invalidAnnotation, deployment({ template: { metadata: { annotations: { 'a b': '' } } } }))).toEqual([
      `spec.template.metadata.annotations: ${text}`,
    ]);
  });
});

describe('names/annotations-too-large', () => {
  const found = (annotations: object) => findings(annotationsTooLarge, object('v1', 'Pod', { name: 'a', annotations }));

  test('262144 bytes of keys and values are allowed, and not one more', () => {
    expect(found({ ab: 'x'.repeat(262142) })).toEqual([]);
    expect(found({ ab: 'x'.repeat(262140), c: 'xy' })).toEqual([
      "metadata.annotations: The annotations have 262145 bytes together, and 262144 is the limit. The largest is 'ab' with 262142 bytes: keep such data in a ConfigMap.",
    ]);
  });

  test('bytes count, not characters', () => {
    expect(found({ a: 'é'.repeat(131071) })).toEqual([]);
    expect(found({ a: 'é'.repeat(131072) })).toHaveLength(1);
  });
});

describe('names/invalid-finalizer', () => {
  const found = (finalizers: unknown, apiVersion = 'v1', kind = 'ConfigMap') => findings(invalidFinalizer, object(apiVersion, kind, { name: 'a', finalizers }));

  test.each([[['example.org/a', 'kubernetes']], [['orphan']], [['foregroundDeletion']], ['broken'], [[7]]])('%j is no problem', (finalizers) => {
    expect(found(finalizers)).toEqual([]);
  });

  test('a finalizer without a prefix is refused on built-in kinds, and taken on others', () => {
    expect(found(['example.org/a', 'mine'])).toEqual([
      "metadata.finalizers[1]: The finalizer 'mine' has no prefix, and the kind ConfigMap is one of Kubernetes' own. " +
        "Put the domain of the controller that removes it before it: 'example.org/mine'.",
    ]);
    expect(found(['mine'], 'example.org/v1', 'Box')).toEqual([]);
    expect(found(['mine'], 'policy/v1', 'PodDisruptionBudget')).toEqual([]);
    expect(found(['mine'], 'v1', 'Event')).toEqual([]);
  });

  test('a finalizer is a qualified name', () => {
    expect(found(['a b'], 'example.org/v1', 'Box')).toEqual([
      `metadata.finalizers: The finalizer 'a b' is not a finalizer name: it has ' '. ${keyAdvice} For example 'a-b'.`,
    ]);
  });

  test('orphaning and deletion in the foreground exclude each other', () => {
    expect(found(['orphan', 'foregroundDeletion'])).toEqual([
      "metadata.finalizers: The finalizers 'orphan' and 'foregroundDeletion' exclude each other. Keep one of them.",
    ]);
  });
});

describe('names/invalid-owner-reference', () => {
  const owner = { apiVersion: 'v1', kind: 'Node', name: 'a', uid: 'b' };
  const found = (ownerReferences: unknown) => findings(invalidOwnerReference, object('v1', 'Pod', { name: 'a', ownerReferences }));

  test.each([[[]], [[owner]], [[{ ...owner, controller: true }, { ...owner, controller: false }]], ['broken'], [['broken']]])('%j is no problem', (owners) => {
    expect(found(owners)).toEqual([]);
  });

  test('what is missing of an owner is told', () => {
    const hint = 'Leave owner references to controllers: the uid of an object is not known before it is made.';
    expect(found([owner, { ...owner, uid: '', name: undefined }])).toEqual([
      `metadata.ownerReferences.name: The owner reference 1 has no name. ${hint}`,
      `metadata.ownerReferences.uid: The owner reference 1 has no uid. ${hint}`,
    ]);
  });

  test('two controllers are one too many', () => {
    expect(found([1, 2].map(() => ({ ...owner, controller: true })))).toEqual([]); // one owner, named twice
    expect(found(['b', 'c'].map((uid) => ({ ...owner, uid, controller: true })))).toEqual([
      'metadata.ownerReferences: More than one owner is the controller. Set controller: true on one of them.',
    ]);
  });
});

describe('names/invalid-data-key', () => {
  test('keys that can be file names are no problem, in other kinds nothing is', () => {
    expect(findings(invalidDataKey, object('v1', 'ConfigMap', { name: 'a' }, { data: { 'A_b-c.d': '', '.env': '' }, binaryData: { e: '' } }))).toEqual([]);
    expect(findings(invalidDataKey, object('example.org/v1', 'ConfigMap', { name: 'a' }, { data: { 'a b': '' } }))).toEqual([]);
  });

  test.each([
    ['ConfigMap', { data: { 'a/b': '' } }, "data[a/b]: The key 'a/b' is not a data key: it has '/'."],
    ['ConfigMap', { binaryData: { '..a': '' } }, "binaryData[..a]: The key '..a' is not a data key: it starts with '..'."],
    ['Secret', { stringData: { 'a b': '' } }, "stringData[a b]: The key 'a b' is not a data key: it has ' '."],
  ])('%s with %j is told', (kind, fields, text) => {
    expect(findings(invalidDataKey, object('v1', kind, { name: 'a' }, fields))).toEqual([
      `${text} Use up to 253 letters, digits, '-', '_' and '.', not '.' alone and not '..' first.`,
    ]);
  });

  test('a ConfigMap has a key once, and the stringData of a Secret replaces', () => {
    const both = { data: { a: '' }, binaryData: { a: '' }, stringData: { a: '' } };
    expect(findings(invalidDataKey, object('v1', 'ConfigMap', { name: 'a' }, both))).toEqual([
      "binaryData[a]: The key 'a' is in data too. Keep it in one of the two.",
    ]);
    expect(findings(invalidDataKey, object('v1', 'Secret', { name: 'a' }, both))).toEqual([]);
  });
});

test('no rule breaks on an object of any shape', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const metadata = fc.oneof(json, fc.record({ name: json, generateName: json, namespace: json, labels: json, annotations: json, finalizers: json }));
  const kinds = fc.constantFrom(['apps/v1', 'Deployment'], ['v1', 'ConfigMap'], ['v1', 'Service'], ['apiextensions.k8s.io/v1', 'CustomResourceDefinition']);
  const selector = fc.record({ matchLabels: json, matchExpressions: json });
  const spec = fc.oneof(json, fc.record({ selector, template: fc.record({ metadata: json, spec: json }) }));
  fc.assert(
    fc.property(kinds, metadata, spec, json, ([apiVersion, kind], meta, of, data) => {
      const set = setOf([entry({ ...object(apiVersion!, kind!, meta as object), spec: of, data })]);
      const codes = runChecks(set, { rules: nameRules, schemas: catalog() }).problems.map(({ code }) => code);
      expect(codes).not.toContain('checks/rule-failed');
    }),
    { numRuns: 300 },
  );
});

test('every rule has a code of its own in its category, a summary that is a sentence, and a page that states it', () => {
  expect(new Set(nameRules.map(({ code }) => code)).size).toBe(nameRules.length);
  for (const { code, category, summary, docs } of nameRules) {
    expect(code).toMatch(/^names\/[a-z]+(-[a-z]+)*$/);
    expect(category).toBe('names');
    expect(summary).toMatch(/^[A-Z].*\.$/);
    expect(docs).toMatch(/^https:\/\/kubernetes\.io\/docs\//);
  }
});
