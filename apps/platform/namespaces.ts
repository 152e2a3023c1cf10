import type { Chart } from 'cdk8s';
import { contract } from './contract';
import { names } from './names';
import type { Settings } from './settings';
import { neverPrune, syncWave } from 'cdk8s-mlops/argo-cd';
import { Namespace, NetworkPolicy } from 'cdk8s-mlops/imports/kubernetes';

/** Namespaces come first. Those with pods of ours refuse traffic unless a policy allows it. */
export function addNamespaces(chart: Chart, { aws }: Settings): void {
  const ours = [contract.mlflow.namespace, ...(aws ? [] : [contract.objectStore.namespace])];
  for (const name of ours) {
    addNamespace(chart, name, { 'pod-security.kubernetes.io/enforce': 'restricted' });
    new NetworkPolicy(chart, `${name}-default-deny`, {
      metadata: { name: 'default-deny', namespace: name },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [toDns] },
    });
  }
  const others = [contract.ingress.namespace, 'istio-system', 'argo', 'argo-events', 'seldon-system', ...(aws ? [names.awsNamespace, 'crossplane-system'] : [])];
  for (const name of others) addNamespace(chart, name);
}

function addNamespace(chart: Chart, name: string, labels: Readonly<Record<string, string>> = {}): void {
  const namespace = new Namespace(chart, name, { metadata: { name, labels: { ...labels, 'app.kubernetes.io/part-of': 'platform' } } });
  neverPrune(namespace);
  // Before the operators, whose charts go into them: see applications.ts.
  syncWave(namespace, -5);
}

const toDns = {
  to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
  ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
};
