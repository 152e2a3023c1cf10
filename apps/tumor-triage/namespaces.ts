import type { Chart } from 'cdk8s';
import { contract } from '../platform/contract';
import { names } from './names';
import { neverPrune } from 'cdk8s-mlops/argo-cd';
import { Namespace, NetworkPolicy, type NetworkPolicyEgressRule, type NetworkPolicyIngressRule } from 'cdk8s-mlops/imports/kubernetes';

/** Two namespaces, because builds may do what serving must not; in both, traffic is refused unless a policy allows it. */
export function addNamespaces(chart: Chart): void {
  const serving = new Namespace(chart, 'serving', {
    metadata: {
      name: names.namespace,
      labels: { ...podSecurity('restricted'), 'istio.io/rev': 'default', 'app.kubernetes.io/part-of': 'tumor-triage' },
    },
  });
  // Rootless BuildKit makes user namespaces, which takes an unconfined seccomp profile: more than `baseline` allows.
  const ci = new Namespace(chart, 'ci', {
    metadata: {
      name: names.ciNamespace,
      labels: { ...podSecurity('privileged'), 'app.kubernetes.io/part-of': 'tumor-triage' },
    },
  });
  neverPrune(serving);
  neverPrune(ci);
  for (const namespace of [names.namespace, names.ciNamespace]) {
    new NetworkPolicy(chart, `${namespace}-default-deny`, {
      metadata: { name: 'default-deny', namespace },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [toDns] },
    });
  }
  allow(chart, 'predictions', names.namespace, { 'seldon-deployment-id': names.model }, { ingress: [fromNamespace(contract.ingress.namespace, 8000)] });
  allow(chart, 'training', names.namespace, { 'app.kubernetes.io/component': 'training' }, {
    egress: [
      toNamespace(contract.mlflow.namespace, contract.mlflow.port),
      toNamespace(contract.objectStore.namespace, contract.objectStore.port),
      toOutside(443),
      toOutside(5432),
    ],
  });
  // The event bus, GitHub's webhook, and what builds download.
  allow(chart, 'webhook', names.ciNamespace, { 'eventsource-name': 'github' }, { ingress: [fromNamespace(contract.ingress.namespace, 12000)] });
  allow(chart, 'within-ci', names.ciNamespace, {}, {
    ingress: [{ from: [{ podSelector: {} }] }],
    egress: [
      { to: [{ podSelector: {} }] },
      toOutside(443),
      toOutside(22),
      toNamespace(contract.argoCd.namespace, 8080),
      toNamespace(contract.ingress.namespace, 80),
    ],
  });
}

/** Level that admission enforces, and warns of. */
function podSecurity(level: 'restricted' | 'privileged') {
  return { 'pod-security.kubernetes.io/enforce': level, 'pod-security.kubernetes.io/warn': 'restricted' };
}

interface Allowed {
  readonly ingress?: readonly NetworkPolicyIngressRule[];
  readonly egress?: readonly NetworkPolicyEgressRule[];
}

function allow(chart: Chart, name: string, namespace: string, matchLabels: Record<string, string>, { ingress, egress }: Allowed): void {
  const policyTypes = [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])];
  new NetworkPolicy(chart, `allow-${name}`, {
    metadata: { name: `allow-${name}`, namespace },
    spec: { podSelector: { matchLabels }, policyTypes, ingress, egress },
  });
}

const toDns: NetworkPolicyEgressRule = {
  to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
  ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
};

function toNamespace(namespace: string, port: number): NetworkPolicyEgressRule {
  return { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }], ports: [{ protocol: 'TCP', port }] };
}

function fromNamespace(namespace: string, port: number): NetworkPolicyIngressRule {
  return { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }], ports: [{ protocol: 'TCP', port }] };
}

function toOutside(port: number): NetworkPolicyEgressRule {
  return { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ protocol: 'TCP', port }] };
}
