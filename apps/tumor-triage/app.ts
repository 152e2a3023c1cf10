import { Chart } from 'cdk8s';
import { addCiCd } from './ci-cd';
import { declareExternals } from './externals';
import { addGitHubTrigger } from './github-trigger';
import { addModelVolume } from './model-volume';
import { addNamespaces } from './namespaces';
import { addServing } from './serving';
import { readSettings } from './settings';
import { addTraining } from './training';
import { type Environment, MlopsApp } from 'cdk8s-mlops';
import { tolerateMissingKinds } from 'cdk8s-mlops/argo-cd';
import { checks as argoEvents } from 'cdk8s-mlops/argo-events';
import { checks as argoWorkflows } from 'cdk8s-mlops/argo-workflows';
import { checks as istio } from 'cdk8s-mlops/istio';
import { checks as seldon } from 'cdk8s-mlops/seldon';

/**
 * Tumor triage: benign or malignant, from the 30 measurements of the breast-cancer table that scikit-learn bundles. An example of how a use
 * case is described, not medical advice.
 */
export default function tumorTriage(environment: Environment): MlopsApp {
  const settings = readSettings(environment);
  const app = new MlopsApp({ checks: [argoEvents, argoWorkflows, istio, seldon] });
  declareExternals(app, settings);
  addNamespaces(new Chart(app, 'namespaces'));
  const pipelines = addCiCd(new Chart(app, 'ci-cd', { namespace: 'tumor-triage-ci' }), settings);
  addGitHubTrigger(new Chart(app, 'github-trigger', { namespace: 'tumor-triage-ci' }), settings, pipelines);
  addModelVolume(new Chart(app, 'model-volume', { namespace: 'tumor-triage' }), settings);
  addTraining(new Chart(app, 'training', { namespace: 'tumor-triage' }), settings);
  addServing(new Chart(app, 'serving', { namespace: 'tumor-triage' }), settings);
  tolerateMissingKinds(app);
  return app;
}
