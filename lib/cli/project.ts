import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Environment } from '../environment';
import { nearestName } from '../nearest-name';
import { CliError } from './cli-error';

const configFile = 'cdk8s.yaml';
const contextKey = 'cdk8s-mlops';
/** `import` is read by the command of that name. */
const settingKeys = ['apps', 'environments', 'configRepository', 'import'];
const namePattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** What `cdk8s.yaml` says of apps, environments and the config repository, below `context` / `cdk8s-mlops`. */
export interface Project {
  /** Folder of `cdk8s.yaml`. */
  readonly root: string;
  readonly apps: readonly AppEntry[];
  readonly environments: readonly Environment[];
  /** Where `publish` goes when no flag says otherwise. */
  readonly configRepository?: { readonly url?: string; readonly branch?: string };
}

export interface AppEntry {
  readonly name: string;
  /** Absolute path of the module that exports `(environment) => MlopsApp`. */
  readonly module: string;
}

/** One app for one environment: the unit that is synthesized, checked and published. */
export interface Target {
  readonly app: AppEntry;
  readonly environment: Environment;
}

/** @throws CliError that names the key in `cdk8s.yaml` and what belongs there */
export function readProject(cwd: string): Project {
  const root = findRoot(cwd);
  const config = parseConfig(path.join(root, configFile));
  const settings = mapAt(mapAt(config, 'context'), contextKey);
  const { collect, refuse } = complaints();
  collect(() => checkKeys(settings, settingKeys, contextKey));
  const apps = Object.entries(mapAt(settings, 'apps')).flatMap(([name, module]) => collect(() => readApp(root, name, module)));
  const environments = Object.entries(mapAt(settings, 'environments')).flatMap(([name, value]) => collect(() => readEnvironment(name, value)));
  const [configRepository] = collect(() => readRepository(settings));
  refuse();
  if (apps.length === 0 || environments.length === 0) {
    throw new CliError(`${configFile} names no ${apps.length === 0 ? 'apps' : 'environments'}. Add them:\n\n${exampleConfig}`);
  }
  return { root, apps, environments, configRepository };
}

/** All mistakes are told at once. */
function complaints() {
  const messages: string[] = [];
  return {
    collect<T>(read: () => T): T[] {
      try {
        return [read()];
      } catch (error) {
        if (!(error instanceof CliError)) throw error;
        messages.push(error.message);
        return [];
      }
    },
    refuse(): void {
      if (messages.length > 0) throw new CliError(messages.join('\n'));
    },
  };
}

function checkKeys(map: Record<string, unknown>, known: readonly string[], where: string): void {
  for (const key of Object.keys(map)) {
    if (known.includes(key)) continue;
    const near = nearestName(key, known);
    throw new CliError(`${configFile}: '${where}' has no '${key}'.${near ? ` Did you mean '${near}'?` : ''} There are: ${known.join(', ')}.`);
  }
}

/** The targets that the flags `--app` and `--env` choose; all of them without flags. */
export function selectTargets(project: Project, appNames: readonly string[], environmentNames: readonly string[]): Target[] {
  const apps = select('app', project.apps, appNames);
  const environments = select('environment', project.environments, environmentNames);
  return environments.flatMap((environment) => apps.map((app) => ({ app, environment })));
}

function select<T extends { readonly name: string }>(what: string, all: readonly T[], names: readonly string[]): readonly T[] {
  for (const name of names) {
    if (all.some((item) => item.name === name)) continue;
    const near = nearestName(name, all.map((item) => item.name));
    throw new CliError(
      `${configFile} has no ${what} '${name}'.${near ? ` Did you mean '${near}'?` : ''} There are: ${all.map((item) => item.name).join(', ')}.`,
    );
  }
  return names.length === 0 ? all : all.filter((item) => names.includes(item.name));
}

function findRoot(cwd: string): string {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, configFile))) return folder;
    if (folder === path.dirname(folder)) {
      throw new CliError(`There is no ${configFile} in ${cwd} or above. Create one beside package.json:\n\n${exampleConfig}`);
    }
  }
}

function parseConfig(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliError(`${configFile} is not YAML: ${(error as Error).message}`);
  }
}

function mapAt(value: unknown, key: string): Record<string, unknown> {
  const child = isMap(value) ? value[key] : undefined;
  if (child === undefined || child === null) return {};
  if (!isMap(child)) throw new CliError(`${configFile}: '${key}' must be a map, it is ${JSON.stringify(child)}. For example:\n\n${exampleConfig}`);
  return child;
}

function readApp(root: string, name: string, module: unknown): AppEntry {
  checkName('app', name);
  if (typeof module !== 'string') {
    throw new CliError(`${configFile}: app '${name}' must be the path of a module, it is ${JSON.stringify(module)}. For example apps/${name}/app.ts.`);
  }
  const file = path.resolve(root, module);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    const reason = existsSync(file) ? 'is no file' : 'does not exist';
    throw new CliError(`${configFile}: app '${name}' names ${module}, which ${reason}. Correct the path, or create the module.`);
  }
  return { name, module: file };
}

function readEnvironment(name: string, value: unknown): Environment {
  checkName('environment', name);
  if (!isMap(value) || (value.target !== 'local' && value.target !== 'aws')) {
    throw new CliError(`${configFile}: environment '${name}' needs a target, 'local' or 'aws'; it is ${JSON.stringify(value)}. Write ${name}: {target: local}.`);
  }
  const { target, ...settings } = value;
  return { name, target, settings };
}

function readRepository(settings: Record<string, unknown>): Project['configRepository'] {
  const map = mapAt(settings, 'configRepository');
  checkKeys(map, ['url', 'branch'], 'configRepository');
  const { url, branch } = map;
  for (const [key, value] of Object.entries({ url, branch })) {
    if (value !== undefined && typeof value !== 'string') {
      throw new CliError(`${configFile}: configRepository.${key} must be text, it is ${JSON.stringify(value)}.`);
    }
  }
  return { url: url as string | undefined, branch: branch as string | undefined };
}

function checkName(what: string, name: string): void {
  if (!namePattern.test(name)) {
    throw new CliError(`${configFile}: the ${what} '${name}' is no folder name. Use lower-case letters, digits and '-', at most 63.`);
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const exampleConfig = `context:
  ${contextKey}:
    apps:
      shop: apps/shop.ts
    environments:
      laptop: {target: local}
      production: {target: aws}
`;
