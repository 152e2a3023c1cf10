import fc from 'fast-check';
import { projectPolicies } from '../../../constructs/argo-cd/rules/project-policies';
import { syncAnnotations } from '../../../constructs/argo-cd/rules/sync-annotations';
import { syncWindow } from '../../../constructs/argo-cd/rules/sync-window';
import type { KubeObject } from '../../../lib/kube-object';
import { tell } from '../rule-table';

const project = (spec: object): KubeObject => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'ml' }, spec });
const withPolicy = (policy: string) => [project({ roles: [{ name: 'ci', policies: [policy] }] })];
const withWindow = (window: object) => [project({ syncWindows: [{ kind: 'deny', schedule: '0 22 * * *', duration: '1h30m', applications: ['*'], ...window }] })];

test.each([
  'p, proj:ml:ci, applications, sync, ml/web, allow',
  'p, proj:ml:ci, applications, action/apps/Deployment/restart, ml/teams/web-*, deny',
  'p,proj:ml:ci,logs,get,ml/*,allow',
  'p, proj:ml:ci, applications, update/*/Pod/*/*, ml/*, allow',
])('the policy %j is right', (policy) => {
  expect(tell([projectPolicies], withPolicy(policy))).toEqual([]);
});

test.each([
  ['g, proj:ml:ci, role:admin', "The policy 'g, proj:ml:ci, role:admin' is none. Write 'p, proj:ml:ci, applications, get, ml/*, allow'."],
  ['g, a, b, c, d, e', "The policy 'g, a, b, c, d, e' is none. Write 'p, proj:ml:ci, applications, get, ml/*, allow'."],
  ['p, proj:ml:cd, applications, sync, ml/*, allow', "The policy is for 'proj:ml:cd', and the role is 'proj:ml:ci'. Write 'proj:ml:ci'."],
  ['p, proj:ml:ci, application, sync, ml/*, allow', "Projects have no resource 'application'. Did you mean 'applications'?"],
  ['p, proj:ml:ci, applications, snyc, ml/*, allow', "There is no action 'snyc'. Did you mean 'sync'?"],
  ['p, proj:ml:ci, applications, sync, other/*, allow', "The policy is about 'other/*', which is not of the project. Begin it with 'ml/'."],
  ['p, proj:ml:ci, applications, sync, ml/*, alow', "The policy has the effect 'alow'. Did you mean 'allow'?"],
])('the policy %j is told', (policy, message) => {
  expect(tell([projectPolicies], withPolicy(policy))).toEqual([`project-policies spec.roles[0].policies[0]: ${message}`]);
});

test('a right window is passed over', () => {
  expect(tell([syncWindow], withWindow({ timeZone: 'Europe/Amsterdam' }))).toEqual([]);
});

test.each([
  [{ kind: 'denied' }, "kind: The window has the kind 'denied'. It is one of 'allow', 'deny'."],
  [{ schedule: '0 25 * * *' }, "schedule: The schedule '0 25 * * *' has hour '25', and 23 is the most. Write five fields of cron, such as '0 22 * * *'."],
  [{ duration: '1 hour' }, "duration: The duration '1 hour' cannot be read. Write a number with its unit, such as '1h30m'."],
  [{ timeZone: 'Europe/Berlim' }, "timeZone: The window has the time zone 'Europe/Berlim', which is no time zone that is known. Write a name such as 'Europe/Amsterdam'."],
  [{ applications: [] }, "applications: The window is for no Application. Set 'applications', 'namespaces' or 'clusters'; '*' stands for all."],
])('a window with %j is told', (change, message) => {
  expect(tell([syncWindow], withWindow(change))).toEqual([`sync-window spec.syncWindows[0].${message}`]);
});

const annotated = (annotations: object): KubeObject[] => [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', annotations: annotations as never } }];

test.each([
  ['sync-wave', 'first', "The wave 'first' is no whole number, so it counts as 0. Write a whole number."],
  ['hook', 'PreSinc', "Argo CD knows no phase 'PreSinc'. Did you mean 'PreSync'?"],
  ['hook-delete-policy', 'HookSucceeded,Never', "Argo CD knows no policy of deletion 'Never'. It is one of 'BeforeHookCreation', 'HookSucceeded', 'HookFailed'."],
])('the annotation %s: %j is told', (name, value, message) => {
  const annotation = `argocd.argoproj.io/${name}`;
  expect(tell([syncAnnotations], annotated({ [annotation]: value }))).toEqual([`(sync-annotations) metadata.annotations[${annotation}]: ${message}`]);
});

test('waves are whole numbers, and phases are known, in any number', () => {
  fc.assert(
    fc.property(fc.integer(), fc.subarray(['PreSync', 'Sync', 'PostSync', 'SyncFail', 'PostDelete', 'Skip']), (wave, phases) => {
      expect(tell([syncAnnotations], annotated({ 'argocd.argoproj.io/sync-wave': `${wave}`, 'argocd.argoproj.io/hook': phases.join(', ') }))).toEqual([]);
    }),
  );
});
