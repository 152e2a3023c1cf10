import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentLabel } from '../../../lib/config-repo/root-applications';
import { emitDocuments } from '../../../lib/emit/yaml';
import type { KubeObject } from '../../../lib/kube-object';
import { readYaml } from './read-yaml';

/** What the apps publish, as Argo CD would find it. */
export interface Published {
  /** The config repository: bare. */
  readonly repository: string;
  /** A clone of it, with files. */
  readonly checkout: string;
  readonly apps: readonly PublishedApp[];
  /** Every object: those of the apps, and the roots that a person applies. */
  readonly objects: readonly PublishedObject[];
}

/** One `envs/<environment>/<app>`. */
export interface PublishedApp {
  readonly environment: string;
  readonly app: string;
  readonly folder: string;
}

export interface PublishedObject {
  readonly file: string;
  readonly object: KubeObject;
  /** Roots belong to none. */
  readonly app?: PublishedApp;
}

let published: Published | undefined;

/** Publishes all apps for all environments by the same command as the demo, to a new repository; once a run. */
export function publishApps(cache: string): Published {
  return (published ??= publishTo(path.join(cache, 'published')));
}

function publishTo(home: string): Published {
  const root = path.resolve(__dirname, '../../..');
  const [repository, checkout] = [path.join(home, 'config-repo.git'), path.join(home, 'checkout')];
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', repository]);
  const argv = ['publish', '--repo', repository, '--branch', 'main', '--allow-dirty', '--json'];
  execFileSync(process.execPath, [path.join(root, 'build/js/lib/cli/main.js'), ...argv], { cwd: root, stdio: 'pipe' });
  execFileSync('git', ['clone', '--quiet', repository, checkout]);
  const apps = appsBelow(path.join(checkout, 'envs'));
  return { repository, checkout, apps, objects: [...apps.flatMap(objectsOf), ...rootsOf(checkout)] };
}

/** `argocd/root.yaml`, taken apart as `kubectl apply --selector` does: each environment has a project and a root of its own. */
function rootsOf(checkout: string): PublishedObject[] {
  const documents = readYaml(path.join(checkout, 'argocd/root.yaml')) as KubeObject[];
  const environments = new Set(documents.map(({ metadata }) => metadata!.labels![environmentLabel]!));
  return [...environments].flatMap((environment) => {
    const file = path.join(checkout, `argocd/root.${environment}.yaml`);
    writeFileSync(file, emitDocuments(documents.filter(({ metadata }) => metadata!.labels![environmentLabel] === environment)));
    return objectsIn(file);
  });
}

function appsBelow(folder: string): PublishedApp[] {
  return readdirSync(folder).flatMap((environment) => {
    return readdirSync(path.join(folder, environment)).map((app) => ({ environment, app, folder: path.join(folder, environment, app) }));
  });
}

/** The files below the folders of namespaces; those beside these folders are no objects. */
function objectsOf(app: PublishedApp): PublishedObject[] {
  const rendered = path.join(app.folder, 'rendered');
  return readdirSync(rendered, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.dirname(file) !== '.' && file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => objectsIn(path.join(rendered, file), app));
}

function objectsIn(file: string, app?: PublishedApp): PublishedObject[] {
  return readYaml(file).map((object) => ({ file, object: object as KubeObject, app }));
}

/** `group/version Kind namespace/name`, for messages and comparisons. */
export function identityOf({ apiVersion, kind, metadata }: KubeObject): string {
  return `${apiVersion} ${kind} ${[metadata?.namespace, metadata?.name].filter(Boolean).join('/')}`;
}

/** For people: where it is published, and what it is. */
export function describe({ app, file, object }: PublishedObject): string {
  return `${app ? `${app.environment}/${app.app}` : path.basename(file)} ${identityOf(object)}`;
}
