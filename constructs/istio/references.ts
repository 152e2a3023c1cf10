import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, fieldsOf, itemsOf, textOf } from '../../lib/references/fields';
import { namesIn } from '../../lib/references/pod-template';
import { kindOf, nameOf, objectOf } from '../../lib/references/readers';
import type { Provision, ReferenceModel, Selection } from '../../lib/references/reference-model';
import { anyNamespace, type Reference, type ReferenceTable } from '../../lib/references/reference-table';
import { secret, type TargetKind } from '../../lib/references/target-kind';
import { fullHost, hostReference, serviceEntryHost, subsetHost } from './hosts';

const networking = 'networking.istio.io';
const security = 'security.istio.io';
const gateway: TargetKind = { group: networking, kind: 'Gateway' };
const virtualService: TargetKind = { group: networking, kind: 'VirtualService' };

/** `{ host, subset, port: { number } }`. */
function destination(value: unknown, object: KubeObject): Reference[] {
  const { host, subset, port } = fieldsOf(value);
  const reference = hostReference(host);
  if (!reference) return [];
  const { number } = fieldsOf(port);
  const parts: Reference['parts'] = typeof number === 'number' ? [{ type: 'port', name: String(number), at: 'port.number' }] : [];
  return [{ ...reference, at: 'host', parts }, ...subsetReference(String(host), subset, object)];
}

function subsetReference(host: string, subset: unknown, object: KubeObject): Reference[] {
  const name = textOf(subset);
  if (name === undefined) return [];
  return [{ to: subsetHost, name: fullHost(host, object.metadata?.namespace), at: 'subset', parts: [{ type: 'subset', name, at: 'subset' }] }];
}

/** `mesh` is every sidecar; `istio-system/public` names the namespace; an old form is the gateway's full DNS name. */
function gatewayName(value: unknown): Reference | undefined {
  const text = textOf(value);
  if (text === undefined || text === 'mesh') return undefined;
  const [namespace, name] = text.includes('/') ? text.split('/') : [undefined, text];
  return { to: gateway, name, namespace };
}

const httpTable: ReferenceTable = {
  'match[*].gateways[*]': gatewayName,
  'route[*].destination': destination,
  mirror: destination,
  'mirrors[*].destination': destination,
  delegate: objectOf(virtualService, { namespaceField: 'namespace' }),
};

const virtualServiceTable: ReferenceTable = {
  'spec.gateways[*]': gatewayName,
  'spec.http[*]': httpTable,
  'spec.tcp[*].match[*].gateways[*]': gatewayName,
  'spec.tcp[*].route[*].destination': destination,
  'spec.tls[*].match[*].gateways[*]': gatewayName,
  'spec.tls[*].route[*].destination': destination,
};

/** The Secret is read by the gateway's pods, from their namespace, which is not that of the object. */
const tlsSecret = nameOf(secret, { namespace: anyNamespace });

const destinationRuleTable: ReferenceTable = {
  'spec.host': hostReference,
  'spec.trafficPolicy.tls.credentialName': tlsSecret,
  'spec.subsets[*].trafficPolicy.tls.credentialName': tlsSecret,
};

function subsetsOf(object: KubeObject): Provision[] {
  const host = textOf(fieldAt(object, 'spec', 'host'));
  if (host === undefined) return [];
  const parts = { subset: namesIn(fieldAt(object, 'spec', 'subsets')) };
  return [{ to: subsetHost, name: fullHost(host, object.metadata?.namespace), parts }];
}

function entryHosts(object: KubeObject): Provision[] {
  const port = itemsOf(fieldAt(object, 'spec', 'ports')).map((item) => String(fieldsOf(item).number));
  return itemsOf(fieldAt(object, 'spec', 'hosts')).flatMap((host) => {
    const name = textOf(host);
    return name === undefined ? [] : [{ to: serviceEntryHost, name, parts: { port } }];
  });
}

/** The mesh's root namespace, where a policy holds for all namespaces. */
const rootNamespace = 'istio-system';

function policySelection({ metadata, spec }: KubeObject): Selection[] {
  const selector = fieldsOf(fieldAt(spec, 'selector'));
  if (Object.keys(fieldsOf(selector.matchLabels)).length === 0) return [];
  return [{ path: 'spec.selector', selector, namespace: metadata?.namespace === rootNamespace ? anyNamespace : undefined }];
}

const target = kindOf({ clusterKinds: ['GatewayClass'] });
const targetTable: ReferenceTable = { 'spec.targetRef': target, 'spec.targetRefs[*]': target };

export const referenceModels: readonly ReferenceModel[] = [
  { group: networking, kind: 'VirtualService', references: virtualServiceTable },
  { group: networking, kind: 'DestinationRule', references: destinationRuleTable, provides: subsetsOf },
  { group: networking, kind: 'ServiceEntry', provides: entryHosts },
  { group: networking, kind: 'Gateway', references: { 'spec.servers[*].tls.credentialName': tlsSecret } },
  { group: security, kind: 'AuthorizationPolicy', references: targetTable, selects: policySelection },
  { group: security, kind: 'PeerAuthentication', selects: policySelection },
  { group: security, kind: 'RequestAuthentication', references: targetTable, selects: policySelection },
];
