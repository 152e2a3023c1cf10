import { emitYaml } from '../emit/yaml';
import type { PrivateRepository } from '../git/private-repository';
import { redact } from '../git/remote-url';
import type { TreeEntry } from '../git/tree-entry';
import type { ManifestSet } from '../manifest-set';
import { attributesFile, fieldsFile, type Layout, rootFile } from './layout';
import { addRoot } from './root-applications';
import { isPlainFile, type Tip } from './tip';

/** Git hosts fold generated files away, and checkouts keep their bytes. */
const attributesLine = 'envs/*/*/rendered/** linguist-generated=true -text';

/** A file that belongs to others once it is there. */
export interface OnceFile {
  readonly path: string;
  readonly content: Buffer;
}

export interface ConfigRemote {
  readonly repo: string;
  readonly branch: string;
}

/**
 * Files that publish makes, or adds a part to, at the first publish of an app: what people change or take out afterwards stays so. The app's
 * `kustomization.yaml` is made whenever it is missing, because nothing is synced without it.
 */
export async function onceFiles(
  repository: PrivateRepository,
  tip: Tip,
  layout: Layout,
  set: ManifestSet,
  remote: ConfigRemote,
): Promise<OnceFile[]> {
  const files: OnceFile[] = tip.hasKustomization ? [] : [file(layout.kustomization, promoterKustomization())];
  if (tip.inventory) return files;
  const attributes = await textOf(repository, tip.attributes);
  const root = tip.rootObstructed ? notText : await textOf(repository, tip.root);
  const newRoot = root === notText ? undefined : addRoot(root, set, layout, redact(remote.repo), remote.branch);
  if (attributes !== notText && !attributes?.split('\n').includes(attributesLine)) {
    files.push(file(attributesFile, appendLine(attributes ?? '', attributesLine)));
  }
  if (newRoot !== undefined) files.push(file(rootFile, newRoot));
  return files;
}

function promoterKustomization(): string {
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['rendered'],
    images: [],
    configurations: [`rendered/${fieldsFile}`],
  };
  return `# Yours: publish made this file once and does not touch it again. Promotions set images here.\n${emitYaml(kustomization)}`;
}

/** Stands for an entry that is a link or a submodule. */
const notText = Symbol('not text');

async function textOf(repository: PrivateRepository, entry: TreeEntry | undefined): Promise<string | undefined | typeof notText> {
  if (!entry) return undefined;
  if (!isPlainFile(entry)) return notText;
  return (await repository.readBlobs([entry.id])).get(entry.id)!.toString('utf8');
}

function appendLine(text: string, line: string): string {
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`;
}

function file(path: string, text: string): OnceFile {
  return { path, content: Buffer.from(text) };
}
