import { readFileSync, writeFileSync } from 'node:fs';
import { crd, object, string } from '../import/crd';
import { cli, UserProject } from './cli';

const url = 'https://raw.example.org/acme/widgets/v1/widget.yaml';
const widget = crd(object({ size: string }));
const regenerate = 'imports/ is not what cdk8s.yaml gives. Run `npm run import`, and commit the result.\n';

let project: UserProject;
beforeEach(() => {
  project = new UserProject({ 'cdk8s.yaml': `imports:\n  - acme:=${url}\n`, 'upstream/widget.yaml': widget });
});
afterEach(() => project.remove());

const runImport = (...flags: string[]) => cli(project.folder, ['import', '--from', 'upstream', ...flags]);

test('import says what is new and how much there is, and a second run that nothing changed', async () => {
  const statistics = /^imports\/: 1 systems, 1 kinds, 2 shapes; TypeScript \d+ kB, schemas \d+ kB\n$/;
  const first = await runImport();
  const files = ['acme.ts', 'schemas/acme.json', 'schemas/index.json'];
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout.split('\n').slice(0, 3)).toEqual(files.map((file) => `new      imports/${file}`));
  const second = await runImport();
  expect(second).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(statistics) as string });
  expect(await runImport('--check')).toEqual(second);
});

test('import --check writes nothing, names every difference and exits with 1', async () => {
  await runImport();
  writeFileSync(project.path('upstream/widget.yaml'), crd(object({ height: string })));
  project.write({ 'imports/by-hand.ts': 'export {};\n' });
  const before = readFileSync(project.path('imports/acme.ts'), 'utf8');
  const lines = [
    'changed  imports/acme.ts\n',
    'changed  imports/schemas/acme.json\n',
    'foreign  imports/by-hand.ts (not made by this command, which keeps the whole folder)\n',
  ];
  expect(await runImport('--check')).toEqual({ code: 1, stdout: '', stderr: lines.join('') + regenerate });
  expect(readFileSync(project.path('imports/acme.ts'), 'utf8')).toBe(before);
});

test('import that cannot read an entry exits with 1, names it, and leaves imports/ as it was', async () => {
  project.write({ 'upstream/widget.yaml': 'kind: ConfigMap\n' });
  expect(await runImport()).toEqual({
    code: 1,
    stdout: '',
    stderr:
      `[cdk8s.yaml imports[0] acme:=${url}] The file has no schema in it: neither a CustomResourceDefinition nor OpenAPI or JSON Schema ` +
      'definitions. Correct the address.\nimports/ was left as it was.\n',
  });
});
