import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localProcesses, type LocalProcessesOptions } from '../../../../../constructs/argo-workflows/simulator/local-process';
import { SimulationError } from '../../../../../constructs/argo-workflows/simulator/simulation-error';
import type { StepOutcome, StepRequest, StepType } from '../../../../../constructs/argo-workflows/simulator/step-runner';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'local-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Template = Readonly<Record<string, unknown>>;

function request(template: Template, more: Partial<StepRequest> = {}): StepRequest {
  const type = ['script', 'containerSet', 'resource'].find((one) => one in template) ?? 'container';
  return {
    path: 'train', task: 'train', templateName: 'fit', type: type as StepType, template, attempt: 0, parameters: {}, artifacts: [], podName: 'wf-fit-1', isDaemon: false, volumes: [], ...more,
  };
}

function run(template: Template, more: Partial<StepRequest> = {}, options: Partial<LocalProcessesOptions> = {}): Promise<StepOutcome> {
  return localProcesses({ folder, ...options }).run(request(template, more));
}

function python(source: string, more: Template = {}): Template {
  return { script: { image: 'python:3', command: ['python3'], source }, ...more };
}

function text(content: unknown): string | undefined {
  return content instanceof Uint8Array ? Buffer.from(content).toString() : undefined;
}

test('a command runs as it is written, without a shell; what it prints is the result', async () => {
  const container = { image: 'node', command: ['node', '-e', 'console.log(process.argv.slice(1).join("|"))'], args: ['a b', '$HOME', '*; echo x'] };
  await expect(run({ container })).resolves.toEqual({ exitCode: 0, result: 'a b|$HOME|*; echo x\n', parameters: {}, artifacts: {} });
});

test('a script gets its source as a file', async () => {
  expect((await run(python('import sys\nprint(1 + 1, len(sys.argv))'))).result).toBe('2 1\n');
});

test('inputs lie where the template says, outputs are read from there: files and folders', async () => {
  const template = python(
    [
      'import json, os',
      "rows = open('/in/rows.csv').read().split()",
      "names = sorted(os.listdir('/in/models'))",
      "os.makedirs('/out/plots/deep')",
      "open('/out/count', 'w').write(str(len(rows)) + chr(10))",
      'open("/out/model.json", "w").write(json.dumps(names))',
      "open('/out/plots/deep/a.svg', 'w').write('<svg/>')",
    ].join('\n'),
    {
      inputs: { artifacts: [{ name: 'rows', path: '/in/rows.csv' }, { name: 'models', path: '/in/models' }] },
      outputs: {
        parameters: [{ name: 'count', valueFrom: { path: '/out/count' } }, { name: 'missing', valueFrom: { path: '/out/nope' } }],
        artifacts: [{ name: 'model', path: '/out/model.json' }, { name: 'plots', path: '/out/plots' }, { name: 'missing', path: '/out/nothing' }],
      },
    },
  );
  const artifacts = [
    { name: 'rows', path: '/in/rows.csv', content: Buffer.from('a b c') },
    { name: 'models', path: '/in/models', content: new Map([['m1', Buffer.from('1')], ['x/m2', Buffer.from('2')]]) },
  ];
  const outcome = await run(template, { artifacts });
  expect(outcome).toMatchObject({ exitCode: 0, parameters: { count: '3' } });
  expect(Object.keys(outcome.artifacts!)).toEqual(['model', 'plots']);
  expect(text(outcome.artifacts!.model)).toBe('["m1", "x"]');
  expect([...(outcome.artifacts!.plots as ReadonlyMap<string, Uint8Array>)].map(([name, bytes]) => [name, text(bytes)])).toEqual([['deep/a.svg', '<svg/>']]);
});

test('paths are rewritten as whole paths: not in URLs, not within names', async () => {
  const args = ['/out/x', '--to=/out/x/y', 'https://host/out/x', '/out/xy', 's3://b/out/x', '/usr/out/x', "'/out/x'", '/out/x.bak', '/tmp/a:/out/x'];
  const outputs = { artifacts: [{ name: 'x', path: '/out/x' }] };
  const { result } = await run({ container: { command: ['node', '-e', 'console.log(JSON.stringify(process.argv.slice(1)))', ...args] }, outputs });
  const root = path.join(folder, 'steps/wf-fit-1.0/root');
  expect(JSON.parse(result!)).toEqual([
    `${root}/out/x`, `--to=${root}/out/x/y`, 'https://host/out/x', '/out/xy', 's3://b/out/x', '/usr/out/x', `'${root}/out/x'`, '/out/x.bak', `${root}/tmp/a:${root}/out/x`,
  ]);
});

test('of this process a step sees PATH and nothing else', async () => {
  const { result } = await run({ container: { command: ['node', '-e', 'console.log(JSON.stringify(Object.keys(process.env).sort()))'] } });
  expect(JSON.parse(result!).filter((name: string) => !name.startsWith('__CF') && name !== 'LC_CTYPE')).toEqual(['HOME', 'PATH', 'STEP_ROOT', 'TMPDIR']);
});

test('variables come from the template, Secrets, ConfigMaps and fields, and refer to one another', async () => {
  const container = {
    command: ['node', '-e', 'console.log([process.env.A, process.env.B, process.env.C, process.env.D, process.env.E, process.env.DB_HOST, process.env.X ?? "-"].join(","), ...process.argv.slice(1))', '$(B)', '$$(B)', '$(NOPE)', '$(P)'],
    env: [
      { name: 'A', value: 'a' }, { name: 'B', value: '$(A)b' }, { name: 'P', value: '/tmp/p' }, { name: 'C', valueFrom: { secretKeyRef: { name: 'store', key: 'token' } } },
      { name: 'D', valueFrom: { configMapKeyRef: { name: 'settings', key: 'size' } } }, { name: 'E', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'X', valueFrom: { secretKeyRef: { name: 'nope', key: 'x', optional: true } } },
    ],
    envFrom: [{ prefix: 'DB_', configMapRef: { name: 'db' } }],
  };
  const { result } = await run({ container }, {}, { secrets: { store: { token: 's3cret' } }, configMaps: { settings: { size: '5' }, db: { HOST: 'h' } } });
  expect(result).toBe(`a,ab,s3cret,5,wf-fit-1,h,- ab $(B) $(NOPE) ${folder}/steps/wf-fit-1.0/root/tmp/p\n`);
});

test('an exit code other than 0 fails the step, with the last line of stderr; its outputs are read all the same', async () => {
  const outputs = { parameters: [{ name: 'seen', valueFrom: { path: '/tmp/seen' } }] };
  const source = "fs.writeFileSync('/tmp/seen', 'yes'); console.log('half'); console.error('first'); console.error('no data'); process.exitCode = 1";
  await expect(run({ container: { command: ['node', '-e', source] }, outputs })).resolves.toEqual({
    phase: 'Failed', exitCode: 1, message: 'It ended with exit code 1: no data', result: 'half\n', parameters: { seen: 'yes' }, artifacts: {},
  });
});

test('a step that runs too long is ended with all that it has started', async () => {
  const beats = path.join(folder, 'beats');
  const beat = "setInterval(() => require('fs').appendFileSync(process.env.BEATS, 'x'), 20)";
  const source = `require('child_process').spawn(process.execPath, ['-e', process.argv[1]], { stdio: 'inherit' }); setInterval(() => 0, 1000)`;
  const outcome = await run({ container: { command: ['node', '-e', source, beat] } }, { deadline: 1 }, { env: { BEATS: beats } });
  expect(outcome).toMatchObject({ phase: 'Failed', exitCode: 143, message: 'It was ended after 1 s', duration: 1 });
  const before = readFileSync(beats, 'utf8');
  expect(before).not.toBe('');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(readFileSync(beats, 'utf8')).toBe(before);
});

test('claims are shared between steps, an emptyDir belongs to one', async () => {
  const volumes = [{ name: 'work', persistentVolumeClaim: { claimName: 'data' } }, { name: 'scratch', emptyDir: {} }];
  const volumeMounts = [{ name: 'work', mountPath: '/workspace' }, { name: 'scratch', mountPath: '/scratch' }, { name: 'work', mountPath: '/sub', subPath: 'a/b' }];
  const step = (source: string): Template => ({ script: { command: ['node'], source: `const fs = require('fs'); ${source}`, volumeMounts } });
  await run(step("fs.mkdirSync('/sub', { recursive: true }); fs.writeFileSync('/sub/x', '1'); fs.writeFileSync('/scratch/y', '1')"), { volumes });
  const second = await run(step("console.log(JSON.stringify([fs.readdirSync('/workspace/a/b'), fs.readdirSync('/scratch')]))"), { volumes, podName: 'wf-fit-2' });
  expect(second.result).toBe('[["x"],[]]\n');
  expect(readFileSync(path.join(folder, 'volumes/data/a/b/x'), 'utf8')).toBe('1');
});

test('below STEP_ROOT a program finds its volumes, whichever of them lies in another, and what it writes there is theirs', async () => {
  const volumes = [{ name: 'work', persistentVolumeClaim: { claimName: 'data' } }, { name: 'deep', persistentVolumeClaim: { claimName: 'deep' } }, { name: 'tmp', emptyDir: {} }];
  const volumeMounts = [{ name: 'deep', mountPath: '/workspace/deep' }, { name: 'work', mountPath: '/workspace' }, { name: 'tmp', mountPath: '/tmp' }];
  const source = "for (const x of ['workspace', 'tmp']) fs.writeFileSync(path.join(process.env.STEP_ROOT, x, 'x'), '1'); fs.writeFileSync('/workspace/deep/y', '2')";
  const step = { container: { image: 'ml/app', command: ['node', '-e', source], volumeMounts } };
  const brought = path.join(folder, 'brought');
  mkdirSync(path.join(brought, 'sub'), { recursive: true });
  expect(await run(step, { volumes }, { images: { 'ml/app': { files: { '/opt': brought } } } })).toMatchObject({ exitCode: 0 });
  expect([readdirSync(path.join(folder, 'volumes/data')), readdirSync(path.join(folder, 'volumes/deep'))]).toEqual([['x'], ['y']]);
  expect(readdirSync(path.join(folder, 'steps/wf-fit-1.0/volumes/tmp'))).toEqual(['x']);
});

test('a volume hides what the image brings at its place', async () => {
  const app = path.join(folder, 'app');
  mkdirSync(path.join(app, 'data'), { recursive: true });
  writeFileSync(path.join(app, 'data/brought'), '');
  const volumes = [{ name: 'work', persistentVolumeClaim: { claimName: 'data' } }];
  const container = { image: 'ml/app', command: ['node', '-p', "fs.readdirSync('/app/data').length + fs.readdirSync('/app').length"], volumeMounts: [{ name: 'work', mountPath: '/app/data' }] };
  expect((await run({ container }, { volumes }, { images: { 'ml/app': { files: { '/app': app } } } })).result).toBe('1\n');
  expect(readdirSync(path.join(folder, 'volumes/data'))).toEqual([]);
});

test('Secrets and ConfigMaps are volumes too, and an artifact may lie in one', async () => {
  const volumes = [{ name: 'keys', secret: { secretName: 'store', items: [{ key: 'token', path: 'deep/t' }] } }, { name: 'conf', configMap: { name: 'settings' } }];
  const volumeMounts = [{ name: 'keys', mountPath: '/keys' }, { name: 'conf', mountPath: '/conf' }];
  const template = { container: { command: ['node', '-p', "['/keys/deep/t', '/conf/size', '/conf/in'].map((file) => fs.readFileSync(file)).join(' ')"], volumeMounts } };
  const artifacts = [{ name: 'in', path: '/conf/in', content: Buffer.from('i') }];
  const outcome = await run(template, { volumes, artifacts }, { secrets: { store: { token: 't', other: 'o' } }, configMaps: { settings: { size: '5' } } });
  expect(outcome.result).toBe('t 5 i\n');
});

test('an image brings files, a folder to start in, an entrypoint and programs', async () => {
  const app = path.join(folder, 'app');
  mkdirSync(app);
  writeFileSync(path.join(app, 'main.py'), "import sys, os\nopen('made', 'w')\nprint(sys.argv[1], os.environ['MODE'])");
  const images = { 'ml/train': { files: { '/app': app }, workingDir: '/app', entrypoint: ['python', 'main.py'], programs: { python: 'python3' }, env: { MODE: 'test' } } };
  const outcome = await run({ container: { image: 'ml/train:1.2', args: ['go'] } }, {}, { images });
  expect(outcome.result).toBe('go test\n');
  expect(existsSync(path.join(app, 'made'))).toBe(false);
});

test('the path of a program counts from where the test runs', async () => {
  const images = { '*': { programs: { python: path.relative(process.cwd(), process.execPath) } } };
  expect((await run({ container: { command: ['python', '-p', '1 + 1'] } }, {}, { images })).result).toBe('2\n');
});

test('containers of a set run after those that they depend on, and share the folder of the step', async () => {
  const containers = [
    { name: 'main', dependencies: ['load'], command: ['node', '-p', "fs.readFileSync('/workspace/x') + 'b'"] },
    { name: 'load', command: ['node', '-p', "fs.writeFileSync('/workspace/x', 'a'); 'other'"] },
  ];
  const template = { containerSet: { volumeMounts: [{ name: 'work', mountPath: '/workspace' }], containers } };
  expect((await run(template, { volumes: [{ name: 'work', emptyDir: {} }] })).result).toBe('ab\n');
  const failing = { containerSet: { containers: [{ name: 'main', command: ['node', '-e', 'process.exit(3)'] }] } };
  expect(await run(failing)).toMatchObject({ phase: 'Failed', exitCode: 3, message: "Container 'main' ended with exit code 3" });
});

test('a daemon runs until it is told to end', async () => {
  const stop = new AbortController();
  const marker = path.join(folder, 'pid');
  const container = { command: ['node', '-e', "require('fs').writeFileSync(process.env.MARKER, String(process.pid)); setInterval(() => 0, 1000)"] };
  await expect(run({ container, daemon: true }, { isDaemon: true, signal: stop.signal }, { env: { MARKER: marker } })).resolves.toEqual({ ip: '127.0.0.1' });
  const until = async (done: () => boolean): Promise<void> => {
    for (let tries = 0; !done(); tries++) {
      if (tries > 500) throw new Error('It did not come about.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await until(() => existsSync(marker) && readFileSync(marker, 'utf8') !== '');
  const pid = Number(readFileSync(marker, 'utf8'));
  stop.abort();
  await until(() => {
    try {
      return !process.kill(pid, 0);
    } catch {
      return true;
    }
  });
});

test('no more steps run at a time than are allowed, and each attempt has a folder of its own', async () => {
  const log = path.join(folder, 'log');
  const runner = localProcesses({ folder, parallelism: 1, env: { LOG: log } });
  const source = "const fs = require('fs'); const write = (text) => fs.appendFileSync(process.env.LOG, text); write('a'); setTimeout(() => write('b'), 50)";
  const container = { command: ['node', '-e', source] };
  await Promise.all([0, 1, 2].map((attempt) => runner.run(request({ container }, { attempt }))));
  expect(readFileSync(log, 'utf8')).toBe('ababab');
  expect([0, 1, 2].every((attempt) => existsSync(path.join(folder, `steps/wf-fit-1.${attempt}/main.stdout`)))).toBe(true);
});

test('seconds are measured only where that is asked for', async () => {
  const container = { command: ['node', '-e', ''] };
  expect((await run({ container })).duration).toBeUndefined();
  expect((await run({ container }, {}, { measuresTime: true })).duration).toBeGreaterThan(0);
});

test.each<[string, Template, Partial<StepRequest>, string]>([
  ['no command', { container: { image: 'ml/train:1' } }, {}, "its template names no command. Say what image 'ml/train:1' runs: 'images', 'entrypoint'."],
  ['no program', { container: { command: ['no-such-program-here'] } }, {}, "there is no program 'no-such-program-here' for its container 'main'. Install it, or say in 'images', 'programs' what stands for it."],
  ['no content', python('', { inputs: { artifacts: [{ name: 'a', path: '/a' }] } }), { artifacts: [{ name: 'a', path: '/a' }] }, "nobody said what is in its input artifact 'a'. Give it in 'artifacts', or have the stub before it say it."],
  ['no Secret', { container: { command: ['node'], env: [{ name: 'T', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] } }, {}, "it reads Secret 's'. Give it in 'secrets'."],
  ['no such kind of volume', { container: { command: ['node'], volumeMounts: [{ name: 'v', mountPath: '/v' }] } }, { volumes: [{ name: 'v', downwardAPI: {} }] }, "its volume 'v' is of kind downwardAPI. Give a folder for it in 'volumes'."],
  ['no process', { resource: { action: 'get' } }, {}, 'a template of type resource has no command. Give a stub.'],
  ['sidecars', { container: { command: ['node'] }, sidecars: [] }, {}, "'sidecars' is not supported. Give a stub."],
])('with %s it cannot run, and says what to do', async (_, template, more, reason) => {
  const error = await run(template, more).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SimulationError);
  expect((error as Error).message).toBe(`[train] The step cannot run as a local process: ${reason}`);
});

test('what an image shall bring and is not there is an error that names the option', async () => {
  const images = { 'ml/train': { files: { '/app': '/no/such/folder' } } };
  await expect(run({ container: { image: 'ml/train:1', command: ['node'] } }, {}, { images })).rejects.toThrow(
    "[train] The step cannot run as a local process: '/app' of image 'ml/train:1' shall be '/no/such/folder', which is not there. Correct 'images', 'files'.",
  );
});

describe('an image that no step has', () => {
  const templates = [
    { container: { image: 'ml/train:1.2' } }, { script: { image: 'host:5000/ml/etl@sha256:00' } },
    { containerSet: { containers: [{ image: 'ml/load' }] } },
    { container: { image: "ml/{{inputs.parameters.kind}}-tool:{{=a ? 'x' : 'y'}}" } }, { suspend: {} },
  ];
  const imagesOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));
  const check = (...names: string[]) => () => localProcesses({ folder, images: imagesOf(names) }).check!(templates);

  test('is refused, with the nearest', () => {
    expect(check('ml/trian', 'ml/load:2')).toThrow(
      "2 problems:\n- images 'ml/trian': no step has this image. Did you mean 'ml/train'? There is: ml/train:1.2, host:5000",
    );
    expect(check('ml/load:2')).toThrow("images 'ml/load:2': no step has this image. Did you mean 'ml/load'?");
  });

  test('is none that is named with or without tag or digest, by a variable, or for all others', () => {
    expect(check('ml/train', 'ml/train:1.2', 'host:5000/ml/etl', 'ml/load', 'ml/any-tool', 'ml/any-tool:3', '*')).not.toThrow();
  });
});

test('an artifact cannot leave its folder', async () => {
  const artifacts = [{ name: 'a', path: '/a', content: new Map([['../../x', Buffer.from('')]]) }];
  await expect(run(python(''), { artifacts })).rejects.toThrow("An artifact has a file '../../x', which lies outside of its folder.");
});
