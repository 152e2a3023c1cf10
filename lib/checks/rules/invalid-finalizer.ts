import { groupOf, type KubeObject } from '../../kube-object';
import { labelKey } from '../names/label-names';
import { nameFinding } from '../names/name-finding';
import { quote, type NameFormat } from '../names/name-format';
import { objectRule } from '../object-rule';

/** Finalizers of Kubernetes itself, the only ones without a prefix that built-in kinds take. */
const kubernetesFinalizers: readonly string[] = ['kubernetes', 'orphan', 'foregroundDeletion'];

const finalizerName: NameFormat = { ...labelKey, title: 'a finalizer name' };

export const invalidFinalizer = objectRule({
  code: 'names/invalid-finalizer',
  category: 'names',
  severity: 'error',
  summary: 'Finalizers are qualified names, on built-in kinds with a prefix; deletion in the foreground and orphaning exclude each other.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
  checkObject(object, report, { schemas }) {
    const finalizers = object.metadata?.finalizers;
    if (!Array.isArray(finalizers)) return;
    const needsPrefix = schemas.find(object.apiVersion, object.kind)?.builtIn && !needsNoPrefix(object);
    for (const [index, finalizer] of finalizers.entries()) {
      if (typeof finalizer !== 'string') continue;
      const at = `metadata.finalizers[${index}]`;
      const finding = nameFinding('The finalizer', finalizer, finalizerName);
      if (finding) report({ path: 'metadata.finalizers', at, ...finding });
      else if (needsPrefix && !finalizer.includes('/') && !kubernetesFinalizers.includes(finalizer)) {
        report({
          path: at,
          message: `The finalizer ${quote(finalizer)} has no prefix, and the kind ${object.kind} is one of Kubernetes' own.`,
          hint: `Put the domain of the controller that removes it before it: ${quote(`example.org/${finalizer}`)}.`,
        });
      }
    }
    if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
      const both = ['orphan', 'foregroundDeletion'].map(quote).join(' and ');
      report({ path: 'metadata.finalizers', message: `The finalizers ${both} exclude each other.`, hint: 'Keep one of them.' });
    }
  },
});

/** Built-in kinds whose finalizers need no prefix, as those of custom resources. */
function needsNoPrefix({ apiVersion, kind }: KubeObject): boolean {
  const group = groupOf(apiVersion);
  return lenientGroups.has(group) || (group === '' && kind === 'Event');
}

const lenientGroups: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'coordination.k8s.io',
  'node.k8s.io',
  'policy',
]);
