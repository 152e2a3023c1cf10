import { git, gitLine, tryGitLine } from '../../lib/git/git';
import { gitEnvironment, settingsByEnvironment } from '../../lib/git/git-environment';
import { GitError } from '../../lib/git/git-error';

/** Variables for the time of a test. */
function withVariables<T>(variables: Record<string, string>, action: () => T): T {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return action();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

test('git answers in English, asks nothing, and is tied to no repository of the caller', () => {
  const environment = withVariables({ GIT_DIR: '/x', GIT_INDEX_FILE: '/x', GIT_CONFIG_PARAMETERS: 'x', LC_ALL: 'de_DE.UTF-8' }, () => gitEnvironment());
  expect(environment).toMatchObject({ LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh' });
  expect(['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_CONFIG_PARAMETERS'].filter((name) => name in environment)).toEqual([]);
});

test('settings come after those that the environment passes already, as CI does for credentials', async () => {
  const read = () => settingsByEnvironment({ 'x.two': '2' });
  const variables = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'x.one', GIT_CONFIG_VALUE_0: '1' };
  expect(withVariables(variables, read)).toEqual({ GIT_CONFIG_COUNT: '2', GIT_CONFIG_KEY_1: 'x.two', GIT_CONFIG_VALUE_1: '2' });
  const both = withVariables(variables, () => git(['config', '--get-regexp', '^x\\.'], { env: read() }));
  expect((await both).toString()).toBe('x.one 1\nx.two 2\n');
});

test('arguments reach git as they are: there is no shell', async () => {
  expect(await gitLine(['rev-parse', '--sq-quote', '$HOME; `id` "x"'])).toBe(`'$HOME; \`id\` "x"'`);
});

test('a command that fails says which, how and why', async () => {
  const error = await git(['cat-file', '-t', 'nothing'], { cwd: __dirname }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GitError);
  expect((error as GitError).message).toBe('git cat-file failed with exit code 128: fatal: Not a valid object name nothing');
  expect(await tryGitLine(['cat-file', '-t', 'nothing'], { cwd: __dirname })).toBeUndefined();
});

test('a command that is too slow is ended, and says so', async () => {
  const started = Date.now();
  // Git waits for an input that never ends.
  const error = await git(['-c', 'alias.wait=!sleep 20', 'wait'], { timeout: 200 }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ timedOut: true, isExchange: true });
  expect(Date.now() - started).toBeLessThan(15_000);
});
