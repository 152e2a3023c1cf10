import { contract } from '../platform/contract';
import { names } from './names';
import type { Settings } from './settings';
import { ExternalObjects, type MlopsApp } from 'cdk8s-mlops';

/** Everything that this use case refers to and does not make. */
export function declareExternals(app: MlopsApp, { target }: Settings): void {
  const madeByHand = 'A secret: made from the vault, see docs/guides/secrets-of-the-apps.md.';
  const madeByPlatform = 'Made by apps/platform.';
  ExternalObjects.of(app).add(
    secret(names.ciNamespace, names.gitHubSecret, ['token', 'webhook-secret'], madeByHand),
    secret(names.ciNamespace, names.registrySecret, ['.dockerconfigjson'], madeByHand),
    secret(names.ciNamespace, names.configRepositorySecret, ['ssh-privatekey', 'known_hosts'], madeByHand),
    secret(names.ciNamespace, names.argoCdSecret, ['token'], madeByHand),
    secret(names.namespace, names.databaseSecret, ['url'], madeByHand),
    { kind: 'Namespace', name: contract.ingress.namespace, reason: madeByPlatform },
    { kind: 'Namespace', name: contract.mlflow.namespace, reason: madeByPlatform },
    { kind: 'Namespace', name: contract.objectStore.namespace, reason: madeByPlatform },
    { kind: 'ServiceAccount', namespace: contract.ingress.namespace, name: contract.ingress.serviceAccount, reason: madeByPlatform },
    { group: 'networking.istio.io', kind: 'Gateway', namespace: contract.ingress.namespace, name: contract.ingress.gateway, reason: madeByPlatform },
  );
  if (target === 'local') {
    ExternalObjects.of(app).add(secret(names.namespace, names.objectStoreSecret, ['access-key', 'secret-key'], madeByHand));
  }
}

function secret(namespace: string, name: string, keys: readonly string[], reason: string) {
  return { kind: 'Secret', namespace, name, keys, reason };
}
