import { tmpdir } from 'node:os';
import { cli } from './cli';

const run = (...argv: string[]) => cli(tmpdir(), argv, { env: { COLUMNS: '80' } });

test.each([['--help'], ['synth', '--help'], ['lint', '--help'], ['publish', '--help'], ['import', '--help']])('%s %s fits 80 columns', async (...argv) => {
  const { code, stdout, stderr } = await run(...argv);
  expect({ code, stderr, wide: stdout.split('\n').filter((line) => line.length > 80) }).toEqual({ code: 0, stderr: '', wide: [] });
  expect(stdout).toMatch(/^Usage: cdk8s-mlops/);
});

test('without a command the help is printed, and since nothing was done the exit code says so', async () => {
  const { code, stdout, stderr } = await run();
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe((await run('--help')).stdout);
});

test('--version prints the version alone', async () => {
  expect(await run('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string, stderr: '' });
});

test.each([
  [['snyth'], "error: unknown command 'snyth'\n(Did you mean synth?)\nRun with --help for the options.\n"],
  [['lint', '--isolatd', 'a'], "error: unknown option '--isolatd'\n(Did you mean --isolated?)\nRun with --help for the options.\n"],
  [['synth', 'extra'], "error: too many arguments for 'synth'. Expected 0 arguments but got 1.\nRun with --help for the options.\n"],
  [
    ['publish', '--max-delete', 'many'],
    "error: option '--max-delete <count>' argument 'many' is invalid. Give a whole number.\nRun with --help for the options.\n",
  ],
])('wrong usage is exit code 1, with a suggestion where there is one: %j', async (argv, stderr) => {
  expect(await run(...argv)).toEqual({ code: 1, stdout: '', stderr });
});
