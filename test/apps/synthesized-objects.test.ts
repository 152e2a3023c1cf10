import { readFileSync } from 'node:fs';
import path from 'node:path';
import { environmentOf } from '../../apps/environments';
import { images } from '../../apps/versions';
import { runChecks } from '../../lib/checks/runner';
import { allRules } from '../../lib/cli/systems';
import { openCatalog } from '../../lib/schema/catalog';
import { kubernetesVersions } from '../../lib/schema/schema-catalog';
import { containersOf, type PlacedContainer } from './containers';
import { appFunctions, describeObject, published, repositoryRoot, walk, type Published } from './published-apps';

const everything = published.flatMap(({ objects }) => objects);
const containers = published.flatMap(containersOf);

const named = published.map((one) => [`${one.app} in ${one.environment}`, one] as const);

describe.each(kubernetesVersions)('for Kubernetes %s', (kubernetesVersion) => {
  const options = { rules: allRules(), schemas: openCatalog({ kubernetesVersion }) };

  test.each(named)('%s has no problem of any rule, not even a warning, and waives none', (_, { made }) => {
    expect(runChecks(made.manifestSet(), options)).toEqual({ problems: [], waived: [], unusedWaivers: [] });
  });
});

test.each(named)('%s has no problem in its own process either', (_, { made }) => {
  expect(made.check()).toEqual({ problems: [], waived: [], unusedWaivers: [] });
});

test.each(named)('%s gives the same objects when it is made a second time', (_, { app, environment, objects }) => {
  expect(appFunctions[app](environmentOf(environment)).manifestSet().entries.map(({ object }) => object)).toEqual(objects);
});

test('no object is a Secret: apps hold names of secrets only', () => {
  expect(everything.filter(({ kind }) => kind === 'Secret')).toEqual([]);
});

test('no field with the name of a secret holds a literal value', () => {
  const literal = everything.flatMap((object) =>
    [...walk(object)].filter(({ value }) => isLiteralSecret(value)).map(({ keys }) => `${describeObject(object)} ${keys.join('.')}`),
  );
  expect(literal).toEqual([]);
});

/** An environment variable that is called after a secret, with a text of its own instead of a reference. */
function isLiteralSecret(value: unknown): boolean {
  const { name, value: text } = (value ?? {}) as { name?: unknown; value?: unknown };
  return typeof name === 'string' && /PASSWORD|SECRET|TOKEN|ACCESS_KEY|CREDENTIAL/.test(name) && typeof text === 'string' && !text.startsWith('$(');
}

describe('images', () => {
  const withImage = containers.filter(({ container }) => container.image !== undefined);
  const table: readonly string[] = Object.values(images);

  test('containers are found in pods, in workflow templates and in jobs', () => {
    const kinds = new Set(withImage.map(({ object }) => object.kind));
    expect([...kinds].sort()).toEqual(['CronWorkflow', 'Deployment', 'Job', 'StatefulSet', 'WorkflowTemplate']);
  });

  test('every image has an explicit tag or digest, which is not "latest"', () => {
    expect(withImage.filter(({ container }) => !/(:(?!latest$)[\w.-]+|@sha256:[0-9a-f]{64})$/.test(container.image!)).map(({ place }) => place)).toEqual([]);
  });

  test('every image is one of apps/versions.ts, or our own in the registry of the environment', () => {
    const foreign = withImage.filter(({ container }) => !table.includes(container.image!) && !/^[^/]+\/tumor-triage\/[a-z-]+:\d+\.\d+\.\d+$/.test(container.image!));
    expect(foreign.map(({ place, container }) => `${place}: ${container.image}`)).toEqual([]);
  });

  test('every image of apps/versions.ts is used', () => {
    expect(table.filter((image) => !withImage.some(({ container }) => container.image === image))).toEqual([]);
  });

  test('no container stands in for its work with busybox, echo or sleep', () => {
    const words = withImage.map(({ place, container }) => ({ place, words: [container.image, ...(container.command ?? []), ...(container.args ?? [])].join('\n') }));
    expect(words.filter(({ words }) => /\b(busybox|echo|sleep)\b/.test(words)).map(({ place }) => place)).toEqual([]);
  });
});

describe('Pod Security Standards', () => {
  const enforced = new Map(
    published.flatMap(({ environment, objects }) =>
      objects
        .filter(({ kind }) => kind === 'Namespace')
        .map(({ metadata }) => [`${environment}/${metadata!.name}`, (metadata!.labels as Record<string, string>)['pod-security.kubernetes.io/enforce']] as const),
    ),
  );

  test('namespaces with pods of ours enforce the restricted level, but the one for builds', () => {
    const levels = published.flatMap((one) =>
      containersOf(one).map(({ object }) => `${object.metadata!.namespace}: ${enforced.get(`${one.environment}/${object.metadata!.namespace}`)}`),
    );
    expect([...new Set(levels)].sort()).toEqual(['mlflow: restricted', 'object-store: restricted', 'tumor-triage-ci: privileged', 'tumor-triage: restricted']);
  });

  test('every container keeps the restricted level, but the build', () => {
    const open = containers.filter((placed) => !isRestricted(placed));
    expect(new Set(open.map(({ object, container }) => `${describeObject(object)}: ${container.command?.join(' ')}`))).toEqual(
      new Set(['WorkflowTemplate tumor-triage-ci/tumor-triage-cicd: buildctl-daemonless.sh']),
    );
  });

  test('every container has limits for CPU and memory', () => {
    const unlimited = containers.filter(({ container }) => !container.resources?.limits?.cpu || !container.resources.limits.memory);
    expect(unlimited.map(({ place }) => place)).toEqual([]);
  });
});

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
function isRestricted({ container, around }: PlacedContainer): boolean {
  const own = container.securityContext ?? {};
  const effective = [own, ...around];
  return (
    effective.find(({ runAsNonRoot }) => runAsNonRoot !== undefined)?.runAsNonRoot === true &&
    effective.find(({ seccompProfile }) => seccompProfile)?.seccompProfile?.type === 'RuntimeDefault' &&
    own.allowPrivilegeEscalation === false &&
    own.privileged !== true &&
    own.capabilities?.drop?.includes('ALL') === true &&
    (own.capabilities.add ?? []).every((capability) => capability === 'NET_BIND_SERVICE')
  );
}

describe('Argo CD', () => {
  const bundles = JSON.parse(readFileSync(path.join(repositoryRoot, 'imports/schemas/index.json'), 'utf8')) as Record<string, readonly string[]>;
  const isOfKubernetes = ({ apiVersion, kind }: { apiVersion: string; kind: string }) => bundles[`${apiVersion}/${kind}`]!.some((bundle) => bundle.startsWith('kubernetes-'));

  test('objects of custom kinds may be synced before their kind is there, and only those', () => {
    const tolerant = everything.filter(({ metadata }) => annotation(metadata, 'sync-options')?.includes('SkipDryRunOnMissingResource=true'));
    expect(tolerant.map(describeObject)).toEqual(everything.filter((object) => !isOfKubernetes(object)).map(describeObject));
    expect(new Set(tolerant.map(({ kind }) => kind)).size).toBeGreaterThan(20);
  });

  test.each(named.filter(([, { app }]) => app === 'platform'))('%s: namespaces come first, then the project, then the applications', (_, { objects }) => {
    const waves = (wanted: string) => objects.filter(({ kind }) => kind === wanted).map(({ metadata }) => Number(annotation(metadata, 'sync-wave') ?? 0));
    expect(Math.max(...waves('Namespace'))).toBeLessThan(Math.min(...waves('AppProject')));
    expect(Math.max(...waves('AppProject'))).toBeLessThan(Math.min(...waves('Application')));
  });

  test.each(named.filter(([, { app }]) => app === 'platform'))('%s: operators are synced before our own folders of the config repository', (_, { objects, environment }) => {
    const applications = objects.filter(({ kind }) => kind === 'Application');
    const [own, operators] = [applications.filter(({ spec }) => spec.source.path), applications.filter(({ spec }) => spec.source.chart)];
    expect(own.map(({ spec }) => spec.source.path)).toEqual([`envs/${environment}/platform`, `envs/${environment}/tumor-triage`]);
    expect(operators.length + own.length).toBe(applications.length);
    const wave = ({ metadata }: (typeof applications)[number]) => Number(annotation(metadata, 'sync-wave'));
    expect(Math.max(...operators.map(wave))).toBeLessThan(Math.min(...own.map(wave)));
  });

  test('the field that the last step of the training writes is the one that Argo CD ignores', () => {
    for (const { environment, objects } of published.filter(({ app }) => app === 'platform')) {
      const application = objects.find(({ metadata }) => metadata?.name === `${environment}-tumor-triage`)!;
      expect(application.spec.ignoreDifferences).toEqual([
        { group: 'machinelearning.seldon.io', kind: 'SeldonDeployment', jqPathExpressions: ['.spec.predictors[].annotations'] },
      ]);
      expect(application.spec.syncPolicy.syncOptions).toContain('RespectIgnoreDifferences=true');
      expect(JSON.parse(rollOutPatch(environment))).toEqual([expect.objectContaining({ path: '/spec/predictors/0/annotations' })]);
    }
  });

  test('namespaces, claims, databases, buckets and file systems are never pruned without a person', () => {
    const kept = everything.filter(({ kind, apiVersion }) => ['Namespace', 'PersistentVolumeClaim', 'Bucket', 'FileSystem'].includes(kind) || apiVersion.startsWith('rds.') && kind === 'Instance');
    expect(kept.filter(({ metadata }) => !/Prune=(false|confirm)/.test(annotation(metadata, 'sync-options') ?? '')).map(describeObject)).toEqual([]);
    expect(new Set(kept.map(({ kind }) => kind))).toEqual(new Set(['Namespace', 'PersistentVolumeClaim', 'Bucket', 'FileSystem', 'Instance']));
  });

  function annotation(metadata: Published['objects'][number]['metadata'], name: string): string | undefined {
    return (metadata?.annotations as Record<string, string> | undefined)?.[`argocd.argoproj.io/${name}`];
  }

  function rollOutPatch(environment: string): string {
    const { objects } = published.find((one) => one.app === 'tumor-triage' && one.environment === environment)!;
    const training = objects.find(({ kind }) => kind === 'CronWorkflow')!;
    return training.spec.workflowSpec.templates.find(({ name }: { name: string }) => name === 'roll-out').resource.manifest as string;
  }
});

test('Crossplane writes nothing back into what is committed: late initialization is off in every managed resource', () => {
  const managed = everything.filter(({ apiVersion, spec }) => apiVersion.includes('.aws.m.upbound.io/') && spec?.forProvider !== undefined);
  expect(managed.length).toBeGreaterThan(20);
  expect(managed.filter(({ spec }) => !Array.isArray(spec.managementPolicies) || spec.managementPolicies.includes('LateInitialize') || spec.managementPolicies.includes('*')).map(describeObject)).toEqual([]);
});
