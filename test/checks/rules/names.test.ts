import { invalidGenerateName } from '../../../lib/checks/rules/invalid-generate-name';
import { invalidName } from '../../../lib/checks/rules/invalid-name';
import { invalidNamespace } from '../../../lib/checks/rules/invalid-namespace';
import { missingName } from '../../../lib/checks/rules/missing-name';
import { namespaceOnClusterScoped } from '../../../lib/checks/rules/namespace-on-cluster-scoped';
import { findings, object } from '../support';

describe('names/missing-name', () => {
  test.each([
    ['a name', object('v1', 'Pod', { name: 'web' })],
    ['a prefix', object('v1', 'Pod', { generateName: 'web-' })],
    ['a kustomization file', object('kustomize.config.k8s.io/v1beta1', 'Kustomization', {})],
    ['a configuration of the kubelet', { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration' }],
    ['a kubeconfig', { apiVersion: 'v1', kind: 'Config' }],
    ['a review', object('authorization.k8s.io/v1', 'SubjectAccessReview', {})],
  ])('%s is enough', (_, of) => {
    expect(findings(missingName, of)).toEqual([]);
  });

  test.each([
    ['no metadata', { apiVersion: 'v1', kind: 'Pod' }],
    ['empty metadata', object('v1', 'Pod', {})],
    ['an empty name', object('v1', 'Pod', { name: '', generateName: '' })],
  ])('%s is too little', (_, of) => {
    expect(findings(missingName, of)).toEqual(['metadata.name: The Pod has no name. Set metadata.name.']);
  });
});

describe('names/invalid-name', () => {
  test('a name that the kind takes is no problem, nor one that is missing or no text', () => {
    expect(['a.b', '', undefined, 7].flatMap((name) => findings(invalidName, object('v1', 'Pod', { name })))).toEqual([]);
  });

  test('what the API server never stores may have any name', () => {
    expect(findings(invalidName, object('authorization.k8s.io/v1', 'SubjectAccessReview', { name: 'A_b' }))).toEqual([]);
    expect(findings(invalidName, object('kustomize.config.k8s.io/v1beta1', 'Kustomization', { name: 'A_b' }))).toEqual([]);
  });

  test('the text tells the value, what is wrong with it, what to use and a name that would do', () => {
    expect(findings(invalidName, object('apps/v1', 'Deployment', { name: 'Shop_Web' }))).toEqual([
      "metadata.name: The name 'Shop_Web' of the Deployment is not a DNS subdomain: it has 'S', '_' and 'W'. " +
        "Use lower-case letters, digits, '-' and '.', with a letter or digit at both ends and around each '.'. For example 'shop-web'.",
    ]);
  });

  test('where no name is near, none is proposed', () => {
    expect(findings(invalidName, object('v1', 'Namespace', { name: '---' }))).toEqual([
      "metadata.name: The name '---' of the Namespace is not a DNS label: it starts with '-'. " +
        "Use lower-case letters, digits and '-', with a letter or digit at both ends.",
    ]);
  });

  test('the name of a CustomResourceDefinition is what its fields make', () => {
    const crd = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { name: 'box' }, { spec: { group: 'example.org', names: { plural: 'boxes' } } });
    expect(findings(invalidName, crd)).toEqual([
      "metadata.name: The name 'box' of the CustomResourceDefinition is not the name that spec.names.plural and spec.group make: " +
        "that is 'boxes.example.org'. Name it 'boxes.example.org'.",
    ]);
  });

  test('the Kubernetes version decides where the rule changed', () => {
    const service = object('v1', 'Service', { name: '7web' });
    expect(findings(invalidName, service, '1.34')).toHaveLength(1);
    expect(findings(invalidName, service, '1.36')).toEqual([]);
  });
});

describe('names/invalid-generate-name', () => {
  const found = (generateName: unknown, kind = 'Pod', more: object = {}) =>
    findings(invalidGenerateName, object('v1', kind, { generateName, ...more }));

  test.each(['web-', 'web', 'a.b-', 'x'.repeat(300).slice(0, 250), ''])('%s makes good names', (prefix) => {
    expect(found(prefix)).toEqual([]);
  });

  test('a prefix with characters that names do not have is refused', () => {
    expect(found('Web_')).toEqual([
      "metadata.generateName: The name prefix 'Web_' of the Pod is not a prefix of a DNS subdomain: it has 'W' and '_'. " +
        "Use lower-case letters, digits, '-' and '.', with a letter or digit at both ends and around each '.'.",
    ]);
  });

  test('a prefix that ends with a dot is refused, though a name made from it would do', () => {
    expect(found('web.')).toHaveLength(1);
  });

  test('a prefix that makes bad names is refused where a name is made', () => {
    expect(found('a.-')[0]).toContain("a name like 'a.-x1x1x' would be made from it, and its part '-x1x1x' starts with '-'");
    expect(found('a.-', 'Pod', { name: 'a' })).toEqual([]);
  });

  test('the prefix is cut before the limit of the kind counts', () => {
    expect(findings(invalidGenerateName, object('batch/v1', 'CronJob', { generateName: `${'a'.repeat(46)}-` }))).toEqual([]);
    expect(findings(invalidGenerateName, object('batch/v1', 'CronJob', { generateName: `${'a'.repeat(47)}-` }))).toHaveLength(1);
    expect(findings(invalidGenerateName, object('v1', 'Namespace', { generateName: 'a'.repeat(63) }))).toEqual([]);
  });

  test('a limit of the whole name does not count for the prefix beside a name', () => {
    const cronJob = object('batch/v1', 'CronJob', { name: 'web', generateName: 'a'.repeat(60) });
    expect(findings(invalidGenerateName, cronJob)).toEqual([]);
  });

  test('a bad prefix with a dash gets a proposal with a dash', () => {
    expect(found('Web-')[0]).toMatch(/For example 'web-'\.$/);
  });
});

describe('names/invalid-namespace', () => {
  test('a DNS label, or nothing, is a namespace', () => {
    expect(['shop', 'shop-7', '', undefined].flatMap((namespace) => findings(invalidNamespace, object('v1', 'Pod', { name: 'a', namespace })))).toEqual([]);
  });

  test('anything else is not', () => {
    expect(findings(invalidNamespace, object('v1', 'Pod', { name: 'a', namespace: 'Shop.EU' }))).toEqual([
      "metadata.namespace: The namespace 'Shop.EU' of the Pod is not a DNS label: it has 'S', '.', 'E' and 'U'. " +
        "Use lower-case letters, digits and '-', with a letter or digit at both ends. For example 'shop-eu'.",
    ]);
  });
});

describe('names/namespace-on-cluster-scoped', () => {
  test.each([
    ['a cluster-scoped object without one', object('rbac.authorization.k8s.io/v1', 'ClusterRole', { name: 'a' })],
    ['an empty one', object('v1', 'Namespace', { name: 'a', namespace: '' })],
    ['a namespaced object with one', object('v1', 'ConfigMap', { name: 'a', namespace: 'shop' })],
    ['a namespaced object that leaves it out', object('v1', 'ConfigMap', { name: 'a' })],
    ['one that is no text', object('v1', 'Namespace', { name: 'a', namespace: ['x'] })],
    ['a kind that nobody knows', object('unknown.org/v1', 'Thing', { name: 'a', namespace: 'shop' })],
  ])('%s is no problem', (_, of) => {
    expect(findings(namespaceOnClusterScoped, of)).toEqual([]);
  });

  test('a cluster-scoped object with a namespace is told so', () => {
    expect(findings(namespaceOnClusterScoped, object('rbac.authorization.k8s.io/v1', 'ClusterRole', { name: 'a', namespace: 'shop' }))).toEqual([
      "metadata.namespace: The ClusterRole has the namespace 'shop', and its kind is cluster-scoped. " +
        'Leave out metadata.namespace: there is one such object for the whole cluster.',
    ]);
  });
});
