import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** The main job on the example apps: synthesize, check, publish to a config repository of our own, and say what happened. */

const root = path.resolve(__dirname, '..');
const repository = path.join('build', 'config-repo.git');
const cli = path.join(root, 'build', 'js', 'lib', 'cli', 'main.js');

/** What `publish --json` tells of one app in one environment. */
interface Published {
  readonly app: string;
  readonly environment: string;
  readonly changed: boolean;
  readonly commit?: string;
  readonly files: { readonly added: readonly string[]; readonly changed: readonly string[]; readonly removed: readonly string[] };
}

function main(): void {
  if (!existsSync(cli)) fail('The package is not compiled. Run npm ci first.');
  createRepository();
  console.log('Synthesizing apps/platform and apps/tumor-triage for laptop (local), staging and production (AWS),');
  console.log(`checking every object, and publishing to ${repository} ...\n`);
  const published = publish();
  tellWhatHappened(published);
  tellWhatIsNext(published);
}

function createRepository(): void {
  if (existsSync(path.join(root, repository, 'HEAD'))) return;
  mkdirSync(path.join(root, 'build'), { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', repository], { cwd: root });
}

function publish(): readonly Published[] {
  // A demo may run on a changed checkout, and on an older one than before.
  const argv = [cli, 'publish', '--repo', repository, '--branch', 'main', '--allow-dirty', '--rollback'];
  const { status, stdout } = spawnSync(process.execPath, [...argv, '--json'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status === 0) return JSON.parse(stdout) as readonly Published[];
  // The same again, for a person to read.
  spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' });
  return fail(`Publishing ended with exit code ${status}; see above.`);
}

function tellWhatHappened(published: readonly Published[]): void {
  const rows = published.map(({ environment, app, changed, commit, files }) => {
    const objects = git('ls-tree', '-r', '--name-only', `main:envs/${environment}/${app}/rendered`).filter(isObject).length;
    const change = changed ? `+${files.added.length} ~${files.changed.length} -${files.removed.length} files, commit ${commit!.slice(0, 10)}` : 'nothing changed';
    return [environment, app, `${objects}`, change];
  });
  console.log(table([['environment', 'app', 'objects', 'config repository'], ...rows]));
  if (published.every(({ changed }) => !changed)) console.log('\nNothing changed since the last run: no commit was made.');
}

/** Files of the kernel of publish itself do not count. */
function isObject(file: string): boolean {
  return file.includes('/');
}

function tellWhatIsNext(published: readonly Published[]): void {
  const object = 'envs/laptop/tumor-triage/rendered/tumor-triage/';
  console.log(`
Look at what Argo CD would sync:
  git --git-dir ${repository} log --stat --reverse
  git --git-dir ${repository} ls-tree -r --name-only main ${object}
  git --git-dir ${repository} show main:argocd/root.yaml

Then change something and run it again: in apps/tumor-triage/training.ts, another schedule makes one commit with one
changed file; a misspelt field or the name of a Secret that nobody makes is refused, with the line to mend.
${published.some(({ changed }) => changed) ? '\nRun npm run demo once more: nothing has changed, so no commit is made.\n' : ''}
Start your own: README.md, "Your own app".`);
}

function git(...argv: readonly string[]): string[] {
  return execFileSync('git', ['--git-dir', repository, ...argv], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main();
