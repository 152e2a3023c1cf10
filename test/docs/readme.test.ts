import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { published } from '../apps/published-apps';
import { cli, UserProject } from '../cli/cli';
import { codeBlocks, repositoryRoot } from './markdown';

const page = readFileSync(path.join(repositoryRoot, 'README.md'), 'utf8');

/** The n-th block of the README in a language. */
const block = (language: string, index = 0): string => codeBlocks(language).filter(({ place }) => place.startsWith('README.md:'))[index]!.code;

const app = block('ts');

test('the demo publishes as many objects as the README shows', () => {
  const shown = [...block('text').matchAll(/^(\w+) +([\w-]+) +(\d+) /gm)].map(([, environment, name, count]) => ({ environment, name, count: Number(count) }));
  expect(shown).toEqual(published.map(({ environment, app: name, objects }) => ({ environment, name, count: objects.length })));
  expect(page).toContain(`all ${shown.reduce((sum, { count }) => sum + count, 0)} objects`);
});

describe('the app of "Your own app"', () => {
  const project = new UserProject({ 'cdk8s.yaml': block('yaml'), 'greeter.ts': app });
  afterAll(() => project.remove());

  test('synthesizes, and the command says what the README shows', async () => {
    const { code, stdout, stderr } = await cli(project.folder, ['synth']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd()).toBe(block('text', 1));
  });

  test('with the two mistakes that the README names, the command says what the README shows', async () => {
    const mistaken = app.replace('configMap: { name: page.name }', "configMap: { name: 'pages' }").replace('number: 80 ', 'number: 8080 ');
    const { code, stdout } = await cli(project.write({ 'greeter.ts': mistaken }).folder, ['synth']);
    expect(code).toBe(2);
    expect(stdout.trimEnd()).toBe(block('text', 2));
  });

  test('has about forty lines', () => {
    expect(app.split('\n').length).toBeLessThanOrEqual(45);
  });
});

describe('the table of systems', () => {
  const rows = [...page.matchAll(/^\| [^|]+ \| `([a-z0-9.-]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, classes, checks, version]) => ({
    classes: classes!,
    checks: /^`(.*)`$/.exec(checks!)?.[1],
    version: version!,
  }));

  test('has every file of imports/', () => {
    const files = readdirSync(path.join(repositoryRoot, 'imports')).filter((file) => file.endsWith('.ts'));
    expect(rows.map(({ classes }) => classes).sort()).toEqual(files.map((file) => file.replace(/\.ts$/, '')).sort());
  });

  test('has every folder of constructs/ that exports checks', () => {
    expect([...new Set(rows.flatMap(({ checks }) => checks ?? []))].sort()).toEqual(readdirSync(path.join(repositoryRoot, 'constructs')).sort());
  });

  test('states the versions that imports/ was made from', () => {
    const { imports } = parse(readFileSync(path.join(repositoryRoot, 'cdk8s.yaml'), 'utf8')) as { imports: readonly string[] };
    for (const { classes, version } of rows.filter((row) => row.classes !== 'kubernetes')) {
      const urls = imports.filter((entry) => entry.startsWith(`${classes}:=`));
      expect({ classes, wrong: urls.filter((url) => !new RegExp(`/v?${version}/`).test(url)), known: urls.length > 0 }).toEqual({ classes, wrong: [], known: true });
    }
  });
});
