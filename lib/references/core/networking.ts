import type { KubeObject } from '../../kube-object';
import { fieldAt, fieldsOf, itemsOf, textOf } from '../fields';
import { placedItems } from '../pod-template';
import { kindOf, nameOf } from '../readers';
import type { PartNames, ReferenceModel, Selection } from '../reference-model';
import type { Reference, ReferencePart, ReferenceTable } from '../reference-table';
import { ingressClass, secret, service } from '../target-kind';
import { valuesAt } from '../values-at';

/** Ports of a Service can be named by number and by name. One that only stands for a DNS name takes any. */
function servicePorts(object: KubeObject): PartNames {
  const { type, ports } = fieldsOf(object.spec);
  if (type === 'ExternalName') return {};
  return { port: itemsOf(ports).flatMap((item) => portTexts(fieldsOf(item).port, fieldsOf(item).name)) };
}

function portTexts(...values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string' || typeof value === 'number').map(String);
}

function podsOfService(object: KubeObject): Selection[] {
  const { selector, type, ports } = fieldsOf(object.spec);
  if (type === 'ExternalName' || Object.keys(fieldsOf(selector)).length === 0) return [];
  const named = placedItems('spec.ports', ports).flatMap(({ path, fields }) => {
    const name = textOf(fields.targetPort);
    return name === undefined ? [] : [{ path: `${path}.targetPort`, name }];
  });
  return [{ path: 'spec.selector', selector: { matchLabels: selector }, ports: named }];
}

/** A port of this name tells the load balancer of AWS to look in an annotation; then the name is not that of a Service. */
const annotationPort = 'use-annotation';

/** `backend.service` of an Ingress: `{ name, port: { name | number } }`. */
function ingressService(value: unknown): Reference | undefined {
  const { name, port } = fieldsOf(value);
  const target = textOf(name);
  return target === undefined || fieldsOf(port).name === annotationPort ? undefined : { to: service, name: target, at: 'name', parts: portIn(port) };
}

function portIn(port: unknown): ReferencePart[] {
  const { name, number } = fieldsOf(port);
  if (textOf(name) !== undefined) return [{ type: 'port', name: String(name), at: 'port.name' }];
  return typeof number === 'number' ? [{ type: 'port', name: String(number), at: 'port.number' }] : [];
}

const backendTable: ReferenceTable = { service: ingressService, resource: kindOf() };

const ingress: ReferenceModel = {
  group: 'networking.k8s.io',
  kind: 'Ingress',
  references: {
    'spec.ingressClassName': nameOf(ingressClass),
    'spec.defaultBackend': backendTable,
    'spec.rules[*].http.paths[*].backend': backendTable,
    'spec.tls[*].secretName': nameOf(secret),
  },
};

/** An empty selector chooses all pods, which is no mistake in an empty namespace. */
const networkPolicy: ReferenceModel = {
  group: 'networking.k8s.io',
  kind: 'NetworkPolicy',
  selects: (object) => [
    ...selection('spec.podSelector', fieldAt(object, 'spec', 'podSelector')),
    ...valuesAt(object, 'spec.ingress[*].from[*]').flatMap(peerSelection),
    ...valuesAt(object, 'spec.egress[*].to[*]').flatMap(peerSelection),
  ],
};

function selection(path: string, selector: unknown): Selection[] {
  return Object.keys(fieldsOf(selector)).length === 0 ? [] : [{ path, selector: fieldsOf(selector) }];
}

/** Peers of other namespaces are made by others as a rule. */
function peerSelection({ path, value }: { path: string; value: unknown }): Selection[] {
  const { podSelector, namespaceSelector } = fieldsOf(value);
  return namespaceSelector === undefined ? selection(`${path}.podSelector`, podSelector) : [];
}

/** Service of a webhook or an aggregated API: `{ namespace, name, port }`, port 443 where it is left out. */
function apiService(value: unknown): Reference | undefined {
  const { namespace, name, port = 443 } = fieldsOf(value);
  const target = textOf(name);
  if (target === undefined) return undefined;
  return { to: service, name: target, at: 'name', namespace: textOf(namespace), parts: [{ type: 'port', name: String(port), at: 'port' }] };
}

const webhook = (kind: string): ReferenceModel => ({
  group: 'admissionregistration.k8s.io',
  kind,
  clusterScoped: true,
  references: { 'webhooks[*].clientConfig.service': apiService },
});

export const networkingModels: readonly ReferenceModel[] = [
  { group: '', kind: 'Service', parts: servicePorts, selects: podsOfService, builtIn: ['default/kubernetes'] },
  ingress,
  networkPolicy,
  webhook('ValidatingWebhookConfiguration'),
  webhook('MutatingWebhookConfiguration'),
  { group: 'apiregistration.k8s.io', kind: 'APIService', clusterScoped: true, references: { 'spec.service': apiService } },
  {
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
    clusterScoped: true,
    references: { 'spec.conversion.webhook.clientConfig.service': apiService },
  },
];
