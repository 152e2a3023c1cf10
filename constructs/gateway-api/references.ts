import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, fieldsOf, itemsOf, textOf } from '../../lib/references/fields';
import { namesIn } from '../../lib/references/pod-template';
import { kindOf, nameOf } from '../../lib/references/readers';
import type { Provision, ReferenceModel } from '../../lib/references/reference-model';
import type { ReferenceTable } from '../../lib/references/reference-table';
import { service, type TargetKind } from '../../lib/references/target-kind';

const group = 'gateway.networking.k8s.io';
const gatewayClass: TargetKind = { group, kind: 'GatewayClass', cluster: true, class: true };

const parent = kindOf({ group, kind: 'Gateway', namespaceField: 'namespace', part: { type: 'listener', at: 'sectionName' } });
const backend = kindOf({ kind: 'Service', namespaceField: 'namespace', part: { type: 'port', at: 'port' } });

const routeTable: ReferenceTable = {
  'spec.parentRefs[*]': parent,
  'spec.rules[*].backendRefs[*]': backend,
};

const requestRouteTable: ReferenceTable = {
  ...routeTable,
  'spec.rules[*].filters[*].requestMirror.backendRef': backend,
  'spec.rules[*].backendRefs[*].filters[*].requestMirror.backendRef': backend,
};

const secretReference = kindOf({ kind: 'Secret', namespaceField: 'namespace' });

const gatewayTable: ReferenceTable = {
  'spec.gatewayClassName': nameOf(gatewayClass),
  'spec.listeners[*].tls.certificateRefs[*]': secretReference,
};

/** Istio runs a gateway as a Deployment with a Service, named after the gateway and its class. */
function gatewayService(object: KubeObject): Provision[] {
  const className = textOf(fieldAt(object, 'spec', 'gatewayClassName'));
  if (className === undefined) return [];
  const ports = itemsOf(fieldAt(object, 'spec', 'listeners')).map((listener) => String(fieldsOf(listener).port));
  return [{ to: service, name: `${object.metadata?.name}-${className}`, parts: { port: ports } }];
}

const listeners = (object: KubeObject) => ({ listener: namesIn(fieldAt(object, 'spec', 'listeners')) });

export const referenceModels: readonly ReferenceModel[] = [
  { group, kind: 'Gateway', references: gatewayTable, parts: listeners, provides: gatewayService },
  {
    group,
    kind: 'ListenerSet',
    references: {
      'spec.parentRef': kindOf({ group, kind: 'Gateway', namespaceField: 'namespace' }),
      'spec.listeners[*].tls.certificateRefs[*]': secretReference,
    },
    parts: listeners,
  },
  ...['HTTPRoute', 'GRPCRoute'].map((kind): ReferenceModel => ({ group, kind, references: requestRouteTable })),
  ...['TCPRoute', 'TLSRoute', 'UDPRoute'].map((kind): ReferenceModel => ({ group, kind, references: routeTable })),
  {
    group,
    kind: 'BackendTLSPolicy',
    references: { 'spec.targetRefs[*]': kindOf(), 'spec.validation.caCertificateRefs[*]': kindOf() },
  },
];
