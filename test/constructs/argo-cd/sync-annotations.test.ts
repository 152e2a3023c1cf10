import { Chart } from 'cdk8s';
import { compareOptions, confirmDeletion, ignoreHealth, neverPrune, syncHook, syncOptions, syncWave, tolerateMissingKinds } from '../../../constructs/argo-cd';
import { Workflow } from '../../../imports/argo-workflows';
import { ConfigMap, Job, NetworkPolicy } from '../../../imports/kubernetes';
import { MlopsApp } from '../../../lib';
import { synthObjects } from '../../../lib/testing';

function chartWith(annotations: Record<string, string> = {}): Chart {
  const chart = new Chart(new MlopsApp(), 'chart');
  new ConfigMap(chart, 'plain', { metadata: { annotations } });
  return chart;
}

const annotationsOf = (chart: Chart) => synthObjects(chart).map(({ metadata }) => metadata?.annotations ?? {});

test.each<[string, (chart: Chart) => void, Record<string, string>]>([
  ['a wave', (chart) => syncWave(chart, 3), { 'argocd.argoproj.io/sync-wave': '3' }],
  ['a hook goes when the next is made', (chart) => syncHook(chart, 'PreSync'), { 'argocd.argoproj.io/hook': 'PreSync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' }],
  [
    'several phases and policies',
    (chart) => syncHook(chart, ['PreSync', 'SyncFail'], { deletePolicy: ['HookSucceeded', 'HookFailed'] }),
    { 'argocd.argoproj.io/hook': 'PreSync,SyncFail', 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded,HookFailed' },
  ],
  ['options', (chart) => syncOptions(chart, 'Replace=true', 'Force=true'), { 'argocd.argoproj.io/sync-options': 'Replace=true,Force=true' }],
  ['never pruned', neverPrune, { 'argocd.argoproj.io/sync-options': 'Prune=false' }],
  ['deleted when a person confirms', confirmDeletion, { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' }],
  ['compared', (chart) => compareOptions(chart, 'IgnoreExtraneous', 'ServerSideDiff=true'), { 'argocd.argoproj.io/compare-options': 'IgnoreExtraneous,ServerSideDiff=true' }],
  ['not counted', ignoreHealth, { 'argocd.argoproj.io/ignore-healthcheck': 'true' }],
])('%s', (_, annotate, expected) => {
  const chart = chartWith();
  annotate(chart);
  expect(annotationsOf(chart)).toEqual([expected]);
});

test('options add up, and a later one wins over one of its name', () => {
  const chart = chartWith({ 'argocd.argoproj.io/sync-options': 'Prune=false, Replace=true' });
  syncOptions(chart, 'Prune=confirm', 'Validate=false');
  expect(annotationsOf(chart)).toEqual([{ 'argocd.argoproj.io/sync-options': 'Prune=confirm,Replace=true,Validate=false' }]);
});

test('an object that has a wave keeps it', () => {
  const chart = chartWith({ 'argocd.argoproj.io/sync-wave': '-5' });
  new Job(chart, 'job', { spec: { template: {} } as never });
  syncWave(chart, 2);
  expect(annotationsOf(chart)).toEqual([{ 'argocd.argoproj.io/sync-wave': '-5' }, { 'argocd.argoproj.io/sync-wave': '2' }]);
});

test('only objects of custom kinds are let through before their kinds are there', () => {
  const chart = chartWith();
  new NetworkPolicy(chart, 'policy', {});
  new Job(chart, 'job', { spec: { template: {} } as never });
  new Workflow(chart, 'workflow', { spec: {} });
  tolerateMissingKinds(chart);
  const marked = synthObjects(chart).filter(({ metadata }) => metadata?.annotations?.['argocd.argoproj.io/sync-options'] === 'SkipDryRunOnMissingResource=true');
  expect(marked.map(({ kind }) => kind)).toEqual(['Workflow']);
});
