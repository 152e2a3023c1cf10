import { Chart } from 'cdk8s';
import { type Environment, MlopsApp } from 'cdk8s-mlops';
import { addCiCd } from './ci-cd';
import { declareExternals } from './externals';
import { addModelVolume } from './model-volume';
import { addNamespaces } from './namespaces';
import { addServing } from './serving';
import { readSettings } from './settings';
import { addTraining } from './training';
import { addGitHubTrigger } from './github-trigger';

/**
 * Tumor triage: benign or malignant, from the 30 measurements of the breast-cancer table that scikit-learn bundles. An example of how a use
 * case is described, not medical advice.
 */
export default function tumorTriage(environment: Environment): MlopsApp {
  const settings = readSettings(environment);
  const app = new MlopsApp();
  declareExternals(app, settings);
  addNamespaces(new Chart(app, 'namespaces'));
  addGitHubTrigger(new Chart(app, 'github-trigger', { namespace: 'tumor-triage-ci' }), settings);
  addCiCd(new Chart(app, 'ci-cd', { namespace: 'tumor-triage-ci' }), settings);
  addModelVolume(new Chart(app, 'model-volume', { namespace: 'tumor-triage' }), settings);
  addTraining(new Chart(app, 'training', { namespace: 'tumor-triage' }), settings);
  addServing(new Chart(app, 'serving', { namespace: 'tumor-triage' }), settings);
  return app;
}
