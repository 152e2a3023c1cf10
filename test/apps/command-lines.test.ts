import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { cli } from '../cli/cli';
import { describeObject, published, repositoryRoot } from './published-apps';

const folder = mkdtempSync(path.join(tmpdir(), 'cdk8s-mlops-apps-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All objects below a folder, in an order of their own. */
function objectsBelow(below: string): unknown[] {
  const files = readdirSync(below, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return sorted(files.flatMap((file) => parseAllDocuments(readFileSync(path.join(below, file), 'utf8')).map((document) => document.toJS() as unknown)));
}

function sorted(objects: readonly unknown[]): unknown[] {
  const key = (object: unknown): string => `${(object as { apiVersion: string }).apiVersion} ${describeObject(object as never)}`;
  return [...objects].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

test('cdk8s-mlops synth writes the objects of every app and environment, and no problem', async () => {
  const output = path.join(folder, 'command-line');
  const { code, stdout, stderr } = await cli(repositoryRoot, ['synth', '--output', output]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^No problems\.\n/);
  for (const { app, environment, objects } of published) {
    const written = parseAllDocuments(readFileSync(path.join(output, environment, `${app}.yaml`), 'utf8')).map((document) => document.toJS() as unknown);
    expect(sorted(written)).toEqual(sorted(objects));
  }
});

const local = published.filter(({ environment }) => environment !== 'staging').map((one) => [one.app, one.environment, one.objects] as const);

test.each(local)('main.ts of %s, which the stock cdk8s synth runs, gives the same objects for %s', async (app, environment, objects) => {
  const output = path.join(folder, app, environment);
  const argv = ['--import', 'tsx', `apps/${app}/main.ts`, environment];
  const { stderr } = await promisify(execFile)(process.execPath, argv, { cwd: repositoryRoot, env: { ...process.env, CDK8S_OUTDIR: output } });
  expect(stderr).toBe('');
  expect(objectsBelow(output)).toEqual(sorted(objects));
});
