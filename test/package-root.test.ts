import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findPackageRoot, packageRoot } from '../lib/package-root';

describe('packageRoot', () => {
  const scratch = () => realpathSync(mkdtempSync(join(tmpdir(), 'package-root-')));

  test('is the folder of this package, from source', () => {
    expect(packageRoot()).toBe(resolve(__dirname, '..'));
  });

  test('is found from compiled code, past the package.json of other packages', () => {
    const root = scratch();
    const compiled = join(root, 'build', 'js', 'lib');
    mkdirSync(compiled, { recursive: true });
    writeFileSync(join(root, 'package.json'), '{"name": "cdk8s-mlops"}');
    writeFileSync(join(root, 'build', 'package.json'), '{"type": "commonjs"}');
    expect(findPackageRoot(compiled)).toBe(root);
  });

  test('without the package says where it looked', () => {
    const root = scratch();
    expect(() => findPackageRoot(root)).toThrow(
      `No package.json of cdk8s-mlops in ${root} or above it. Install the package as a whole: its data files lie beside its code.`,
    );
  });
});
