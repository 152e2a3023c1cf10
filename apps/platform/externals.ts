import { contract } from './contract';
import { names } from './names';
import type { Settings } from './settings';
import { ExternalObjects, type MlopsApp } from 'cdk8s-mlops';

/** What the platform refers to and does not render itself. */
export function declareExternals(app: MlopsApp, { aws }: Settings): void {
  ExternalObjects.of(app).add({ kind: 'Namespace', name: contract.argoCd.namespace, reason: 'Argo CD is there before it can sync anything.' });
  if (aws) return;
  const reason = 'A secret: made from the vault, see docs/guides/secrets-of-the-apps.md.';
  ExternalObjects.of(app).add(
    { kind: 'Secret', namespace: contract.mlflow.namespace, name: names.databaseSecret, keys: ['host', 'port', 'username', 'password'], reason },
    { kind: 'Secret', namespace: contract.mlflow.namespace, name: names.objectStoreSecret, keys: ['access-key', 'secret-key'], reason },
    { kind: 'Secret', namespace: contract.objectStore.namespace, name: names.objectStoreSecret, keys: ['access-key', 'secret-key'], reason },
  );
}
