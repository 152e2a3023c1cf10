import type { KubeObject } from '../../kube-object';
import { fieldsOf } from '../fields';
import type { PartNames, ReferenceModel } from '../reference-model';

const secret: ReferenceModel = { group: '', kind: 'Secret', parts: secretParts };

const configMap: ReferenceModel = {
  group: '',
  kind: 'ConfigMap',
  parts: ({ data, binaryData }) => ({ key: [...keysOf(data), ...keysOf(binaryData)] }),
  builtIn: ['kube-root-ca.crt', 'kube-system/extension-apiserver-authentication'],
};

const namespace: ReferenceModel = {
  group: '',
  kind: 'Namespace',
  clusterScoped: true,
  builtIn: ['default', 'kube-system', 'kube-public', 'kube-node-lease'],
};

/** The cluster fills in the token of a ServiceAccount, so its keys are not in the manifest. */
function secretParts({ type, data, stringData }: KubeObject): PartNames {
  return type === 'kubernetes.io/service-account-token' ? {} : { key: [...keysOf(data), ...keysOf(stringData)] };
}

function keysOf(data: unknown): string[] {
  return Object.keys(fieldsOf(data));
}

export const configurationModels: readonly ReferenceModel[] = [secret, configMap, namespace];
