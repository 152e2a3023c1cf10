import { dnsLabel } from '../names/dns-names';
import { nameFinding } from '../names/name-finding';
import { objectRule } from '../object-rule';

export const invalidNamespace = objectRule({
  code: 'names/invalid-namespace',
  category: 'names',
  severity: 'error',
  summary: 'The namespace of an object is a DNS label, as the name of a Namespace is.',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  checkObject({ metadata, kind }, report) {
    const namespace = metadata?.namespace;
    if (typeof namespace !== 'string' || namespace === '') return;
    const finding = nameFinding('The namespace', namespace, dnsLabel, () => `the ${kind}`);
    if (finding) report({ path: 'metadata.namespace', ...finding });
  },
});
