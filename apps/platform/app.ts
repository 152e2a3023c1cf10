import { Chart } from 'cdk8s';
import { addApplications } from './applications';
import { addBucket } from './aws/bucket';
import { addDatabase } from './aws/database';
import { addFileSystem } from './aws/file-system';
import { addIdentities } from './aws/identities';
import { addProviders } from './aws/providers';
import { addRegistry } from './aws/registry';
import { contract } from './contract';
import { declareExternals } from './externals';
import { addMesh } from './mesh';
import { addMinio } from './minio';
import { addMlflow } from './mlflow';
import { names } from './names';
import { addNamespaces } from './namespaces';
import { addPostgres } from './postgres';
import { readSettings } from './settings';
import { type Environment, MlopsApp } from 'cdk8s-mlops';
import { tolerateMissingKinds } from 'cdk8s-mlops/argo-cd';
import { checks as crossplaneAws } from 'cdk8s-mlops/crossplane-aws';
import { checks as istio } from 'cdk8s-mlops/istio';

/** The cluster level: operators, mesh, storage, tracking and GitOps; and on AWS what lies underneath. */
export default function platform(environment: Environment): MlopsApp {
  const settings = readSettings(environment);
  const app = new MlopsApp({ checks: [crossplaneAws, istio] });
  declareExternals(app, settings);
  addNamespaces(new Chart(app, 'namespaces'), settings);
  addApplications(new Chart(app, 'applications', { namespace: contract.argoCd.namespace }), settings);
  addMesh(new Chart(app, 'mesh'), settings);
  const mlflow = new Chart(app, 'mlflow', { namespace: contract.mlflow.namespace });
  addMlflow(mlflow, settings);
  if (settings.aws) {
    const aws = new Chart(app, 'aws', { namespace: names.awsNamespace });
    addProviders(aws);
    addBucket(aws, settings, settings.aws);
    addIdentities(aws, settings, settings.aws);
    addFileSystem(aws, settings, settings.aws);
    addRegistry(aws, settings.aws);
    addDatabase(mlflow, settings, settings.aws);
  } else {
    addPostgres(mlflow);
    addMinio(new Chart(app, 'object-store', { namespace: contract.objectStore.namespace }));
  }
  tolerateMissingKinds(app);
  return app;
}

