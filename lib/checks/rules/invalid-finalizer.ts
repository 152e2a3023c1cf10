import { labelKey } from '../names/label-names';
import { nameFinding } from '../names/name-finding';
import { quote, type NameFormat } from '../names/name-format';
import { objectRule } from '../object-rule';

/** Finalizers of Kubernetes itself, the only ones without a prefix that built-in kinds take. */
const kubernetesFinalizers: readonly string[] = ['kubernetes', 'orphan', 'foregroundDeletion'];

const finalizerName: NameFormat = { ...labelKey, title: 'a finalizer name' };

const prefixedFinalizerName: NameFormat = {
  ...finalizerName,
  fault: (value) => finalizerName.fault(value) ?? (value.includes('/') || kubernetesFinalizers.includes(value) ? undefined : 'it has no prefix'),
  suggest: () => undefined,
};

export const invalidFinalizer = objectRule({
  code: 'names/invalid-finalizer',
  category: 'names',
  severity: 'error',
  summary: 'Finalizers are qualified names, on built-in kinds with a prefix; deletion in the foreground and orphaning exclude each other.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
  checkObject(object, report, { schemas }) {
    const finalizers = object.metadata?.finalizers;
    if (!Array.isArray(finalizers)) return;
    const format = schemas.find(object.apiVersion, object.kind)?.builtIn ? prefixedFinalizerName : finalizerName;
    for (const [index, finalizer] of finalizers.entries()) {
      const finding = typeof finalizer === 'string' && nameFinding('The finalizer', finalizer, format);
      if (finding) report({ path: `metadata.finalizers[${index}]`, ...finding });
    }
    if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
      const both = ['orphan', 'foregroundDeletion'].map(quote).join(' and ');
      report({ path: 'metadata.finalizers', message: `The finalizers ${both} exclude each other.`, hint: 'Keep one of them.' });
    }
  },
});
