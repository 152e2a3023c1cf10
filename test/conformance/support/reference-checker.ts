import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { StageContext } from '../stage';

/** What the API server's own library says of one object. */
export interface ReferenceVerdict {
  readonly status: 'valid' | 'invalid' | 'no-schema' | 'unreadable';
  readonly errors: readonly { readonly source: string; readonly path?: string; readonly reason?: string; readonly message: string }[];
}

/** Builds the reference checker once; needs Go. */
export function buildChecker({ shared, cache }: Pick<StageContext, 'shared' | 'cache'>): string {
  const folder = path.join(cache, 'schema-check');
  const binary = path.join(folder, 'crd-check');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('go', ['build', '-o', `${folder}/`, './...'], {
      cwd: path.join(shared, 'tools', 'schema-check'),
      env: { ...process.env, CGO_ENABLED: '0' },
      stdio: 'inherit',
    });
  }
  return binary;
}

/** Judges objects by CustomResourceDefinitions; one verdict for each, in order. */
export function checkByReference(binary: string, definitions: readonly string[], objects: readonly unknown[]): ReferenceVerdict[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'objects-'));
  try {
    const file = path.join(folder, 'objects.yaml');
    writeFileSync(file, objects.map((object) => `---\n${JSON.stringify(object)}\n`).join(''));
    const run = spawnSync(binary, [...definitions.flatMap((source) => ['-crds', source]), file], { encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (run.status !== 0 && run.status !== 1) throw new Error(`crd-check could not run: ${run.stderr}`);
    const verdicts = run.stdout.trim().split('\n').map((line) => JSON.parse(line) as ReferenceVerdict);
    if (verdicts.length !== objects.length) throw new Error(`crd-check judged ${verdicts.length} of ${objects.length} objects`);
    return verdicts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
