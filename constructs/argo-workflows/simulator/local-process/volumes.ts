import { cpSync, existsSync, lstatSync, mkdirSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { fieldsOf, isFields, itemsOf, textOf, type Fields } from '../../../../lib/references/fields';
import type { StepRequest } from '../step-runner';
import { stepError } from './environment';
import { writeFile } from './files';
import type { LocalImage, LocalProcessesOptions } from './options';
import type { PathMap } from './path-map';

/** Kinds of volumes that live on when the pod is gone: a folder that steps share, called as the volume. */
const shared = ['ephemeral', 'nfs', 'csi', 'hostPath', 'cephfs', 'glusterfs', 'iscsi', 'fc', 'azureFile', 'awsElasticBlockStore', 'gcePersistentDisk', 'azureDisk'];

/** Folders for the volumes of a step, each made once. */
export class Volumes {
  private readonly folders = new Map<string, string>();

  constructor(private readonly step: StepRequest, private readonly options: LocalProcessesOptions, private readonly own: string) {}

  /** Has the mounts of a container lie where the volumes are. */
  mount(container: Fields, paths: PathMap): void {
    const mounts = itemsOf(container.volumeMounts).filter(isFields);
    for (const { mountPath, name, subPath } of mounts.sort((a, b) => String(a.mountPath).length - String(b.mountPath).length)) {
      const folder = this.folder(String(name));
      const place = path.join(folder, path.join('/', textOf(subPath) ?? ''));
      if (textOf(subPath) === undefined) mkdirSync(place, { recursive: true });
      paths.mount(String(mountPath), place);
      const link = paths.linkOf(String(mountPath));
      if (link !== undefined) linkTo(place, link);
    }
  }

  private folder(name: string): string {
    const known = this.folders.get(name);
    if (known !== undefined) return known;
    const given = this.options.volumes?.[name];
    const folder = given === undefined ? this.make(name) : path.resolve(given);
    this.folders.set(name, folder);
    return folder;
  }

  /** A mount of a volume that the step has not is one of the claims that the workflow makes for itself. */
  private make(name: string): string {
    const volume = this.step.volumes.find((one) => one.name === name) ?? { name, persistentVolumeClaim: { claimName: name } };
    const kind = Object.keys(volume).find((key) => key !== 'name') ?? 'emptyDir';
    if (kind === 'persistentVolumeClaim') return this.made('volumes', textOf(fieldsOf(volume[kind]).claimName) ?? name);
    if (shared.includes(kind)) return this.made('volumes', name);
    const folder = path.join(this.own, 'volumes', safe(name));
    mkdirSync(folder, { recursive: true });
    this.fill(folder, kind, fieldsOf(volume[kind]), name);
    return folder;
  }

  private made(kind: string, name: string): string {
    const folder = path.join(path.resolve(this.options.folder), kind, safe(name));
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  private fill(folder: string, kind: string, source: Fields, name: string): void {
    if (kind === 'emptyDir') return;
    if (kind === 'secret') return this.write(folder, 'secrets', { ...source, name: source.secretName });
    if (kind === 'configMap') return this.write(folder, 'configMaps', source);
    if (kind !== 'projected') throw stepError(this.step, `its volume '${name}' is of kind ${kind}. Give a folder for it in 'volumes'.`);
    for (const one of itemsOf(source.sources).filter(isFields)) {
      const [inner = ''] = Object.keys(one);
      if (inner !== 'secret' && inner !== 'configMap') throw stepError(this.step, `its volume '${name}' projects ${inner}. Give a folder for it in 'volumes'.`);
      this.write(folder, inner === 'secret' ? 'secrets' : 'configMaps', fieldsOf(one[inner]));
    }
  }

  private write(folder: string, kind: 'secrets' | 'configMaps', { name, items, optional }: Fields): void {
    const values = this.options[kind]?.[String(name)];
    if (values === undefined && optional !== true) throw stepError(this.step, `a volume of it holds ${kind === 'secrets' ? 'Secret' : 'ConfigMap'} '${String(name)}'. Give it in '${kind}'.`);
    const chosen = itemsOf(items).filter(isFields).map(({ key, path: file }) => [String(key), String(file)] as const);
    for (const [key, file] of chosen.length > 0 ? chosen : Object.keys(values ?? {}).map((key) => [key, key] as const)) {
      if (values?.[key] !== undefined) writeFile(path.join(folder, path.join('/', file)), values[key]);
    }
  }
}

/** A link that is there is that of a container before. */
function linkTo(place: string, link: string): void {
  mkdirSync(path.dirname(link), { recursive: true });
  if (isLink(link)) unlinkSync(link);
  if (!existsSync(link)) symlinkSync(place, link, 'junction');
}

function isLink(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function safe(name: string): string {
  return name.replace(/[^\w.-]/g, '_').replace(/^\.+$/, '_');
}

const leftOut: ReadonlySet<string> = new Set(['node_modules', '.git', '__pycache__']);

/** Copies what an image brings. What lies where a volume is mounted is hidden by it. */
export function copyFiles(step: StepRequest, { files = {} }: LocalImage, image: string, paths: PathMap): void {
  for (const [inside, outside] of Object.entries(files)) {
    if (!existsSync(outside)) throw stepError(step, `'${inside}' of image '${image}' shall be '${path.resolve(outside)}', which is not there. Correct 'images', 'files'.`);
    const filter = (source: string, target: string): boolean => !leftOut.has(path.basename(source)) && !isLink(target);
    cpSync(outside, paths.place(inside), { recursive: true, dereference: true, filter });
    paths.declare(inside);
  }
}
