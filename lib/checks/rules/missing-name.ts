import { groupOf, type KubeObject } from '../../kube-object';
import { objectRule } from '../object-rule';

export const missingName = objectRule({
  code: 'names/missing-name',
  category: 'names',
  severity: 'error',
  summary: 'Every object has a name, or a prefix from which the API server makes one.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  checkObject(object, report) {
    const { name, generateName } = object.metadata ?? {};
    if (name || generateName || isNeverStored(object)) return;
    report({
      path: 'metadata.name',
      message: `The ${object.kind} has no name.`,
      hint: 'Set metadata.name.',
    });
  },
});

/** Configuration files of programs look like objects, and reviews are questions: neither has a name. */
function isNeverStored({ apiVersion, kind }: KubeObject): boolean {
  const group = groupOf(apiVersion);
  if (group === '') return kind === 'Config';
  return group.endsWith('config.k8s.io') || nameless.has(group);
}

const nameless: ReadonlySet<string> = new Set([
  'audit.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'client.authentication.k8s.io',
  'kind.x-k8s.io',
  'kubeadm.k8s.io',
]);
