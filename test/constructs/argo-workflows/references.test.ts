import { referenceModels } from '../../../constructs/argo-workflows/references';
import { expectEveryRenameFound, find, objectsOf, setOf, tell } from '../../references/support';

const objects = objectsOf(`
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: { name: training-1, namespace: ml }
spec:
  entrypoint: main
  serviceAccountName: account-1
  imagePullSecrets: [{ name: pull-1 }]
  podPriorityClassName: priority-1
  artifactRepositoryRef: { configMap: repositories-1, key: s3 }
  volumes: [{ name: models, persistentVolumeClaim: { claimName: claim-1 } }]
  volumeClaimTemplates: [{ metadata: { name: scratch }, spec: { storageClassName: class-1 } }]
  arguments: { parameters: [{ name: rate, valueFrom: { configMapKeyRef: { name: config-1, key: rate } } }] }
  synchronization: { semaphores: [{ configMapKeyRef: { name: limits-1, key: training } }] }
  templates:
    - name: main
      dag:
        tasks:
          - { name: load, template: load }
          - { name: share, templateRef: { name: library-1, template: notify } }
          - { name: scan, templateRef: { name: cluster-1, template: scan, clusterScope: true } }
          - name: inner
            inline: { container: { image: x, envFrom: [{ secretRef: { name: env-1 } }] } }
    - name: load
      inputs:
        artifacts:
          - { name: code, path: /code, git: { repo: x, sshPrivateKeySecret: { name: git-1, key: ssh } } }
          - { name: raw, path: /raw, s3: { bucket: b, key: k, accessKeySecret: { name: store-1, key: access }, secretKeySecret: { name: store-1, key: secret } } }
      container:
        image: x
        env: [{ name: A, valueFrom: { secretKeyRef: { name: env-1, key: A } } }]
        volumeMounts: [{ name: models, mountPath: /m }, { name: scratch, mountPath: /s }, { name: own, mountPath: /o }]
      volumes: [{ name: own, emptyDir: {} }]
    - name: again
      steps: [[{ name: x, template: load, hooks: { exit: { templateRef: { name: library-1, template: notify } } } }]]
    - name: several
      serviceAccountName: account-1
      containerSet: { volumeMounts: [{ name: models, mountPath: /m }], containers: [{ name: main, envFrom: [{ configMapRef: { name: config-1 } }] }] }
---
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: { name: library-1, namespace: ml }
spec: { templates: [{ name: notify, container: { image: x, volumeMounts: [{ name: of-the-caller, mountPath: /c }] } }] }
---
{ apiVersion: argoproj.io/v1alpha1, kind: ClusterWorkflowTemplate, metadata: { name: cluster-1 },
  spec: { templates: [{ name: scan, container: { image: x, envFrom: [{ secretRef: { name: env-1 } }] } }] } }
---
{ apiVersion: argoproj.io/v1alpha1, kind: CronWorkflow, metadata: { name: nightly-1, namespace: ml },
  spec: { schedules: [0 3 * * *], workflowSpec: { workflowTemplateRef: { name: training-1 } } } }
---
{ apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: { name: once-1, namespace: ml }, spec: { workflowTemplateRef: { name: cluster-1, clusterScope: true } } }
---
{ apiVersion: argoproj.io/v1alpha1, kind: WorkflowEventBinding, metadata: { name: binding-1, namespace: ml }, spec: { submit: { workflowTemplateRef: { name: training-1 } } } }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: account-1, namespace: ml } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: pull-1, namespace: ml } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: env-1, namespace: ml }, stringData: { A: x } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: git-1, namespace: ml }, stringData: { ssh: x } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: store-1, namespace: ml }, stringData: { access: x, secret: x } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: config-1, namespace: ml }, data: { rate: "1" } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: limits-1, namespace: ml }, data: { training: "1" } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: repositories-1, namespace: argo }, data: { s3: x } }
---
{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: claim-1, namespace: ml } }
---
{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: class-1 } }
---
{ apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: { name: priority-1 } }
`);

const judge = (yaml: string) => tell(find(setOf(objectsOf(yaml)), referenceModels));
const workflow = (spec: string, kind = 'Workflow') => `{ apiVersion: argoproj.io/v1alpha1, kind: ${kind}, metadata: { name: w, namespace: ml }, spec: { ${spec} } }`;

test('a complete set has no problems', () => expect(tell(find(setOf(objects), referenceModels))).toEqual([]));

test('any object that is renamed leaves exactly its references broken', () => {
  expect(expectEveryRenameFound(objects, referenceModels)).toBe(22);
});

test('a template that the WorkflowTemplate lacks is told', () => {
  const library = workflow('templates: [{ name: notify }]', 'WorkflowTemplate').replace('name: w', 'name: library');
  expect(judge(`${library}\n---\n${workflow('templates: [{ name: a, steps: [[{ name: s, templateRef: { name: library, template: notfy } }]] }]')}`)).toEqual([
    "Workflow w spec.templates[0].steps[0][0].templateRef.template: WorkflowTemplate 'library' in namespace 'ml' has no template 'notfy'.",
  ]);
});

test('a WorkflowTemplate is not a ClusterWorkflowTemplate', () => {
  const template = workflow('templates: []', 'WorkflowTemplate').replace('name: w', 'name: t');
  expect(judge(`${template}\n---\n${workflow('workflowTemplateRef: { name: t, clusterScope: true }')}`)).toEqual([
    "Workflow w spec.workflowTemplateRef.name: ClusterWorkflowTemplate 't' does not exist.",
  ]);
});

test('a mount in a template is of a volume of the template or of the workflow', () => {
  const template = (more: string) => `templates: [{ name: a, script: { image: x, volumeMounts: [{ name: data, mountPath: /d }] } }]${more}`;
  const missing = (path: string) => [`${path}.templates[0].script.volumeMounts[0].name: The pod has no volume 'data'.`];
  expect(judge(workflow(template('')))).toEqual(missing('Workflow w spec'));
  expect(judge(workflow(template(', volumes: [{ name: data, emptyDir: {} }]')))).toEqual([]);
  expect(judge(workflow(template(', volumeClaimTemplates: [{ metadata: { name: data } }]')))).toEqual([]);
  expect(judge(workflow(`workflowSpec: { ${template('')} }`, 'CronWorkflow'))).toEqual(missing('CronWorkflow w spec.workflowSpec'));
  expect(judge(workflow(template(', entrypoint: a'), 'WorkflowTemplate'))).toEqual(missing('WorkflowTemplate w spec'));
});

test('volumes that are added elsewhere are not missed', () => {
  const mounting = 'templates: [{ name: a, container: { image: x, volumeMounts: [{ name: data, mountPath: /d }] } }]';
  expect(judge(workflow(mounting, 'WorkflowTemplate'))).toEqual([]);
  expect(judge(workflow(`${mounting}, podSpecPatch: "volumes: []"`))).toEqual([]);
});

test('a limit may stand in another namespace', () => {
  const limits = (namespace: string) => `{ apiVersion: v1, kind: ConfigMap, metadata: { name: limits, namespace: ${namespace} }, data: { training: "1" } }`;
  const limited = workflow('synchronization: { semaphores: [{ namespace: shared, configMapKeyRef: { name: limits, key: training } }] }');
  expect(judge(`${limits('shared')}\n---\n${limited}`)).toEqual([]);
  expect(judge(`${limits('ml')}\n---\n${limited}`)).toEqual([
    "Workflow w spec.synchronization.semaphores[0].configMapKeyRef.name: ConfigMap 'limits' in namespace 'shared' does not exist.",
  ]);
});

test('names that hold parameters are left to run time', () => {
  expect(judge(workflow("serviceAccountName: '{{workflow.parameters.robot}}', volumes: [{ name: v, persistentVolumeClaim: { claimName: '{{workflow.name}}-data' } }]"))).toEqual([]);
});

test('a policy chooses the pods of a workflow by the labels of its templates and of the controller', () => {
  const policy = (labels: string) =>
    `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: n, namespace: ml }, spec: { podSelector: { matchLabels: ${labels} } } }`;
  const labelled = workflow('podMetadata: { labels: { team: ml } }, templates: [{ name: a, metadata: { labels: { step: a } }, container: {} }]');
  expect(judge(`${policy('{ team: ml, step: a, workflows.argoproj.io/workflow: x }')}\n---\n${labelled}`)).toEqual([]);
  expect(judge(`${policy('{ team: data }')}\n---\n${labelled}`)).toEqual(['NetworkPolicy n spec.podSelector: The selector chooses none of the pods in the set.']);
});
