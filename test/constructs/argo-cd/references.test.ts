import { referenceModels } from '../../../constructs/argo-cd/references';
import { find, findAll, objectsOf, setOf, tell } from '../../references/support';

const application = (spec: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: a, namespace: argocd }, spec: { ${spec} } }`;
const project = '{ apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: { name: ml, namespace: argocd } }';

test('the project of an Application exists', () => {
  expect(find(setOf(objectsOf(`${application('project: ml')}\n---\n${project}`)), referenceModels)).toEqual([]);
  expect(tell(find(setOf(objectsOf(application('project: ml'))), referenceModels))).toEqual([
    "Application a spec.project: AppProject 'ml' in namespace 'argocd' does not exist.",
  ]);
});

test('the project of an ApplicationSet exists, unless a generator fills it in', () => {
  const set = (name: string) => application(`template: { spec: { project: ${name} } }`).replace('kind: Application', 'kind: ApplicationSet');
  expect(tell(find(setOf(objectsOf(set('ml'))), referenceModels))).toEqual([
    "ApplicationSet a spec.template.spec.project: AppProject 'ml' in namespace 'argocd' does not exist.",
  ]);
  expect(find(setOf(objectsOf(set("'{{.project}}'"))), referenceModels)).toEqual([]);
});

test('the default project is always there', () => expect(find(setOf(objectsOf(application('project: default'))), referenceModels)).toEqual([]));

test('an Application may make the namespace that it deploys to', () => {
  const deploying = (option: string) => `${application(`project: default, destination: { namespace: ml }, syncPolicy: { syncOptions: [${option}] }`)}
---
{ apiVersion: v1, kind: Secret, metadata: { name: s, namespace: ml } }
---
{ apiVersion: v1, kind: Namespace, metadata: { name: argocd } }`;
  const missing = (yaml: string) => findAll(setOf(objectsOf(yaml)), referenceModels).map(({ message }) => message);
  expect(missing(deploying('CreateNamespace=true'))).toEqual([]);
  expect(missing(deploying('PruneLast=true'))).toEqual(["Namespace 'ml' of this object does not exist."]);
});
