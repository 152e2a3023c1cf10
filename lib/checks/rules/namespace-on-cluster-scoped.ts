import { quote } from '../names/name-format';
import { objectRule } from '../object-rule';

export const namespaceOnClusterScoped = objectRule({
  code: 'names/namespace-on-cluster-scoped',
  category: 'names',
  severity: 'error',
  summary: 'Objects of cluster-scoped kinds are in no namespace.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace',
  checkObject(object, report, { schemas }) {
    const namespace = object.metadata?.namespace;
    if (typeof namespace !== 'string' || namespace === '' || schemas.find(object.apiVersion, object.kind)?.scope !== 'Cluster') return;
    report({
      path: 'metadata.namespace',
      message: `The ${object.kind} has the namespace ${quote(namespace)}, and its kind is cluster-scoped.`,
      hint: 'Leave out metadata.namespace: there is one such object for the whole cluster.',
    });
  },
});
