import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../../lib/package-root';
import { crd, object, string } from './crd';

const cli = path.join(path.dirname(require.resolve('cdk8s-cli/package.json', { paths: [packageRoot()] })), 'bin', 'cdk8s');

/** A folder with our cdk8s.yaml, an `imports/` and a definition to import. */
function project(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'stock-'));
  cpSync(path.join(packageRoot(), 'cdk8s.yaml'), path.join(root, 'cdk8s.yaml'));
  writeFileSync(path.join(root, 'widget.yaml'), crd(object({ a: string })));
  mkdirSync(path.join(root, 'imports'));
  writeFileSync(path.join(root, 'imports/ours.ts'), 'ours');
  return root;
}

test('the stock cdk8s import asks for a language, and so does nothing in our project', () => {
  const root = project();
  const { status, stderr } = spawnSync('node', [cli, 'import', '--check-upgrade=false'], { cwd: root, encoding: 'utf8' });
  expect(status).not.toBe(0);
  expect(stderr).toContain('Missing required argument: language');
  expect(readdirSync(path.join(root, 'imports'))).toEqual(['ours.ts']);
});

test('with a language it writes to its own folder, not to imports/', () => {
  const root = project();
  execFileSync('node', [cli, 'import', 'widget.yaml', '-l', 'typescript', '--no-save', '--check-upgrade=false'], { cwd: root, stdio: 'pipe' });
  expect(readFileSync(path.join(root, 'imports/ours.ts'), 'utf8')).toBe('ours');
  expect(readdirSync(path.join(root, 'imports'))).toEqual(['ours.ts']);
  expect(readdirSync(path.join(root, 'build/cdk8s-import'))).toEqual(['acme.io.ts']);
});
