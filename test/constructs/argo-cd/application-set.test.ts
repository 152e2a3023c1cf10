import fc from 'fast-check';
import {
  ApplicationSet,
  clusterDecisionResource,
  clusters,
  Generator,
  gitDirectories,
  gitFiles,
  list,
  matrix,
  merge,
  pipe,
  plugin,
  pullRequest,
  scmProvider,
} from '../../../constructs/argo-cd';
import { expectValid, findObject } from '../../../lib/testing';
import { appOf, argoChart, openProject, repoURL } from './support/argo-chart';

const source = { repoURL, path: 'apps/web' };

test('a set is of Go templates that fail on a missing key, and its Applications have the defaults of an Application', () => {
  const chart = argoChart();
  const project = openProject(chart);
  new ApplicationSet(chart, 'set', {
    name: 'web',
    generators: [list([{ cluster: 'dev' }, { cluster: 'prod' }])],
    template: (p) => ({ name: `${p.cluster}-web`, project, source, destination: { name: p.cluster, namespace: 'web' }, deletion: 'orphan', serverSideDiff: false }),
    templatePatch: (p) => `spec: {description: "${p.cluster}"}`,
    syncPolicy: { preserveResourcesOnDeletion: true },
    overrides: { applyNestedSelectors: true },
  });
  expect(findObject(chart, { kind: 'ApplicationSet' }).spec).toEqual({
    goTemplate: true,
    goTemplateOptions: ['missingkey=error'],
    generators: [{ list: { elements: [{ cluster: 'dev' }, { cluster: 'prod' }] } }],
    template: {
      metadata: { name: '{{ .cluster }}-web' },
      spec: {
        project: 'ml',
        source: { ...source, targetRevision: 'HEAD' },
        destination: { name: '{{ .cluster }}', namespace: 'web' },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          retry: { limit: 10, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
          syncOptions: ['ServerSideApply=true'],
        },
      },
    },
    templatePatch: 'spec: {description: "{{ .cluster }}"}',
    syncPolicy: { preserveResourcesOnDeletion: true },
    applyNestedSelectors: true,
  });
  expect(expectValid(appOf(chart)).problems).toEqual([]);
});

describe('generators, and the placeholders that they give', () => {
  test('list: what all elements have, at any depth', () => {
    const { spec, params } = list([{ name: 'a', at: { zone: 'x' }, tags: ['t'] }, { name: 'b', at: { zone: 'y' }, tags: [], more: 'z' }]);
    expect(spec).toEqual({ list: { elements: [{ name: 'a', at: { zone: 'x' }, tags: ['t'] }, { name: 'b', at: { zone: 'y' }, tags: [], more: 'z' }] } });
    expect([params.name, params.at.zone, params.tags[1], 'more' in params]).toEqual(['{{ .name }}', '{{ .at.zone }}', '{{ index .tags 1 }}', false]);
  });

  test('list: a key that only some elements have is none of the template', () => {
    expect(Object.keys(list([{ name: 'a', more: 'x' }, { name: 'b' }]).params)).toEqual(['name']);
  });

  test('clusters: also labels and annotations of any name', () => {
    const { spec, params } = clusters({ selector: { matchLabels: { tier: 'prod' } }, values: { revision: 'v1' } });
    expect(spec).toEqual({ clusters: { selector: { matchLabels: { tier: 'prod' } }, values: { revision: 'v1' } } });
    const { name, nameNormalized, server, project, values } = params;
    expect({ name, nameNormalized, server, project, values }).toEqual({
      name: '{{ .name }}',
      nameNormalized: '{{ .nameNormalized }}',
      server: '{{ .server }}',
      project: '{{ .project }}',
      values: { revision: '{{ .values.revision }}' },
    });
    expect(params.metadata.labels['team']).toBe('{{ .metadata.labels.team }}');
    expect(params.metadata.annotations['example.com/owner']).toBe('{{ index .metadata.annotations "example.com/owner" }}');
  });

  test('folders of git', () => {
    const { spec, params } = gitDirectories({ repoURL: { url: repoURL }, directories: ['apps/*', { path: 'apps/old', exclude: true }], requeueAfterSeconds: 60 });
    expect(spec).toEqual({ git: { repoURL, revision: 'HEAD', requeueAfterSeconds: 60, directories: [{ path: 'apps/*' }, { path: 'apps/old', exclude: true }] } });
    const { segments, ...texts } = params.path;
    expect([texts, segments[0]]).toEqual([
      { path: '{{ .path.path }}', basename: '{{ .path.basename }}', basenameNormalized: '{{ .path.basenameNormalized }}' },
      '{{ index .path.segments 0 }}',
    ]);
  });

  test('files of git: what stands in them, and their path below a prefix of its own', () => {
    const { spec, params } = gitFiles({ repoURL, revision: 'main', files: ['*.json'], example: { cluster: { 'api-url': '' } }, pathParamPrefix: 'config' });
    expect(spec).toEqual({ git: { repoURL, revision: 'main', pathParamPrefix: 'config', files: [{ path: '*.json' }] } });
    expect([params.cluster['api-url'], params.config.path.filename]).toEqual(['{{ index .cluster "api-url" }}', '{{ .config.path.filename }}']);
  });

  test('repositories of an organization, and pull requests', () => {
    const scm = scmProvider({ github: { organization: 'ml' }, filters: [{ repositoryMatch: '^web' }] });
    expect([scm.spec, scm.params.url, scm.params.short_sha_7]).toEqual([
      { scmProvider: { github: { organization: 'ml' }, filters: [{ repositoryMatch: '^web' }] } },
      '{{ .url }}',
      '{{ .short_sha_7 }}',
    ]);
    const pull = pullRequest({ github: { owner: 'ml', repo: 'web' }, values: { a: 'b' } });
    expect([pull.spec, pull.params.branch_slug, pull.params.labels[0], pull.params.values.a]).toEqual([
      { pullRequest: { github: { owner: 'ml', repo: 'web' }, values: { a: 'b' } } },
      '{{ .branch_slug }}',
      '{{ index .labels 0 }}',
      '{{ .values.a }}',
    ]);
  });

  test('plugin and deciding resource', () => {
    const own = plugin({ configMap: { name: 'mine' }, parameters: { team: 'ml' }, example: { host: 'a' } });
    expect([own.spec, own.params.host, own.params.generator.input.parameters.team]).toEqual([
      { plugin: { configMapRef: { name: 'mine' }, input: { parameters: { team: 'ml' } } } },
      '{{ .host }}',
      '{{ .generator.input.parameters.team }}',
    ]);
    const decision = clusterDecisionResource({ configMap: { name: 'ocm' }, name: 'placement', keys: ['zone'] });
    expect([decision.spec, decision.params.clusterName, decision.params.zone]).toEqual([
      { clusterDecisionResource: { configMapRef: 'ocm', name: 'placement' } },
      '{{ .clusterName }}',
      '{{ .zone }}',
    ]);
  });

  test('a matrix has the keys of both, and groups of both together; the second may use the first', () => {
    const both = matrix(gitDirectories({ repoURL, directories: ['*'], values: { a: '1' } }), (p) => clusters({ selector: { matchLabels: { app: p.path.basename } }, values: { b: '2' } }));
    expect(both.spec.matrix!.generators[1]).toEqual({ clusters: { selector: { matchLabels: { app: '{{ .path.basename }}' } }, values: { b: '2' } } });
    expect([both.params.path.path, both.params.name, both.params.values.a, both.params.values.b]).toEqual(['{{ .path.path }}', '{{ .name }}', '{{ .values.a }}', '{{ .values.b }}']);
  });

  test('a merge has the keys of the first', () => {
    const merged = merge(['server'], clusters(), list([{ server: 'https://prod', tier: 'gold' }]));
    expect(merged.spec).toEqual({ merge: { mergeKeys: ['server'], generators: [{ clusters: {} }, { list: { elements: [{ server: 'https://prod', tier: 'gold' }] } }] } });
    expect([merged.params.name, 'tier' in merged.params]).toEqual(['{{ .name }}', false]);
  });

  test('a selector goes beside the generator, and any other generator can be written as the API has it', () => {
    const own = new Generator({ list: { elementsYaml: '[]' } }, { name: '{{ .name }}' });
    expect(own.where({ matchLabels: { name: 'a' } })).toEqual({ spec: { list: { elementsYaml: '[]' }, selector: { matchLabels: { name: 'a' } } }, params: { name: '{{ .name }}' } });
  });
});

describe('pipe', () => {
  test('puts functions after the placeholder', () => {
    expect(pipe('{{ .branch }}', 'slugify', 'trunc 20')).toBe('{{ .branch | slugify | trunc 20 }}');
    expect(pipe('{{ index .tags 0 }}', 'lower')).toBe('{{ index .tags 0 | lower }}');
  });

  test.each(['plain', 'a-{{ .b }}', '{{ .a }}-{{ .b }}'])('refuses %j, which is not one placeholder', (text) => {
    expect(() => pipe(text, 'lower')).toThrow(`pipe() takes one placeholder, it was given ${JSON.stringify(text)}. Pipe each placeholder, then put the text together.`);
  });
});

/** What Go templates make of the two forms of placeholders, for the values of one result. */
function fill(text: string, values: object): unknown {
  const [, first = '', keys = ''] = /^\{\{ (?:index )?\.(\S*)((?: (?:"(?:[^"\\]|\\.)*"|\d+))*) \}\}$/.exec(text)!;
  const steps = [...first.split('.').filter(Boolean), ...[...keys.matchAll(/"(?:[^"\\]|\\.)*"|\d+/g)].map(([key]) => JSON.parse(key) as string)];
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], values);
}

test('the placeholder of a key stands for the value of that key, whatever the keys are called', () => {
  const { value } = fc.letrec<{ value: object; leaf: string; node: unknown }>((tie) => ({
    leaf: fc.string(),
    node: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('value')),
    value: fc.dictionary(fc.oneof(fc.stringMatching(/^[A-Za-z_]\w{0,5}$/), fc.stringMatching(/^[-a-z./ "\\]{1,6}$/)), tie('node'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  }));
  const check = (params: object, values: object, all: object): void => {
    for (const [key, inner] of Object.entries(values)) {
      const placeholder = (params as Record<string, unknown>)[key];
      if (typeof inner === 'object') check(placeholder as object, inner as object, all);
      else expect(fill(String(placeholder), all)).toBe(inner);
    }
  };
  fc.assert(fc.property(value, (values) => check(list([values as Record<string, unknown>]).params, values, values)), { numRuns: 100 });
});
