import type { Construct } from 'constructs';
import type {
  ValuesSource} from '../../constructs/argo-cd';
import {
  AppProject,
  Application,
  ApplicationSet,
  clusters,
  confirmDeletion,
  gitDirectories,
  gitFiles,
  healthChecks,
  ignoredDifferences,
  list,
  matrix,
  merge,
  NotificationService,
  NotificationTrigger,
  presetTriggers,
  pullRequest,
  Repository,
  scmProvider,
  syncHook,
  syncOptions,
  type ApplicationSource,
} from '../../constructs/argo-cd';
import { RdsInstance } from '../../imports/crossplane-aws';

const repoURL = 'https://git.example.com/config';
const project = AppProject.fromName('ml');
const source: ApplicationSource = { repoURL, path: 'apps/web' };
const elements = list([{ cluster: 'dev', url: 'https://dev' }, { cluster: 'prod', url: 'https://prod', size: 'large' }]);

export function sources(scope: Construct, values: ValuesSource): void {
  new Application(scope, 'good', { project, source, destination: { name: 'prod', namespace: 'web' } });
  // @ts-expect-error Property 'targetRevision' is missing
  new Application(scope, 'version', { project, source: { repoURL, chart: 'web' } });
  // @ts-expect-error Type 'string' is not assignable to type 'undefined'
  new Application(scope, 'both', { project, source: { repoURL, chart: 'web', targetRevision: '1.0.0', path: 'web' } });
  // @ts-expect-error Property 'source' is missing in type
  new Application(scope, 'none', { project });
  // @ts-expect-error Type '{}' is not assignable to type 'undefined'
  new Application(scope, 'two tools', { project, source: { repoURL, path: 'web', helm: {}, kustomize: {} } });
  // @ts-expect-error Type 'string' is not assignable to type 'IAppProject'
  new Application(scope, 'project', { project: 'ml', source });
  // @ts-expect-error Type 'string' is not assignable to type 'undefined'
  new Application(scope, 'cluster', { project, source, destination: { server: 'https://prod', name: 'prod' } });
  const helm = { valueFiles: [values.file('web.yaml')] };
  new Application(scope, 'values', { project, source: { repoURL, chart: 'web', targetRevision: '1.0.0', helm } });
  // @ts-expect-error Property 'file' does not exist on type
  new Application(scope, 'ref', { project, source: { repoURL, path: 'web', helm: { valueFiles: [source.file('web.yaml')] } } });
  // @ts-expect-error is not assignable to type 'string | ValuesFile'
  new Application(scope, 'ref itself', { project, source: { repoURL, path: 'web', helm: { valueFiles: [values] } } });
}

export function options(scope: Construct): void {
  // @ts-expect-error Type '"ServerSideAply=true"' is not assignable to type 'SyncOption'
  new Application(scope, 'option', { project, source, syncPolicy: { syncOptions: ['ServerSideAply=true'] } });
  // @ts-expect-error Type '"Prune=never"' is not assignable to type 'SyncOption'
  new Application(scope, 'value', { project, source, syncPolicy: { syncOptions: ['Prune=never'] } });
  // @ts-expect-error Type '"SkipDryRunOnMissingResource=true"' is not assignable to type 'SyncOption'
  new Application(scope, 'object', { project, source, syncPolicy: { syncOptions: ['SkipDryRunOnMissingResource=true'] } });
  // @ts-expect-error '"CreateNamespace=true"' is not assignable to parameter of type 'ObjectSyncOption'
  syncOptions(scope, 'CreateNamespace=true');
  // @ts-expect-error '"BeforeSync"' is not assignable to parameter of type
  syncHook(scope, 'BeforeSync');
  // @ts-expect-error Type '"Always"' is not assignable to type
  syncHook(scope, 'PreSync', { deletePolicy: 'Always' });
  // @ts-expect-error Expected 1 arguments, but got 2
  confirmDeletion(scope, true);
  // @ts-expect-error Property 'kafka' does not exist on type
  void healthChecks.kafka;
  // @ts-expect-error '"engineVersoin"' is not assignable to parameter of type
  ignoredDifferences.lateInitialized(RdsInstance, 'engineVersoin');
}

export function generators(scope: Construct): void {
  const folders = gitDirectories({ repoURL, directories: ['apps/*'] });
  const files = gitFiles({ repoURL, files: ['*.json'], example: { cluster: { name: 'dev' } }, values: { tier: 'a' } });
  new ApplicationSet(scope, 'good', {
    generators: [matrix(folders, clusters())],
    template: (p) => ({ name: `${p.path.basename}-${p.name}`, project, source, destination: { server: p.server, namespace: p.metadata.labels['team'] } }),
  });
  // @ts-expect-error Property 'clustr' does not exist on type
  new ApplicationSet(scope, 'key', { generators: [elements], template: (p) => ({ name: p.clustr, project, source }) });
  // @ts-expect-error | undefined' is not assignable to type 'string'
  new ApplicationSet(scope, 'not all', { generators: [elements], template: (p) => ({ name: p.size, project, source }) });
  // @ts-expect-error Property 'nmae' does not exist on type
  new ApplicationSet(scope, 'file', { generators: [files], template: (p) => ({ name: p.cluster.nmae, project, source }) });
  // @ts-expect-error Property 'teir' does not exist on type
  new ApplicationSet(scope, 'value', { generators: [files], template: (p) => ({ name: p.values.teir, project, source }) });
  // @ts-expect-error Property 'namespace' does not exist on type
  new ApplicationSet(scope, 'matrix', { generators: [matrix(folders, clusters())], template: (p) => ({ name: p.namespace, project, source }) });
  // @ts-expect-error Property 'server' does not exist on type
  new ApplicationSet(scope, 'several', { generators: [clusters(), elements], template: (p) => ({ name: p.server, project, source }) });
  // @ts-expect-error Property 'name' is missing in type
  new ApplicationSet(scope, 'name', { generators: [elements], template: () => ({ project, source }) });
  // @ts-expect-error Type '"sever"' is not assignable to type
  merge(['sever'], clusters(), clusters());
  // @ts-expect-error Property 'cluster' is missing in type
  merge(['cluster'], elements, clusters());
  // @ts-expect-error is not assignable to parameter of type 'ScmProviderOptions
  scmProvider({ github: { organization: 'a' }, gitlab: { group: 'a' } });
  // @ts-expect-error is not assignable to parameter of type 'PullRequestOptions
  pullRequest({ requeueAfterSeconds: 60 });
  // @ts-expect-error is not assignable to parameter of type
  list([]);
}

export function others(scope: Construct): void {
  const secretStore = { kind: 'ClusterSecretStore', name: 'vault' } as const;
  // @ts-expect-error Type 'string' is not assignable to type 'VaultKey'
  new Repository(scope, 'literal', { url: repoURL, secretStore, credentials: { sshPrivateKey: 'MIIEpAIBAAKCAQEA' } });
  // @ts-expect-error Property 'password' is missing in type
  new Repository(scope, 'half', { url: repoURL, secretStore, credentials: { username: { key: 'git' } } });
  // @ts-expect-error Type 'string' is not assignable to type 'NotificationSecretKey'
  NotificationService.slack({ token: 'xoxb-1' });
  // @ts-expect-error Property 'crashed' does not exist on type
  void presetTriggers.crashed;
  // @ts-expect-error Type 'string' is not assignable to type 'NotificationTemplate'
  new NotificationTrigger('on-failed', { when: 'true', send: ['failed'] });
  // @ts-expect-error '"synchronize"' is not assignable to parameter of type 'ProjectAction'
  new AppProject(scope, 'project', {}).addRole('ci').allow('synchronize');
}

export function placeholders(scope: Construct): void {
  // @ts-expect-error This comparison appears to be unintentional because the types ... and '"dev"' have no overlap
  new ApplicationSet(scope, 'compared', { name: 'a', generators: [elements], template: (p) => ({ name: p.cluster === 'dev' ? 'a' : 'b', project, source }) });
}
