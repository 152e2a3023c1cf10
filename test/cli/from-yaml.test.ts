import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cli } from './cli';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'cdk8s-mlops-from-yaml-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const template = (name: string, more = ''): string => `apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: ${name}${more}}\nspec: {}\n`;

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

test('every WorkflowTemplate gets a file of its own, and what was written is named', async () => {
  write({ 'a/one.yaml': `${template('one')}---\nkind: Pod\napiVersion: v1\nmetadata: {name: other}\n`, 'a/two.yaml': template('two') });
  const { code, stdout, stderr } = await cli(folder, ['from-yaml', 'a', '--output', 'src/handles']);
  const written = path.join(folder, 'src/handles');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(['one', 'two'].map((name) => `${path.join(written, name)}.workflow-template.ts\n`).join(''));
  expect(readdirSync(written)).toEqual(['one.workflow-template.ts', 'two.workflow-template.ts']);
  expect(readFileSync(path.join(written, 'two.workflow-template.ts'), 'utf8')).toContain("export const two = existingWorkflowTemplate('two', {});\n");
});

test('without a folder it is printed, each file under its name', async () => {
  write({ 'one.yaml': template('one'), 'two.yaml': template('two') });
  const text = (name: string) =>
    `import { existingWorkflowTemplate } from 'cdk8s-mlops/argo-workflows';\n\n/** WorkflowTemplate \`${name}\`. Written by \`cdk8s-mlops from-yaml\`. */\nexport const ${name} = existingWorkflowTemplate('${name}', {});\n`;
  expect((await cli(folder, ['from-yaml', 'one.yaml'])).stdout).toBe(text('one'));
  const both = `// one.workflow-template.ts\n${text('one')}\n// two.workflow-template.ts\n${text('two')}`;
  expect((await cli(folder, ['from-yaml', 'one.yaml', 'two.yaml'])).stdout).toBe(both);
});

test.each([
  ['broken.yaml', `a: [\n---\n${template('one')}`, /^broken\.yaml:2:1: The YAML cannot be read/],
  ['other.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n', /^There is no WorkflowTemplate in other\.yaml\.\n$/],
  ['outside.yaml', template('"../outside"'), /^The API server refuses the name '\.\.\/outside' of a WorkflowTemplate\. Use small letters, digits, - and dots\.\n$/],
  [
    'twice.yaml',
    `${template('one', ', namespace: a')}---\n${template('one', ', namespace: b')}`,
    /^Two WorkflowTemplates would both be written to one\.workflow-template\.ts\. Write them to different folders, one namespace at a time\.\n$/,
  ],
])('%s is refused, and nothing is written', async (name, text, message) => {
  write({ [name]: text });
  const { code, stdout, stderr } = await cli(folder, ['from-yaml', name, '--output', 'handles']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(existsSync(path.join(folder, 'handles'))).toBe(false);
});
