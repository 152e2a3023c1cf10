import { rules } from '../../../constructs/argo-cd/rules';
import { tell } from '../rule-table';

const application = (spec: string, metadata = 'name: a, namespace: argocd') => `{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { ${metadata} }, spec: { ${spec} } }`;
const project = (spec: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: { name: p, namespace: argocd }, spec: { ${spec} } }`;
const set = (spec: string) => tell(rules, `{ apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, metadata: { name: s }, spec: { ${spec} } }`);
const told = (...documents: string[]) => tell(rules, documents.join('\n---\n'));
const to = 'destination: { server: https://kubernetes.default.svc, namespace: shop }';
const from = 'source: { repoURL: https://git.example.org/Shop/config.git, path: prod }';
const whole = `project: p, ${from}, ${to}`;

test('a complete Application has no findings', () => expect(told(application(whole))).toEqual([]));

describe('a source', () => {
  const of = (fields: string) => told(application(`${to}, ${fields}`));
  test.each([
    ['', "(missing-source) spec: The Application has none of 'source', 'sources', 'sourceHydrator'. Set one of them."],
    ['source: { path: p }', "incomplete-source spec.source.repoURL: The source has no 'repoURL'. Set 'repoURL'."],
    ['source: { repoURL: u }', "incomplete-source spec.source.path: The source has none of 'path', 'chart'. Set one of them."],
    ['source: { repoURL: u, ref: r }', "incomplete-source spec.source.path: The source has none of 'path', 'chart'. Set one of them."],
    ['source: { repoURL: u, chart: c }', "incomplete-source spec.source.targetRevision: The source has no 'targetRevision', which it needs beside 'chart'. Set 'targetRevision'."],
    ['sources: [{ repoURL: u }]', "incomplete-source spec.sources[0].path: The source has none of 'path', 'chart', 'ref'. Set one of them."],
    ['source: { repoURL: u, path: /apps }', "source-path spec.source.path: The path '/apps' leads out of the repository. Write it from the top of the repository, without '/' before it."],
    ['source: { repoURL: u, path: apps/../../other }', "source-path spec.source.path: The path 'apps/../../other' leads out of the repository. Write it from the top of the repository, without '/' before it."],
    ['sources: [{ repoURL: u, path: p, helm: { valueFiles: [$vlaues/v.yaml] } }, { repoURL: u, ref: values }]', "unknown-source-ref spec.sources[0].helm.valueFiles[0]: No source of the Application has the ref 'vlaues'. Did you mean 'values'? Give the source with the values 'ref: vlaues'."],
    ['sourceHydrator: { drySource: { path: p }, syncSource: { targetBranch: b } }', "hydrator spec.sourceHydrator.drySource.repoURL: The source hydrator has no 'drySource.repoURL'. Set 'drySource.repoURL'."],
    ['sourceHydrator: { drySource: { repoURL: u }, syncSource: {} }', "hydrator spec.sourceHydrator.syncSource.targetBranch: The source hydrator has no 'syncSource.targetBranch'. Set 'syncSource.targetBranch'."],
    ['sourceHydrator: { drySource: { repoURL: u }, syncSource: { targetBranch: b }, hydrateTo: {} }', "hydrator spec.sourceHydrator.hydrateTo.targetBranch: The source hydrator has no 'hydrateTo.targetBranch'. Set 'hydrateTo.targetBranch'."],
  ])('%s', (fields, message) => expect(of(fields)).toEqual([message]));
  test.each(['source: { repoURL: u, chart: c, targetRevision: 1.0.0 }', 'source: { repoURL: u, path: . }', 'source: { repoURL: u, path: apps/../..shared }', 'sources: [{ repoURL: u, path: p, helm: { valueFiles: [$values/v.yaml, local.yaml] } }, { repoURL: u, ref: values }]'])('%s is right', (fields) =>
    expect(of(fields)).toEqual([]));
});

test('a destination is a server or a name', () => {
  const of = (fields: string) => told(application(`${from}, destination: { ${fields} }`));
  expect(of('name: prod')).toEqual([]);
  expect(of('namespace: shop')).toEqual(["destination spec.destination: The destination has none of 'server', 'name'. Set one of them."]);
  expect(of('name: prod, server: s')).toEqual(["destination spec.destination: The destination has 'server', 'name', which exclude each other. Keep one of them."]);
});

describe('a project', () => {
  const anywhere = "destinations: [{ server: '*', namespace: '*' }]";
  const repositories = (list: string) => told(application(whole), project(`sourceRepos: [${list}], ${anywhere}`));
  test.each(["'*'", 'https://git.example.org/shop/config', "'https://git.example.org/*/config.git'", "'https://git.example.org/**'", "'*', '!https://git.example.org/other'"])('with %s allows the repository', (list) =>
    expect(repositories(list)).toEqual([]));
  test.each(['', "'https://git.example.org/*'", 'https://git.example.org/shop', "'*', '!https://git.example.org/shop/**'"])('with %s does not', (list) =>
    expect(repositories(list)).toEqual(["project-source spec.source.repoURL: AppProject 'p' does not allow the repository 'https://git.example.org/Shop/config.git'. Add it to 'sourceRepos' of the project."]));
  test('compares repositories that are reached by ssh without the way', () => {
    const ssh = application(`project: p, source: { repoURL: 'git@git.example.org:shop/config.git', path: x }, ${to}`);
    expect(told(ssh, project(`sourceRepos: ['ssh://git@git.example.org/shop/config'], ${anywhere}`))).toEqual([]);
  });

  const destinations = (list: string, place = to) => told(application(`project: p, ${from}, ${place}`), project(`sourceRepos: ['*'], destinations: [${list}]`));
  test.each([
    "{ server: '*', namespace: shop }", "{ server: 'https://kubernetes.default.*', namespace: 'sh*' }", "{ name: in-cluster, namespace: '*' }",
    "{ server: '*', namespace: '*' }, { server: '*', namespace: '!kube-system' }", "{ name: prod, namespace: x }, { server: '*', namespace: '{shop,pay}' }",
  ])('with %s allows the destination', (list) => expect(destinations(list)).toEqual([]));
  test.each([
    '', "{ server: '*', namespace: prod }", "{ server: 'https://other', namespace: '*' }", "{ server: '*', namespace: '*' }, { server: '*', namespace: '!shop' }",
    "{ server: '*', namespace: '*' }, { server: '!https://kubernetes.default.svc', namespace: '*' }",
  ])('with %s does not', (list) =>
    expect(destinations(list)).toEqual(["project-destination spec.destination: AppProject 'p' does not allow namespace 'shop' of cluster 'https://kubernetes.default.svc'. Add it to 'destinations' of the project."]));
  test('is not judged by a server that only Argo CD knows', () => {
    expect(destinations('{ server: https://prod.example.org, namespace: shop }', 'destination: { name: prod, namespace: shop }')).toEqual([]);
    expect(destinations('{ server: https://prod.example.org, namespace: other }', 'destination: { name: prod, namespace: shop }')).toHaveLength(1);
  });
  test('takes Applications of its own namespace and of those that it lists', () => {
    const elsewhere = (list: string) => told(application(whole, 'name: a, namespace: team'), project(`sourceRepos: ['*'], ${anywhere}, sourceNamespaces: [${list}]`));
    expect(elsewhere("'te*'")).toEqual([]);
    expect(elsewhere('other')).toEqual(["project-namespace metadata.namespace: AppProject 'p' in namespace 'argocd' does not take Applications of namespace 'team'. Add it to 'sourceNamespaces' of the project, or move the Application."]);
  });
  test('has different entries, and none that forbids everything', () =>
    expect(told(project("sourceRepos: [a, a], sourceNamespaces: ['!*'], destinations: [{ server: s, namespace: n }, { server: s, namespace: m }, { server: s, namespace: n }], roles: [{ name: r }, { name: r }]"))).toEqual([
      "project-entries spec.sourceRepos[1]: The entry 'a' is there twice. Leave one of them out.",
      "project-entries spec.sourceNamespaces[0]: The entry '!*' forbids everything. Leave it out: what no entry allows is forbidden anyway.",
      "project-entries spec.destinations[2]: The entry 's, n' is there twice. Leave one of them out.",
      "project-entries spec.roles[1]: The entry 'r' is there twice. Leave one of them out.",
    ]));
});

describe('syncing', () => {
  const policy = (fields: string) => told(application(`${from}, ${to}, syncPolicy: { ${fields} }`));
  test('values that are dropped are left out', () => {
    expect(policy('automated: { selfHeal: true }')).toEqual([]);
    expect(policy('automated: { selfHeal: false }')).toEqual([
      "(drifting-value) spec.syncPolicy.automated.selfHeal: 'syncPolicy.automated.selfHeal: false' is the default, and Argo CD drops it: an Application that deploys this one is never in sync. Leave it out.",
    ]);
  });
  test('options are known ones', () => {
    expect(policy('syncOptions: [CreateNamespace=true, PrunePropagationPolicy=orphan, ServerSideApply=true]')).toEqual([]);
    expect(policy('syncOptions: [CreateNamespaces=true]')).toEqual(["(sync-option) spec.syncPolicy.syncOptions[0]: Argo CD knows no option 'CreateNamespaces'. Did you mean 'CreateNamespace'?"]);
    expect(policy('syncOptions: [CreateNamespace=ture]')).toEqual(["(sync-option) spec.syncPolicy.syncOptions[0]: The option 'CreateNamespace' has the value 'ture', which Argo CD passes over. Did you mean 'true'?"]);
  });
  test('so are those of any object', () => {
    const of = (options: string) => told(`{ apiVersion: v1, kind: ConfigMap, metadata: { name: c, annotations: { argocd.argoproj.io/sync-options: '${options}' } } }`);
    expect(of('Prune=false, Delete=confirm')).toEqual([]);
    expect(of('Prune=false,Delte=false')).toEqual(["(sync-option) metadata.annotations[argocd.argoproj.io/sync-options]: Argo CD knows no option 'Delte'. Did you mean 'Delete'?"]);
  });
});

describe('an ApplicationSet', () => {
  const template = `template: { metadata: { name: '{{.name}}' }, spec: { ${whole} } }`;
  const of = (generators: string, more = '') => set(`goTemplate: true, ${more} generators: [${generators}], ${template}`);
  const list = '{ list: { elements: [] } }';
  test.each([
    ['{}', "generators spec.generators[0]: The generator has no kind. Set one of 'list', 'clusters', 'git', 'scmProvider', 'clusterDecisionResource', 'pullRequest', 'matrix', 'merge', 'plugin', 'oci'."],
    ['{ list: {}, git: {} }', "generators spec.generators[0]: The generator has 2 kinds: 'list', 'git'. Make a generator of each."],
    [`{ matrix: { generators: [${list}] } }`, 'generators spec.generators[0].matrix.generators: The matrix has 1 generators, and needs two. Nest another combination for more, or use a generator by itself.'],
    [`{ merge: { mergeKeys: [a], generators: [${list}] } }`, 'generators spec.generators[0].merge.generators: The merge has 1 generators, and needs two or more. Nest another combination for more, or use a generator by itself.'],
    [`{ merge: { generators: [${list}, ${list}] } }`, "generators spec.generators[0].merge.mergeKeys: The merge has no 'mergeKeys'. Set 'mergeKeys' to what tells the results apart."],
    [`{ matrix: { generators: [${list}, {}] } }`, "generators spec.generators[0].matrix.generators[1]: The generator has no kind. Set one of 'list', 'clusters', 'git', 'scmProvider', 'clusterDecisionResource', 'pullRequest', 'matrix', 'merge', 'plugin', 'oci'."],
    ['', 'generators spec.generators: The ApplicationSet has no generator. Add one.'],
  ])('%s', (generators, message) => expect(of(generators)).toEqual([message]));
  test('has options of templates that exist', () => {
    expect(of(list, 'goTemplateOptions: [missingkey=error],')).toEqual([]);
    expect(of(list, 'goTemplateOptions: [missingkey=eror],')).toEqual(["template-options spec.goTemplateOptions[0]: Go templates have no option 'missingkey=eror'. Did you mean 'missingkey=error'?"]);
  });
  test('has placeholders of the language that it chooses', () => {
    const named = (name: string, more = '') => set(`${more} generators: [${list}], template: { metadata: { name: '${name}' }, spec: { ${whole} } }`);
    expect(named('{{name}}')).toEqual([]);
    expect(named('{{.name}}')).toEqual(["(template-language) spec.template.metadata.name: The name '{{.name}}' has a placeholder of Go templates, which are not switched on. Set 'goTemplate: true', or write '{{name}}'."]);
    expect(named('{{name}}', 'goTemplate: true,')).toEqual(["(template-language) spec.template.metadata.name: The name '{{name}}' has the placeholder 'name', which Go templates take for a function. Write '{{.name}}'."]);
  });
  test('is judged by what it makes, unless a patch or a generator completes that', () => {
    const incomplete = (more: string, generator = list) => set(`generators: [${generator}], ${more} template: { metadata: { name: x }, spec: { project: p, source: { repoURL: u }, ${to} } }`);
    expect(incomplete('')).toEqual(["incomplete-source spec.template.spec.source.path: The source has none of 'path', 'chart'. Set one of them."]);
    expect(incomplete('templatePatch: x,')).toEqual([]);
    expect(incomplete('', '{ list: { elements: [], template: { spec: {} } } }')).toEqual([]);
  });
});

test('fields of a wrong type are no matter of these rules', () => {
  for (const kind of ['Application', 'ApplicationSet', 'AppProject']) {
    for (const spec of ['7', '[]', 'null', '{ source: 7, sources: x, template: 7, generators: [1, null], destinations: [7], sourceRepos: 7 }']) {
      expect(() => told(`{ apiVersion: argoproj.io/v1alpha1, kind: ${kind}, metadata: { name: s }, spec: ${spec} }`)).not.toThrow();
    }
  }
});

describe('the elements of the lists of an ApplicationSet', () => {
  const lists = (elements: string, name: string, more = '', go = true) =>
    set(`goTemplate: ${go}, generators: [{ list: { elements: [${elements}]${more} } }], template: { metadata: { name: '${name}' }, spec: { ${whole} } }`);
  test.each(['{{ .env }}', '{{.env}}-{{ .more.deep }}', '{{ index . "evn" }}-{{ .env }}', '{{ .evn | default "a" }}-{{ .env }}'])('%s reads what they have', (name) =>
    expect(lists('{ env: prod }, { env: dev, more: { deep: a } }', name)).toEqual([]));
  test('have what the template reads', () => {
    expect(lists('{ env: prod, region: eu }', 'a-{{ .evn }}')).toEqual([
      "unknown-key spec.template.metadata.name: No element has the key 'evn', which '{{ .evn }}' reads. Did you mean 'env'? There are env, region.",
    ]);
    expect(lists('{ env: prod }', 'a-{{ .evn }}', ", elementsYaml: ''")).toEqual([]);
  });
  test('give Applications of different names', () => {
    expect(lists('{ env: prod, region: eu }, { env: prod, region: us }', 'a-{{ .env }}')).toEqual([
      "repeated-application spec.template.metadata.name: Two elements give an Application 'a-prod'. Put what tells the elements apart into the name.",
    ]);
    expect(lists('{ env: prod, region: eu }, { env: prod, region: us }', '{{ .env }}-{{ .region }}')).toEqual([]);
  });
});
