import type { KubeObject } from '../../lib/kube-object';
import { fieldAt, fieldsOf, itemsOf, textOf } from '../../lib/references/fields';
import { kindOf, objectOf, secretKey, secretName } from '../../lib/references/readers';
import type { PartNames, Provision, ReferenceModel } from '../../lib/references/reference-model';
import type { Reference, ReferenceTable } from '../../lib/references/reference-table';
import { configMap, secret, serviceAccount } from '../../lib/references/target-kind';

const externalSecrets = 'external-secrets.io';
const certManager = 'cert-manager.io';

const store = kindOf({ group: externalSecrets, kind: 'SecretStore', clusterKinds: ['ClusterSecretStore'] });
const generator = kindOf({ clusterKinds: ['ClusterGenerator'] });
const issuer = kindOf({ group: certManager, kind: 'Issuer', clusterKinds: ['ClusterIssuer'] });

/** Credentials of a back end, wherever they stand below it: `{ name, key, namespace }`, of a ConfigMap where `type` says so. */
function credential(value: unknown): Reference | undefined {
  const { name, key, namespace, type } = fieldsOf(value);
  const target = textOf(name);
  const part = textOf(key);
  if (target === undefined || part === undefined) return undefined;
  const to = type === 'ConfigMap' ? configMap : secret;
  return { to, name: target, at: 'name', namespace: textOf(namespace), parts: [{ type: 'key', name: part, at: 'key' }] };
}

/** Back ends differ, their credentials have one shape: read at every depth. */
const credentialsTable: ReferenceTable = {
  '': credential,
  serviceAccountRef: objectOf(serviceAccount, { namespaceField: 'namespace' }),
  get '{*}'() {
    return credentialsTable;
  },
  get '[*]'() {
    return credentialsTable;
  },
};

const externalSecretTable: ReferenceTable = {
  secretStoreRef: store,
  'data[*].sourceRef.storeRef': store,
  'data[*].sourceRef.generatorRef': generator,
  'dataFrom[*].sourceRef.storeRef': store,
  'dataFrom[*].sourceRef.generatorRef': generator,
  'target.template.templateFrom[*].secret': secretName,
  'target.template.templateFrom[*].configMap': objectOf(configMap),
};

function externalSecret({ metadata, spec }: KubeObject): Provision[] {
  const name = textOf(fieldAt(spec, 'target', 'name')) ?? metadata?.name;
  return name === undefined ? [] : [{ to: secret, name, parts: externalKeys(spec) }];
}

/** Keys that are fetched as a whole, or templated elsewhere, are not known. */
function externalKeys(spec: unknown): PartNames {
  const { data, dataFrom } = fieldsOf(spec);
  const template = fieldsOf(fieldAt(spec, 'target', 'template'));
  const isOpen = itemsOf(template.templateFrom).length > 0;
  if (template.data !== undefined && template.mergePolicy !== 'Merge') return isOpen ? {} : { key: Object.keys(fieldsOf(template.data)) };
  if (isOpen || itemsOf(dataFrom).length > 0) return {};
  const fetched = itemsOf(data).flatMap((item) => textOf(fieldsOf(item).secretKey) ?? []);
  return { key: [...fetched, ...Object.keys(fieldsOf(template.data))] };
}

const pushSecretTable: ReferenceTable = {
  'spec.secretStoreRefs[*]': store,
  'spec.selector.secret': secretName,
  'spec.selector.generatorRef': generator,
};

function sealedSecret({ metadata, spec }: KubeObject): Provision[] {
  const { encryptedData, template } = fieldsOf(spec);
  const name = textOf(fieldAt(template, 'metadata', 'name')) ?? metadata?.name;
  const key = [...Object.keys(fieldsOf(encryptedData)), ...Object.keys(fieldsOf(fieldsOf(template).data))];
  return name === undefined ? [] : [{ to: secret, name, parts: { key } }];
}

/** Key stores add files to the Secret under names of their own. */
function certificate(object: KubeObject): Provision[] {
  const { secretName: name, keystores, additionalOutputFormats } = fieldsOf(object.spec);
  const parts: PartNames = keystores || additionalOutputFormats ? {} : { key: ['tls.crt', 'tls.key', 'ca.crt'] };
  return textOf(name) === undefined ? [] : [{ to: secret, name: String(name), parts }];
}

/** An ACME account's key is made by cert-manager. */
function accountKey(object: KubeObject): Provision[] {
  const name = textOf(fieldAt(object, 'spec', 'acme', 'privateKeySecretRef', 'name'));
  return name === undefined ? [] : [{ to: secret, name }];
}

const issuerTable: ReferenceTable = {
  'spec.ca': objectOf(secret, { name: 'secretName' }),
  'spec.acme.externalAccountBinding.keySecretRef': secretKey,
  'spec.acme.solvers[*]': credentialsTable,
  'spec.vault': credentialsTable,
  'spec.venafi': credentialsTable,
};

const issuerAnnotations = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];

/** The annotation is the name. */
function nameIn(value: unknown, kind: string): Reference | undefined {
  const name = textOf(value);
  return name === undefined ? undefined : { to: { group: certManager, kind, cluster: kind === 'ClusterIssuer' }, name };
}

const annotationTable: ReferenceTable = {
  'metadata.annotations["cert-manager.io/issuer"]': (value) => nameIn(value, 'Issuer'),
  'metadata.annotations["cert-manager.io/cluster-issuer"]': (value) => nameIn(value, 'ClusterIssuer'),
};

/** cert-manager makes the TLS Secrets of an Ingress or Gateway that names an issuer in an annotation. */
function annotatedSecrets(...names: readonly unknown[]): Provision[] {
  return names.flatMap((name) => {
    const text = textOf(name);
    return text === undefined ? [] : [{ to: secret, name: text, parts: { key: ['tls.crt', 'tls.key', 'ca.crt'] } }];
  });
}

const namesIssuer = ({ metadata }: KubeObject) => issuerAnnotations.some((annotation) => metadata?.annotations?.[annotation] !== undefined);

const ingressSecrets = (object: KubeObject): Provision[] =>
  namesIssuer(object) ? annotatedSecrets(...itemsOf(fieldAt(object, 'spec', 'tls')).map((tls) => fieldsOf(tls).secretName)) : [];

const gatewaySecrets = (object: KubeObject): Provision[] => {
  const references = itemsOf(fieldAt(object, 'spec', 'listeners')).flatMap((listener) => itemsOf(fieldAt(listener, 'tls', 'certificateRefs')));
  return namesIssuer(object) ? annotatedSecrets(...references.map((reference) => fieldsOf(reference).name)) : [];
};

export const referenceModels: readonly ReferenceModel[] = [
  { group: externalSecrets, kind: 'ExternalSecret', references: { spec: externalSecretTable }, provides: externalSecret },
  { group: externalSecrets, kind: 'ClusterExternalSecret', clusterScoped: true, references: { 'spec.externalSecretSpec': externalSecretTable } },
  { group: externalSecrets, kind: 'PushSecret', references: pushSecretTable },
  { group: externalSecrets, kind: 'SecretStore', references: { 'spec.provider': credentialsTable } },
  { group: externalSecrets, kind: 'ClusterSecretStore', clusterScoped: true, references: { 'spec.provider': credentialsTable } },
  { group: 'bitnami.com', kind: 'SealedSecret', provides: sealedSecret },
  {
    group: certManager,
    kind: 'Certificate',
    references: {
      'spec.issuerRef': issuer,
      'spec.keystores.jks.passwordSecretRef': secretKey,
      'spec.keystores.pkcs12.passwordSecretRef': secretKey,
    },
    provides: certificate,
  },
  { group: certManager, kind: 'Issuer', references: issuerTable, provides: accountKey },
  { group: certManager, kind: 'ClusterIssuer', clusterScoped: true, references: issuerTable, provides: accountKey },
  {
    group: 'networking.k8s.io',
    kind: 'Ingress',
    references: annotationTable,
    provides: ingressSecrets,
  },
  { group: 'gateway.networking.k8s.io', kind: 'Gateway', references: annotationTable, provides: gatewaySecrets },
];
