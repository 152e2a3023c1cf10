import { readProject, selectTargets } from '../../lib/cli/project';
import { config, UserProject } from './cli';

let project: UserProject;
afterEach(() => project.remove());

const read = (yaml: string) => {
  project = new UserProject({ 'cdk8s.yaml': yaml, 'shop.ts': '', 'sub/readme': '' });
  return readProject(project.path('sub'));
};

test('cdk8s.yaml is found in the folder or above, and all targets are chosen without flags', () => {
  const found = read(config('shop.ts', '    configRepository: {url: ../config.git, branch: live}\n'));
  expect(found.root).toBe(project.folder);
  expect(found.configRepository).toEqual({ url: '../config.git', branch: 'live' });
  expect(selectTargets(found, [], []).map(({ app, environment }) => [app.name, environment])).toEqual([
    ['shop', { name: 'laptop', target: 'local', settings: { greeting: 'hello' } }],
    ['shop', { name: 'production', target: 'aws', settings: { greeting: 'welcome' } }],
  ]);
});

test('what the import command reads stands beside', () => {
  expect(read(config('shop.ts', '    import: {kubernetes-1.34: {optional: [RoleRef.apiGroup]}}\n')).apps).toHaveLength(1);
});

test.each([
  ['imports: []', 'cdk8s.yaml names no apps. Add them:'],
  ['context: {cdk8s-mlops: {apps: {shop: shop.ts}}}', 'cdk8s.yaml names no environments. Add them:'],
  ['context: [', 'cdk8s.yaml is not YAML: '],
  ['context: {cdk8s-mlops: {apps: [shop.ts]}}', 'cdk8s.yaml: \'apps\' must be a map, it is ["shop.ts"]. For example:'],
  [config('gone.ts'), "cdk8s.yaml: app 'shop' names gone.ts, which does not exist. Correct the path, or create the module."],
  [config('[shop.ts]'), 'cdk8s.yaml: app \'shop\' must be the path of a module, it is ["shop.ts"]. For example apps/shop/app.ts.'],
  ['context: {cdk8s-mlops: {apps: {../shop: shop.ts}}}', "cdk8s.yaml: the app '../shop' is no folder name. Use lower-case letters, digits and '-', at most 63."],
  [
    'context: {cdk8s-mlops: {apps: {shop: shop.ts}, environments: {laptop: {target: gcp}}}}',
    "cdk8s.yaml: environment 'laptop' needs a target, 'local' or 'aws'; it is {\"target\":\"gcp\"}. Write laptop: {target: local}.",
  ],
  [config('shop.ts', '    configRepository: {url: [a]}\n'), 'cdk8s.yaml: configRepository.url must be text, it is ["a"].'],
  ['context: {cdk8s-mlops: {app: {shop: shop.ts}}}', "cdk8s.yaml: 'cdk8s-mlops' has no 'app'. Did you mean 'apps'? There are: apps, environments, configRepository, import."],
  [config('sub'), "cdk8s.yaml: app 'shop' names sub, which is no file. Correct the path, or create the module."],
  [config('shop.ts', '    configRepository: {uri: a}\n'), "cdk8s.yaml: 'configRepository' has no 'uri'. Did you mean 'url'? There are: url, branch."],
  [
    'context: {cdk8s-mlops: {apps: {shop: gone.ts}, environments: {Laptop: {target: local}}}}',
    "cdk8s.yaml: app 'shop' names gone.ts, which does not exist. Correct the path, or create the module.\ncdk8s.yaml: the environment 'Laptop' is no",
  ],
])('a mistake in cdk8s.yaml is named with what belongs there: %s', (yaml, message) => {
  expect(() => read(yaml)).toThrow(new RegExp(`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
});
