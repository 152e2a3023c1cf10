import path from 'node:path';
import { absoluteUrl, checkBranch, checkRemoteUrl, redact, repositoryName } from '../../lib/git/remote-url';

test.each([
  ['https://github.com/org/config.git'],
  ['https://user:token@github.com/org/config.git'],
  ['ssh://git@host:22/org/config.git'],
  ['git@github.com:org/config.git'],
  ['file:///srv/config.git'],
  ['/srv/config.git'],
  ['./build/config-repo.git'],
  ['../config-repo.git'],
  ['C:\\repos\\config.git'],
])('%s is a repository', (url) => expect(checkRemoteUrl(url)).toBe(url));

test.each([
  ['--upload-pack=touch /tmp/x', 'The repository "--upload-pack=touch /tmp/x" starts with "-", which git takes for an option. Give a URL, or a path that starts with "./".'],
  ['ext::sh -c touch% /tmp/x', 'The repository "ext::sh -c touch% /tmp/x" names a remote helper ("::"), which can run any program. Give a URL or a path.'],
  ['::x', 'The repository "::x" names a remote helper ("::"), which can run any program. Give a URL or a path.'],
  ['ftp://user:pw@host/x', 'The repository "ftp://host/x" has the scheme ftp. Use file, git, http, https or ssh.'],
  ['ssh://-oProxyCommand=x/y', 'The repository "ssh://-oProxyCommand=x/y" has a host that starts with "-", which ssh takes for an option.'],
  ['ssh://git@-oProxyCommand=x/y', 'The repository "ssh://-oProxyCommand=x/y" has a host that starts with "-", which ssh takes for an option.'],
  ['git@-oProxyCommand=x:y', 'The repository "git@-oProxyCommand=x:y" has a host that starts with "-", which ssh takes for an option.'],
  ['https://host/x\n', 'The repository "https://host/x\\n" holds a control character.'],
  ['', 'The repository "" is empty. Give a URL or a path.'],
])('%j is refused', (url, message) => expect(() => checkRemoteUrl(url)).toThrow(message));

test.each([['main'], ['release/1.2'], ['environment/prod-next'], ['feature_a@b']])('%s is a branch', (branch) => expect(checkBranch(branch)).toBe(branch));

test.each([
  ['--upload-pack=x'],
  ['-d'],
  [''],
  ['@'],
  ['HEAD'],
  ['a..b'],
  ['a b'],
  ['a:b'],
  ['a~1'],
  ['a^'],
  ['a*'],
  ['a\\b'],
  ['/a'],
  ['a/'],
  ['a//b'],
  ['.a'],
  ['a/.b'],
  ['a.lock/b'],
  ['a.'],
  ['a@{1}'],
  ['a\nb'],
])('%j is no branch', (branch) => {
  expect(() => checkBranch(branch)).toThrow(`${JSON.stringify(branch)} is no name for a branch. Use letters, digits, "-", "_", "." and "/", as in release/1.2.`);
});

test('a path is meant from the working directory, and a URL stays', () => {
  expect(absoluteUrl('build/config.git')).toBe(path.resolve('build/config.git'));
  const urls = ['/srv/config.git', 'https://host/x', 'git@host:x/y', 'host:x'];
  expect(urls.map(absoluteUrl)).toEqual(urls);
});

test('user and password of every URL in a text are taken out', () => {
  expect(redact("a https://u:p@h/x b ssh://git@h/y 'http://t@h/z' c")).toBe("a https://h/x b ssh://h/y 'http://h/z' c");
});

test('a repository has one name for all ways to reach it', () => {
  const ways = ['https://github.com/Org/config.git', 'https://t@github.com/Org/config', 'git@github.com:Org/config.git', 'ssh://git@GitHub.com:22/Org/config.git/'];
  expect(ways.map(repositoryName)).toEqual(ways.map(() => 'github.com/Org/config'));
  expect(repositoryName('/srv/config.git')).toBe('/srv/config');
});
