import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { publish } from '../../lib/config-repo';
import type { KubeObject } from '../../lib/kube-object';
import type { ManifestSet } from '../../lib/manifest-set';
import type { Stage, StageContext } from './stage';
import { imageBearingObjects } from './support/image-bearing-objects';
import { Kustomize } from './support/kustomize';
import { publishApps } from './support/published';

/** A promotion of every image of every published app, by the real tool, on a copy of the config repository. */
export const stage: Stage = {
  name: 'kustomize',
  title: 'kustomize builds what is published, bumps every image, and a later publish keeps the bump',
  async run(context) {
    const kustomize = new Kustomize(context.cache);
    context.log(`kustomize ${kustomize.version()}`);
    const scratch = mkdtempSync(path.join(tmpdir(), 'conformance-kustomize-'));
    try {
      await judgeFixture(context, kustomize, scratch);
      await judgeApps(context, kustomize, scratch);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};

/** Every kind with an image in every place, and an app without objects. */
async function judgeFixture(context: StageContext, kustomize: Kustomize, scratch: string): Promise<void> {
  const repo = path.join(scratch, 'fixture.git');
  git(scratch, 'init', '--quiet', '--bare', '--initial-branch=main', repo);
  await publishTo(repo, 'fixture', 'all-kinds', imageBearingObjects);
  await publishTo(repo, 'fixture', 'nothing', []);
  await judgeRepository(context, kustomize, repo, scratch);
}

/** What the example apps publish, in a copy, because what is bumped here is not what the other stages judge. */
async function judgeApps(context: StageContext, kustomize: Kustomize, scratch: string): Promise<void> {
  const repo = path.join(scratch, 'apps.git');
  git(scratch, 'clone', '--quiet', '--bare', publishApps(context.cache).repository, repo);
  await judgeRepository(context, kustomize, repo, scratch);
}

async function judgeRepository(context: StageContext, kustomize: Kustomize, repo: string, scratch: string): Promise<void> {
  const checkout = mkdtempSync(path.join(scratch, 'checkout-'));
  git(scratch, 'clone', '--quiet', repo, checkout);
  for (const environment of folders(path.join(checkout, 'envs'))) {
    for (const app of folders(path.join(checkout, 'envs', environment))) {
      await judgeApp(context, kustomize, { repo, checkout, environment, app }).catch((error: Error) => context.expect(false, `${environment}/${app}: ${error.message}`));
    }
  }
}

interface PublishedApp {
  readonly repo: string;
  readonly checkout: string;
  readonly environment: string;
  readonly app: string;
}

async function judgeApp(context: StageContext, kustomize: Kustomize, published: PublishedApp): Promise<void> {
  const { repo, checkout, environment, app } = published;
  const label = `${environment}/${app}`;
  const folder = path.join(checkout, 'envs', environment, app);
  const objects = renderedObjects(folder);
  const before = kustomize.build(folder);
  context.expect(documents(before).length === objects.length, `${label}: ${documents(before).length} of ${objects.length} objects built`);
  context.expect(documents(kustomize.build(path.join(folder, 'rendered'))).length === objects.length, `${label}: rendered/ builds by itself`);

  const old = [...new Set(imageValues(objects))];
  if (old.length > 0) kustomize.setImages(folder, [...new Set(old.map(nameOf))].map((name) => `${name}=${name}:bumped-2`));
  const kustomization = readFileSync(path.join(folder, 'kustomization.yaml'), 'utf8');
  const after = kustomize.build(folder);
  const left = leftOver(after, old);
  context.expect(left.length === 0, `${label}: still there after the bump: ${left.join(', ')}`);
  context.expect(documents(after).length === objects.length, `${label}: ${documents(after).length} of ${objects.length} objects built after the bump`);
  const bumped = new Set(imageValues(documents(after)).filter((image) => image.endsWith(':bumped-2'))).size;
  context.log(`${label}: ${objects.length} objects, ${old.length} images, ${bumped} after the bump, ${left.length} left over`);

  if (git(checkout, 'status', '--porcelain') !== '') push(checkout, `promote ${label}`);
  const one = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one-more', namespace: 'default' }, data: { a: 'b' } };
  const again = await publishTo(repo, environment, app, [...objects, one]);
  git(checkout, 'pull', '--quiet', '--ff-only');
  context.expect(again === 'published' && readFileSync(path.join(folder, 'kustomization.yaml'), 'utf8') === kustomization, `${label}: the bump is kept by a publish`);
  const lost = leftOver(kustomize.build(folder), old);
  context.expect(lost.length === 0, `${label}: back after the next publish: ${lost.join(', ')}`);
}

async function publishTo(repo: string, environment: string, app: string, objects: readonly KubeObject[]): Promise<string> {
  const waivers = [{ code: 'publish/plaintext-secret', reason: 'published before' }];
  const set: ManifestSet = { entries: objects.map((object) => ({ object, origin: {} })), externals: [], waivers, problems: [] };
  const author = { name: 'conformance', email: 'conformance@example.com' };
  const options = { author, allowEmpty: true, takeOver: true };
  return (await publish({ set, app, environment, repo, branch: 'main', version: '0.0.0', options })).status;
}

function renderedObjects(folder: string): KubeObject[] {
  const { files } = JSON.parse(readFileSync(path.join(folder, 'rendered/.inventory.json'), 'utf8')) as { files: Record<string, { object?: object }> };
  return Object.keys(files)
    .filter((file) => files[file]!.object)
    .flatMap((file) => documents(readFileSync(path.join(folder, 'rendered', file), 'utf8')));
}

function documents(text: string): KubeObject[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as KubeObject | null)
    .filter((object) => object !== null);
}

/** Images by a rule of its own, so that it does not repeat what it judges: a tagged or digested name under a key that speaks of an image. */
function imageValues(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /image|reference/i.test(key) && /^[\w./-]+(:\d+\/[\w./-]+)?(:[\w.-]+|@sha256:\w+)+$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, item]) => imageValues(item, Array.isArray(value) ? key : field));
}

function nameOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
}

/** Old images that a text still holds, in whatever field. The chart values that differ in shape cannot be reached by kustomize at all. */
function leftOver(text: string, old: readonly string[]): string[] {
  return old.filter((image) => !image.includes('/chart/') && new RegExp(`${image.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.@-])`).test(text));
}

function push(checkout: string, message: string): void {
  git(checkout, '-c', 'user.name=promoter', '-c', 'user.email=promoter@example.com', 'commit', '--quiet', '--all', '--message', message);
  git(checkout, 'push', '--quiet');
}

function folders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] }).toString('utf8');
}
