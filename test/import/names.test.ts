import { definitionNames } from '../../lib/import/definition-names';
import { classNames, compareVersions } from '../../lib/import/kind-names';
import { commonEnding, pascal, singular } from '../../lib/import/words';

const names = (...keys: string[]) => {
  const kinds = keys.map((key) => ({ apiVersion: key.slice(0, key.lastIndexOf('/')), kind: key.slice(key.lastIndexOf('/') + 1) }));
  return [...classNames(kinds)].sort().map(([key, { className }]) => `${key} ${className}`);
};

describe('class names', () => {
  test('are the kind, and end with the version where another is preferred', () => {
    expect(names('a.io/v1/Gateway', 'a.io/v1beta1/Gateway')).toEqual(['a.io/v1/Gateway Gateway', 'a.io/v1beta1/Gateway GatewayV1beta1']);
  });

  test('begin with the label of a group below another', () => {
    expect(names('aws.io/v1/Config', 'rds.aws.io/v1/Instance', 'eks.aws.io/v1/Cluster', 'rds.aws.io/v1/Cluster')).toEqual([
      'aws.io/v1/Config Config', 'eks.aws.io/v1/Cluster EksCluster', 'rds.aws.io/v1/Cluster RdsCluster', 'rds.aws.io/v1/Instance RdsInstance',
    ]);
  });

  test('begin with the group where two groups share a kind, but for the core group', () => {
    expect(names('a.io/v1/Usage', 'b.io/v1/Usage')).toEqual(['a.io/v1/Usage AUsage', 'b.io/v1/Usage BUsage']);
    expect(names('v1/Event', 'events.k8s.io/v1/Event')).toEqual(['events.k8s.io/v1/Event EventsEvent', 'v1/Event Event']);
  });

  test('of Kubernetes are plain also below another group, unless they collide', () => {
    const kinds = ['v1/Event', 'events.k8s.io/v1/Event', 'authorization.k8s.io/v1/Review', 'rbac.authorization.k8s.io/v1/Role'].map((key) => {
      const slash = key.lastIndexOf('/');
      return { apiVersion: key.slice(0, slash), kind: key.slice(slash + 1), builtIn: true };
    });
    expect([...classNames(kinds).values()].map(({ className }) => className)).toEqual(['Event', 'EventsEvent', 'Review', 'Role']);
  });

  test.each(['Object', 'Record', 'Function', 'Manifest'])('do not hide %s', (kind) => {
    expect(names(`dns.io/v1/${kind}`)).toEqual([`dns.io/v1/${kind} Dns${kind}`]);
  });
});

test('versions are ordered as Kubernetes orders them', () => {
  const sorted = ['v1alpha1', 'v2', 'other', 'v1beta2', 'v10', 'v1beta1', 'v1'].sort((a, b) => compareVersions(b, a));
  expect(sorted).toEqual(['v10', 'v2', 'v1', 'v1beta2', 'v1beta1', 'v1alpha1', 'other']);
});

test('definitions lose the front of their name as far as they stay apart', () => {
  const full = ['io.k8s.api.core.v1.Event', 'io.k8s.api.events.v1.Event', 'io.k8s.api.auth.v1.Spec', 'io.k8s.api.auth.v1beta1.Spec', 'io.k8s.api.core.v1.Taken'];
  expect(Object.fromEntries(definitionNames(full, new Set(['Taken'])))).toEqual({
    'io.k8s.api.core.v1.Event': 'Event', 'io.k8s.api.events.v1.Event': 'EventsEvent', 'io.k8s.api.auth.v1.Spec': 'Spec',
    'io.k8s.api.auth.v1beta1.Spec': 'SpecV1beta1', 'io.k8s.api.core.v1.Taken': 'TakenV1',
  });
});

describe('words', () => {
  test.each([['forProvider', 'ForProvider'], ['podGC', 'PodGC'], ['dns_name-x', 'DnsNameX'], ['3rd', 'X3rd'], ['$ref', 'Ref']])('%s is %s', (from, to) =>
    expect(pascal(from)).toBe(to));
  test.each([['tasks', 'task'], ['policies', 'policy'], ['matches', 'match'], ['addresses', 'address'], ['rules', 'rule'], ['tls', 'tls'], ['status', 'status'], ['ingress', 'ingress'], ['analysis', 'analysis']])(
    'one of %s is %s', (from, to) => expect(singular(from)).toBe(to));
  test('the common ending is of whole words', () => {
    expect(commonEnding(['VpcIdRef', 'BucketRef'])).toBe('Ref');
    expect(commonEnding(['Overlap', 'Lap'])).toBe('');
  });
});
