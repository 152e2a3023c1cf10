import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageJson, root } from './subpaths';

export interface PackedFile {
  readonly path: string;
  readonly size: number;
}

export interface Packed {
  readonly filename: string;
  /** Bytes of the tarball. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly PackedFile[];
}

/** What `npm publish` would upload, in a folder. */
export function pack(folder: string): Packed {
  const argv = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', argv, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as [Packed];
  return packed;
}

/**
 * A project that has the packed package and what it asks for, each exactly as npm would lay it out, but that nothing is fetched: no optional
 * peer, no types of Node or jest.
 */
export class Consumer {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'cdk8s-mlops-consumer-')));
  readonly packed: Packed;

  constructor() {
    const modules = path.join(this.folder, 'node_modules');
    mkdirSync(path.join(modules, 'cdk8s-mlops'), { recursive: true });
    this.packed = pack(this.folder);
    execFileSync('tar', ['-xzf', path.join(this.folder, this.packed.filename), '--strip-components=1', '-C', path.join(modules, 'cdk8s-mlops')]);
    for (const name of [...Object.keys(packageJson.dependencies), 'cdk8s', 'constructs']) {
      mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
      symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
    }
  }

  write(files: Readonly<Record<string, string>>): this {
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(this.folder, file), text);
    return this;
  }

  /** Runs a tool that this repository has installed, or Node with a module of the consumer's. @returns what it printed */
  run(module: string, ...argv: string[]): string {
    try {
      return execFileSync(process.execPath, [module, ...argv], { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return `${stdout}${stderr}` || String(error);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
