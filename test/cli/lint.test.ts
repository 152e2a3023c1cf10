import { spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { cli, command, UserProject } from './cli';

let project: UserProject;
afterEach(() => project.remove());

const folder = (files: Record<string, string>): string => (project = new UserProject(files)).folder;

/** The problems that `lint --json` prints, by the given fields, with the exit code. */
async function lint(argv: readonly string[], fields: readonly string[] = ['file', 'code', 'path'], input?: string) {
  const { code, stdout, stderr } = await cli(project.folder, ['lint', '--json', ...argv], { input });
  const problems = JSON.parse(stdout) as Record<string, unknown>[];
  return { code, stderr, problems: problems.map((problem) => fields.map((field) => problem[field])) };
}

const configMap = (name: string, more = 'data: {a: b}'): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${more}\n`;
const typo = (name: string): string => configMap(name, 'dta: {a: b}');
const wrongName = configMap('Settings');

const podThatReads = (name: string): string => `apiVersion: v1
kind: Pod
metadata: {name: reader}
spec:
  containers: [{name: main, image: "registry.example/reader:1", envFrom: [{configMapRef: {name: ${name}}}]}]
`;

const definition = (kind: string, type: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${kind.toLowerCase()}s.example.com}
spec:
  group: example.com
  names: {kind: ${kind}, plural: ${kind.toLowerCase()}s}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: ${type}}}}}}}
`;
const custom = (kind: string): string => `apiVersion: example.com/v1\nkind: ${kind}\nmetadata: {name: one}\nspec: {size: big}\n`;

test('JSON has every field of the contract for a problem, and an empty list for none', async () => {
  folder({ 'bad.yaml': `${configMap('good')}---\n${typo('settings').replace('{name', '{namespace: shop, name')}`, 'good.yaml': configMap('fine') });
  const bad = await cli(project.folder, ['lint', 'bad.yaml', '--json', '--only', 'schema']);
  expect(JSON.parse(bad.stdout)).toMatchObject([
    {
      file: 'bad.yaml',
      document: 1,
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'shop',
      name: 'settings',
      code: 'schema/unknown-field',
      category: 'schema',
      severity: 'error',
      path: 'dta',
      message: 'Unknown field dta.',
      hint: 'Did you mean data?',
      line: 9,
      column: 1,
    },
  ]);
  expect({ code: bad.code, stderr: bad.stderr }).toEqual({ code: 2, stderr: '' });
  expect(await cli(project.folder, ['lint', 'good.yaml', '--format', 'json'])).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
});

test('files, folders and standard input are one set, and lists count item by item', async () => {
  folder({ 'b/deep/reader.yaml': podThatReads('from-stdin'), 'a.json': JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'Upper' } }) });
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${configMap('from-stdin').replaceAll('\n', '\n  ')}\n- ${typo('other').replaceAll('\n', '\n  ')}\n`;
  expect(await lint(['a.json', 'b', '-'], ['file', 'document', 'name', 'code', 'path', 'line'], list)).toEqual({
    code: 2,
    stderr: '',
    problems: [
      ['a.json', 0, 'Upper', 'names/invalid-name', 'metadata.name', 1],
      ['stdin', 0, 'other', 'schema/unknown-field', 'dta', 12],
    ],
  });
});

test('--isolated judges each file on its own: no duplicates across files, and no object of another file', async () => {
  folder({ 'a.yaml': configMap('settings'), 'b.yaml': configMap('settings'), 'reader.yaml': podThatReads('settings') });
  const duplicate = ['b.yaml', 'names/duplicate-identity', 'metadata.name'];
  const missing = ['reader.yaml', 'references/missing-object', 'spec.containers[0].envFrom[0].configMapRef.name'];
  expect((await lint(['a.yaml', 'b.yaml', 'reader.yaml', '--only', 'names,references'])).problems).toEqual([duplicate]);
  expect((await lint(['a.yaml', 'b.yaml', 'reader.yaml', '--only', 'names', '--only', 'references', '--isolated'])).problems).toEqual([missing]);
});

test('CustomResourceDefinitions among the documents serve as schemas; with --isolated those of the same file', async () => {
  folder({ 'crd.yaml': definition('Widget', 'integer'), 'widget.yaml': custom('Widget'), 'both.yaml': `${custom('Gadget')}---\n${definition('Gadget', 'integer')}` });
  const fields = ['file', 'kind', 'code', 'severity', 'path'];
  const wrong = (file: string, kind: string) => [file, kind, 'schema/type', 'error', 'spec.size'];
  const paths = ['crd.yaml', 'widget.yaml', 'both.yaml'];
  expect((await lint(paths, fields)).problems).toEqual([wrong('both.yaml', 'Gadget'), wrong('widget.yaml', 'Widget')]);
  expect((await lint([...paths, '--isolated'], fields)).problems).toEqual([
    wrong('both.yaml', 'Gadget'),
    ['widget.yaml', 'Widget', 'schema/unknown-kind', 'warning', 'apiVersion'],
  ]);
});

test('--schemas takes files and folders, again and again, knows them for every file and does not judge them', async () => {
  folder({
    'crds/widget.yaml': definition('Widget', 'integer'),
    'crds/kustomization.yaml': 'resources: [widget.yaml]\n',
    'gadget.yaml': `${definition('Gadget', 'integer')}---\n${wrongName}`,
    'in/all.yaml': `${custom('Widget')}---\n${custom('Gadget')}`,
  });
  const { problems } = await lint(['in', '--isolated', '--schemas', 'crds', '--schemas', 'gadget.yaml'], ['file', 'kind', 'code']);
  expect(problems).toEqual(['Widget', 'Gadget'].map((kind) => ['in/all.yaml', kind, 'schema/type']));
});

test('what is wrong with --schemas is a mistake in the call, told for all of them before anything is judged', async () => {
  folder({
    'old.yaml': definition('Widget', 'integer').replace('apiextensions.k8s.io/v1', 'apiextensions.k8s.io/v1beta1'),
    'other.yaml': configMap('settings'),
    'broken.yaml': 'a: [',
  });
  const { code, stdout, stderr } = await cli(project.folder, ['lint', 'other.yaml', ...['old.yaml', 'other.yaml', 'broken.yaml', 'gone'].flatMap((file) => ['--schemas', file])]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.split('\n')).toEqual([
    '--schemas old.yaml: CustomResourceDefinition widgets.example.com is of apiextensions.k8s.io/v1beta1, which Kubernetes does not serve any more. Use apiextensions.k8s.io/v1.',
    '--schemas other.yaml: There is no CustomResourceDefinition in it.',
    '--schemas broken.yaml: The YAML cannot be read: a value is missing here.',
    '--schemas gone: The file gone cannot be read: there is none.',
    '',
  ]);
});

test('--kubernetes-version decides which built-in kinds are known: 1.34, the default, or 1.36', async () => {
  folder({
    'new.yaml': 'apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingAdmissionPolicyBinding\nmetadata: {name: one}\nspec: {policyNme: two}\n',
    'old.yaml': 'apiVersion: storage.k8s.io/v1alpha1\nkind: VolumeAttributesClass\nmetadata: {name: one}\ndriverNme: csi.example.com\n',
  });
  const judged = async (...argv: string[]) => (await lint(['.', '--only', 'schema', ...argv])).problems.filter(([, code]) => code === 'schema/unknown-field');
  const old = [['old.yaml', 'schema/unknown-field', 'driverNme']];
  expect(await judged()).toEqual(old);
  expect(await judged('--kubernetes-version', '1.34')).toEqual(old);
  expect(await judged('--kubernetes-version', '1.36')).toEqual([['new.yaml', 'schema/unknown-field', 'spec.policyNme']]);
  for (const version of ['1.35', '1.3', 'v1.34']) {
    const { code, stdout, stderr } = await cli(project.folder, ['lint', '.', '--kubernetes-version', version]);
    expect({ code, stdout, allowed: stderr.includes('Allowed choices are 1.34, 1.36.') }).toEqual({ code: 1, stdout: '', allowed: true });
  }
});

test('--argo-workflows-version decides by which release workflows are judged: 4.1, the default, or 3.7', async () => {
  folder({
    'old.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata: {name: one}\nspec: {schedule: "0 3 * * *", workflowSpec: {entrypoint: a}}\n',
    'new.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: two}\nspec: {executorPlugins: []}\n',
  });
  const judged = async (...argv: string[]) => (await lint(['old.yaml', 'new.yaml', '--only', 'schema', ...argv])).problems;
  const byNew = [
    ['old.yaml', 'schema/required', 'spec.schedules'],
    ['old.yaml', 'schema/unknown-field', 'spec.schedule'],
  ];
  expect(await judged()).toEqual(byNew);
  expect(await judged('--argo-workflows-version', '4.1')).toEqual(byNew);
  expect(await judged('--argo-workflows-version', '3.7')).toEqual([['new.yaml', 'schema/unknown-field', 'spec.executorPlugins']]);
});

test('--only checks the named categories alone', async () => {
  folder({ 'a.yaml': `${typo('Settings')}---\n${podThatReads('gone')}` });
  const codes = async (...argv: string[]) => (await lint(['a.yaml', ...argv], ['code'])).problems.flat();
  expect(await codes('--only', 'schema')).toEqual(['schema/unknown-field']);
  expect(await codes('--only', 'names')).toEqual(['names/invalid-name']);
  expect(await codes('--only', 'schema, names')).toEqual(['names/invalid-name', 'schema/unknown-field']);
  expect(await codes('--only', 'security,deprecated,controller')).toEqual([]);
  const { code, stderr } = await cli(project.folder, ['lint', 'a.yaml', '--only', 'schema,name']);
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("There is no category 'name'. Did you mean 'names'? Choose of schema, names,") as string });
});

test('--waive lets a code pass, again and again, and the report keeps the reason', async () => {
  folder({ 'a.yaml': typo('Settings') });
  const waivers = ['--waive', 'schema/unknown-field=the next version knows it = yes', '--waive', 'names/invalid-name=old cluster'];
  expect(await lint(['a.yaml', ...waivers.slice(0, 2)], ['code'])).toMatchObject({ code: 2, problems: [['names/invalid-name']] });
  const { code, stdout } = await cli(project.folder, ['lint', 'a.yaml', ...waivers, '--waive', 'names/invalid-nam=typo']);
  expect(code).toBe(0);
  for (const line of ['the next version knows it = yes', 'old cluster', 'names/invalid-nam (typo): did you mean names/invalid-name?', 'No problems; 2 waived; 1 waiver without use.']) {
    expect(stdout).toContain(line);
  }
  expect(await cli(project.folder, ['lint', 'a.yaml', '--waive', 'names/invalid-name='])).toMatchObject({ code: 1, stdout: '' });
});

test('every format is chosen by its name, and GitHub annotations by themselves where GitHub runs the command', async () => {
  folder({ 'a.yaml': typo('settings') });
  const run = async (argv: readonly string[], env = {}) => (await cli(project.folder, ['lint', 'a.yaml', ...argv], { env })).stdout;
  expect(await run(['--format', 'text'])).toMatch(/^a\.yaml:4:1 {2}ConfigMap settings\n {2}4 \| dta: \{a: b\}\n/);
  expect(JSON.parse(await run(['--format', 'sarif']))).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'schema/unknown-field' }] }] });
  expect(await run(['--format', 'junit'])).toMatch(/^<\?xml .*failures="1"/s);
  const annotation = '::error file=a.yaml,line=4,col=1,title=schema/unknown-field::';
  expect(await run(['--format', 'github'])).toContain(annotation);
  expect(await run([], { GITHUB_ACTIONS: 'true' })).toContain(annotation);
  expect(await run(['--format', 'text'], { GITHUB_ACTIONS: 'true' })).not.toContain('::error');
});

test('only errors make the exit code 2', async () => {
  folder({ 'warning.yaml': custom('Widget') });
  expect(await lint(['warning.yaml'], ['severity'])).toEqual({ code: 0, stderr: '', problems: [['warning']] });
});

test('YAML is read as Kubernetes reads it: booleans of YAML 1.1, the last of equal keys, anchors in merges', async () => {
  folder({ 'a.yaml': configMap('one', 'data: {quoted: "yes", bare: yes, on: text, octal: 010}\nimmutable: off') });
  expect((await lint(['a.yaml', '--only', 'schema'], ['path', 'message'])).problems).toEqual([
    ['data.bare', 'Expected string, got boolean true.'],
    ['data.octal', 'Expected string, got integer 8.'],
  ]);
});

test('what cannot be read is a problem among the others: a path, a broken document, a folder without manifests', async () => {
  folder({ 'a.yaml': `a: [\n---\n${typo('settings')}`, 'empty/notes.txt': '', 'locked.yaml': '', 'latin1.yaml': '' });
  project.write({ 'latin1.yaml': Buffer.from('a: \xff', 'latin1') });
  chmodSync(project.path('locked.yaml'), 0);
  const unreadable = process.getuid?.() === 0 ? [] : [['locked.yaml', 'yaml/unreadable-file']];
  expect(await lint(['gone.yaml', 'a.yaml', 'empty', 'latin1.yaml', ...unreadable.map(([file]) => file!)], ['file', 'code'])).toEqual({
    code: 2,
    stderr: '',
    problems: [
      ['a.yaml', 'yaml/syntax'],
      ['a.yaml', 'schema/unknown-field'],
      ['gone.yaml', 'yaml/unreadable-file'],
      ['latin1.yaml', 'yaml/unreadable-file'],
      ...unreadable,
      ['empty', 'yaml/empty-folder'],
    ],
  });
});

test.each([[[], "error: missing required argument 'path'"], [[''], "error: command-argument value '' is invalid for argument 'path'. The path is empty."]])('lint %j has nothing to look at, which is wrong usage', async (argv, message) => {
  folder({ 'a.yaml': typo('settings') });
  const { code, stdout, stderr } = await cli(project.folder, ['lint', ...argv]);
  expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(message) as string });
});

test('a report of megabytes arrives whole, and 10,000 documents, each once, in one run', async () => {
  folder({ 'all.yaml': Array.from({ length: 10_000 }, (_, i) => (i % 2 ? typo(`name-${i}`) : configMap(`name-${i}`))).join('---\n') });
  const { code, problems } = await lint(['all.yaml'], ['document']);
  expect(code).toBe(2);
  expect(problems.flat()).toEqual(Array.from({ length: 5000 }, (_, i) => 2 * i + 1));
});

test('a reader that stops early, such as head, is no failure', async () => {
  folder({ 'all.yaml': Array.from({ length: 1000 }, (_, i) => typo(`name-${i}`)).join('---\n') });
  const child = spawn(process.execPath, [command, 'lint', 'all.yaml'], { cwd: project.folder });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
  child.stdout.destroy();
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
});
