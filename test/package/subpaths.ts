import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '../..');

/** What of `package.json` is a promise to users. */
export interface PackageJson {
  readonly name: string;
  readonly license: string;
  readonly main: string;
  readonly types: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly typesVersions: { readonly '*': Readonly<Record<string, readonly string[]>> };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

export const packageJson = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as PackageJson;

/** The systems with generated classes, `cdk8s-mlops/imports/<name>`. */
export const importNames: readonly string[] = readdirSync(path.join(root, 'imports'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));

/** The folders below `constructs/`, each a subpath. */
export const systemNames: readonly string[] = readdirSync(path.join(root, 'constructs'));

/** Everything that users may import, with `./imports/*` spelled out: `.`, `./testing`, `./istio`, `./imports/istio` … */
export const subpaths: readonly string[] = Object.keys(packageJson.exports)
  .filter((subpath) => subpath !== './package.json')
  .flatMap((subpath) => (subpath.includes('*') ? importNames.map((name) => subpath.replace('*', name)) : [subpath]));
