import { evaluate } from '../evaluating';

const url = 'url("HTTPS://user:p@example.com:8080/a%2Fb c?x=1&y=a+b&x=%33&z#frag")';

test.each([
  [`${url}.getScheme()`, 'https'],
  [`${url}.getHost()`, 'example.com:8080'],
  [`${url}.getHostname()`, 'example.com'],
  [`${url}.getPort()`, '8080'],
  [`${url}.getEscapedPath()`, '/a/b%20c'],
  [`${url}.getQuery()`, [['x', ['1', '3']], ['y', ['a b']], ['z', ['']]]],
  ['url("https://[::1]/").getHost()', '[::1]'],
  ['url("https://[::1]:80/").getHostname()', '::1'],
  ['url("/path").getScheme() + url("/path").getHost() + url("/path").getPort()', ''],
  ['url("/a%2Fb").getEscapedPath()', '/a%2Fb'],
  ['url("mailto:a@b").getEscapedPath()', ''],
  ['url("//host/path").getHost()', 'host'],
  ['url("http://h?a;b=1&c=%zz&d=2").getQuery()', [['d', ['2']]]],
  ['url("http://h/") == url("HTTP://h/") && url("http://h/") != url("http://h")', true],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression)).toEqual(result);
});

test('isURL takes absolute URLs and absolute paths', () => {
  const texts = ['http://x', '/path', 'a:b', '*', 'relative', '', '1http://h', 'http://h h/', 'http://h:port/', 'http://[::1', 'https://a:b:c/'];
  expect(texts.filter((text) => evaluate(`isURL("${text}")`))).toEqual(['http://x', '/path', 'a:b', '*']);
});

test('a text that is no URL is an error', () => {
  expect(() => evaluate('url("relative")')).toThrow("'relative' is not a URL");
});
