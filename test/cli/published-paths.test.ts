import { execFileSync } from 'node:child_process';
import { cli, UserProject } from './cli';

let project: UserProject;
afterEach(() => project.remove());

/** A platform whose Application syncs a shop, from the repository that publish pushes to. */
function platformWith(path: string): UserProject {
  const settings = `context:
  cdk8s-mlops:
    apps: {platform: platform.cjs, shop: shop.cjs}
    environments: {laptop: {target: local}}
    configRepository: {url: 'https://git.example.com/config.git'}
`;
  const app = (body: string): string => `const { Chart } = require('cdk8s');
const { Manifest, MlopsApp } = require('cdk8s-mlops');
module.exports = () => {
  const app = new MlopsApp();
  const chart = new Chart(app, 'chart', { namespace: 'argocd' });
  const add = (apiVersion, kind, name, more) => new Manifest(chart, kind + name, { apiVersion, kind }, { metadata: { name }, ...more });
  ${body}
  return app;
};
`;
  const destination = "{ server: 'https://kubernetes.default.svc', namespace: 'argocd' }";
  const platform = `add('argoproj.io/v1alpha1', 'AppProject', 'ml', { spec: { sourceRepos: ['*'], destinations: [${destination}] } });
  const source = { repoURL: 'git@git.example.com:config.git', path: '${path}' };
  add('argoproj.io/v1alpha1', 'Application', 'shop', { spec: { project: 'ml', source, destination: ${destination} } });`;
  project = new UserProject({ 'cdk8s.yaml': settings, 'platform.cjs': app(platform), 'shop.cjs': app("add('v1', 'Namespace', 'shop', { metadata: { name: 'shop', namespace: '' } });") });
  return project;
}

async function codesOf(...argv: string[]): Promise<string[]> {
  const { stdout } = await cli(project.folder, [...argv, '--only', 'controller', '--json']);
  return (JSON.parse(stdout) as { code: string }[]).map(({ code }) => code);
}

test('an Application is judged with what the other apps of the run publish', async () => {
  platformWith('envs/laptop/shop');
  expect(await codesOf('synth')).toEqual(['argo-cd/project-objects']);
});

test('an app that was not chosen is published all the same; what no app is published to is told, by publish too, before anything is pushed', async () => {
  platformWith('envs/laptop/shop');
  expect(await codesOf('synth', '--app', 'platform')).toEqual([]);
  project.remove();
  platformWith('envs/laptop/shopp');
  execFileSync('git', ['init', '--quiet'], { cwd: project.folder });
  expect(await codesOf('publish', '--app', 'platform')).toEqual(['argo-cd/unpublished-path']);
});
