import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { ImportError } from '../../lib/import/import-entry';
import { runImport } from '../../lib/import/run-import';
import { crd, object, string, swagger } from './crd';

const widget = crd(object({ a: string }));

/** A project with the files of upstream in `upstream/` and the list `imports`. */
function project(imports: unknown, upstream: Record<string, string> = {}): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'imports-')));
  writeFileSync(path.join(root, 'cdk8s.yaml'), stringify({ app: 'true', imports }));
  for (const [file, text] of Object.entries(upstream)) write(path.join(root, 'upstream', file), text);
  return root;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const importFrom = (root: string, check = false) => runImport({ root, from: path.join(root, 'upstream'), check });

/** The messages of an import that fails, and proof that `imports/` is as it was. */
async function problemsOf(root: string, run: () => Promise<unknown> = () => importFrom(root)): Promise<readonly string[]> {
  write(path.join(root, 'imports/kept.ts'), 'kept');
  const error = await run().then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof ImportError)) throw error ?? new Error('The import did not fail.');
  expect(readdirSync(path.join(root, 'imports'))).toEqual(['kept.ts']);
  expect(readdirSync(root).filter((name) => name.startsWith('imports.'))).toEqual([]);
  return error.problems.map((problem) => problem.replaceAll(root, 'ROOT'));
}

const base = 'https://raw.example.org/acme/widgets/v1';

describe('a local folder', () => {
  test('gives the file of the address\'s name, wherever it lies', async () => {
    const root = project([`acme:=${base}/deploy/crds/widget.yaml`], { 'any/where/widget.yaml': widget });
    await importFrom(root);
    expect(readdirSync(path.join(root, 'imports'), { recursive: true }).sort()).toEqual(['acme.ts', 'schemas', 'schemas/acme.json', 'schemas/index.json']);
  });

  test('of several files of a name gives the one whose folders name the system or the tag', async () => {
    const other = crd(object({ b: string }), { group: 'other.io' });
    const root = project([`acme:=${base}/widget.yaml`, `other:=https://raw.example.org/x/y/v2/widget.yaml`], { 'acme/v1/widget.yaml': widget, 'acme/v2/widget.yaml': other });
    await importFrom(root);
    expect(readFileSync(path.join(root, 'imports/acme.ts'), 'utf8')).toContain("'acme.io/v1'");
    expect(readFileSync(path.join(root, 'imports/other.ts'), 'utf8')).toContain("'other.io/v1'");
  });

  test('gives the file of the fragment', async () => {
    const root = project([`acme:=${base}/chart.yaml#acme/widget.yaml`], { 'acme/widget.yaml': widget, 'widget.yaml': 'no' });
    await expect(importFrom(root)).resolves.toMatchObject({ statistics: { kinds: 1 } });
  });
});

describe('bad input is named by its entry, all at once, and imports/ stays', () => {
  test('a list that is missing, and entries that are none', async () => {
    expect(await problemsOf(project(undefined))).toEqual(['[cdk8s.yaml] The list `imports` is missing or empty. Add entries such as `- istio:=https://...`.']);
    expect(await problemsOf(project([`${base}/widget.yaml`, { a: 1 }, `acme:=${base}/widget.yaml`]))).toEqual([
      `[cdk8s.yaml imports[0] ${base}/widget.yaml] The entry is not \`system:=URL\`. Write, for example, istio:=https://...`,
      '[cdk8s.yaml imports[1] {"a":1}] The entry is not `system:=URL`. Write, for example, istio:=https://...',
    ]);
  });

  test('files that are missing or not to be told apart', async () => {
    const root = project([`acme:=${base}/none.yaml`, `acme:=${base}/twice.yaml`, `acme:=${base}/x.yaml#a/none.yaml`], { 'a/twice.yaml': widget, 'b/twice.yaml': widget });
    expect(await problemsOf(root)).toEqual([
      `[cdk8s.yaml imports[0] acme:=${base}/none.yaml] ROOT/upstream has no file none.yaml. Add it, or correct the entry.`,
      `[cdk8s.yaml imports[1] acme:=${base}/twice.yaml] ROOT/upstream has several files twice.yaml: a/twice.yaml, b/twice.yaml. Say which one by a fragment: ...#a/twice.yaml.`,
      `[cdk8s.yaml imports[2] acme:=${base}/x.yaml] ROOT/upstream has no file a/none.yaml. Add it, or correct the entry.`,
    ]);
  });

  test('a folder that is not there', async () => {
    const root = project([`acme:=${base}/widget.yaml`]);
    expect(await problemsOf(root)).toEqual(['[--from ROOT/upstream] The folder does not exist. Give one that holds upstream\'s files.']);
  });

  test('what is no YAML, no JSON, and has no schema in it', async () => {
    const root = project(['yaml', 'json', 'empty', 'other', 'stub', 'good'].map((name) => `acme:=${base}/${name}.yaml`), {
      'yaml.yaml': 'a: [1\nb: 2\n', 'json.yaml': '{"a": 1', 'empty.yaml': '', 'other.yaml': 'kind: ConfigMap\n', 'good.yaml': widget,
      'stub.yaml': crd({}, { versions: [{ name: 'v1', served: true, storage: true }] }),
    });
    const entry = (index: number, name: string) => `[cdk8s.yaml imports[${index}] acme:=${base}/${name}.yaml]`;
    const noSchema = 'The file has no schema in it: neither a CustomResourceDefinition nor OpenAPI or JSON Schema definitions. Correct the address.';
    const problems = await problemsOf(root);
    expect(problems[0]).toMatch(/^\[cdk8s\.yaml imports\[0\] acme:=\S+\/yaml\.yaml\] The file is not YAML: line 2: .*\. Correct the address\.$/);
    expect(problems[1]).toMatch(/^\[cdk8s\.yaml imports\[1\] acme:=\S+\/json\.yaml\] The file is not JSON: .*\. Correct the address\.$/);
    expect(problems.slice(2)).toEqual([
      `${entry(2, 'empty')} ${noSchema}`,
      `${entry(3, 'other')} ${noSchema}`,
      `${entry(4, 'stub')} CustomResourceDefinition widgets.acme.io has no schema for version v1: spec.versions[].schema.openAPIV3Schema is missing.`,
    ]);
  });

  test('two sources for one kind of one system', async () => {
    const root = project([`acme:=${base}/a.yaml`, `acme:=${base}/b.yaml`, `other:=${base}/b.yaml`], { 'a.yaml': widget, 'b.yaml': widget });
    expect(await problemsOf(root)).toEqual([
      `[cdk8s.yaml imports[1] acme:=${base}/b.yaml] acme.io/v1 Widget is defined a second time, after cdk8s.yaml imports[0] acme:=${base}/a.yaml. Remove one of the two entries.`,
    ]);
  });
});

describe('the network', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.statusCode = request.url === '/widget.yaml' ? 200 : 404;
      response.end(widget);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('gives the same as a local copy', async () => {
    const root = project([`acme:=${url}/widget.yaml`], { 'widget.yaml': widget });
    await runImport({ root });
    await expect(importFrom(root, true)).resolves.toMatchObject({ difference: { changed: [], missing: [], foreign: [] } });
  });

  test('a server that refuses and one that is not there are named together', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const port = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    const root = project([`acme:=${url}/none.yaml`, `acme:=http://127.0.0.1:${port}/widget.yaml`]);
    expect(await problemsOf(root, () => runImport({ root }))).toEqual([
      `[cdk8s.yaml imports[0] acme:=${url}/none.yaml] The server answers 404 Not Found. Check the tag and the path in the address.`,
      `[cdk8s.yaml imports[1] acme:=http://127.0.0.1:${port}/widget.yaml] The address cannot be reached: ECONNREFUSED. ` +
        'Check the network and the address, or read a local copy with --from DIR.',
    ]);
  });
});

describe('imports/', () => {
  test('is the same after a second run, and foreign files are gone', async () => {
    const root = project([`acme:=${base}/widget.yaml`, `kubernetes-1.34:=${base}/swagger.json`], { 'widget.yaml': widget, 'swagger.json': swagger });
    await importFrom(root);
    const first = contents(path.join(root, 'imports'));
    write(path.join(root, 'imports/istio-networking.istio.io.ts'), 'by another tool');
    expect((await importFrom(root, true)).difference).toEqual({ changed: [], missing: [], foreign: ['istio-networking.istio.io.ts'] });
    await importFrom(root);
    expect(contents(path.join(root, 'imports'))).toEqual(first);
    expect(readdirSync(root).sort()).toEqual(['cdk8s.yaml', 'imports', 'upstream']);
  });

  test('is compared and not written by --check', async () => {
    const root = project([`acme:=${base}/widget.yaml`], { 'widget.yaml': widget });
    expect((await importFrom(root, true)).difference.missing).toEqual(['acme.ts', 'schemas/acme.json', 'schemas/index.json']);
    expect(existsSync(path.join(root, 'imports'))).toBe(false);
    await importFrom(root);
    writeFileSync(path.join(root, 'imports/acme.ts'), 'edited');
    rmSync(path.join(root, 'imports/schemas/index.json'));
    expect((await importFrom(root, true)).difference).toEqual({ changed: ['acme.ts'], missing: ['schemas/index.json'], foreign: [] });
    expect(readFileSync(path.join(root, 'imports/acme.ts'), 'utf8')).toBe('edited');
  });

  test('can be read by others, as any new folder', async () => {
    const root = project([`acme:=${base}/widget.yaml`], { 'widget.yaml': widget });
    await importFrom(root);
    expect(statSync(path.join(root, 'imports')).mode).toBe(statSync(path.join(root, 'upstream')).mode);
  });

  test('cdk8s.yaml is only read', async () => {
    const root = project([`acme:=${base}/widget.yaml`], { 'widget.yaml': widget });
    const before = statSync(path.join(root, 'cdk8s.yaml')).mtimeMs;
    await importFrom(root);
    expect(statSync(path.join(root, 'cdk8s.yaml')).mtimeMs).toBe(before);
  });
});

function contents(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item): [string, string] => [item.name, readFileSync(path.join(item.parentPath, item.name), 'utf8')])
    .sort();
}
