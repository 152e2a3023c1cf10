import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** kustomize as pinned in `test/conformance/tools/go.mod`; Go's own cache makes a second build cheap. */
export class Kustomize {
  private readonly binary: string;

  constructor(cache: string) {
    const bin = path.join(cache, 'bin');
    const tools = path.resolve(__dirname, '../tools');
    execFileSync('go', ['install', 'sigs.k8s.io/kustomize/kustomize/v5'], { cwd: tools, env: { ...process.env, GOBIN: bin }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.binary = path.join(bin, 'kustomize');
  }

  version(): string {
    return this.run(['version']).trim();
  }

  /** @returns the objects of a folder as YAML */
  build(folder: string): string {
    return this.run(['build', folder]);
  }

  /** What a promotion does. */
  setImages(folder: string, images: readonly string[]): void {
    this.run(['edit', 'set', 'image', ...images], folder);
  }

  private run(args: readonly string[], cwd?: string): string {
    return execFileSync(this.binary, args, { cwd, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] }).toString('utf8');
  }
}
