import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pages, repositoryRoot } from './markdown';

const folders = ['lib', 'imports', 'constructs', 'apps', 'test', 'docs'];
const files = folders.flatMap((folder) =>
  readdirSync(path.join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.split(path.sep).join('/')}`),
);

/** Paths into the repository that a page names; what has a placeholder in it is none. */
function pathsIn(page: string): string[] {
  const text = readFileSync(path.join(repositoryRoot, page), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const words = [...text.matchAll(/`([\w./-]+)`/g)].map((match) => match[1]!.replace(/\/$/, ''));
  return words.filter((word) => folders.includes(word.split('/')[0]!) && word.includes('/'));
}

const named = pages()
  .filter((page) => page.startsWith('docs/') ? !page.startsWith('docs/decisions/') : page !== 'CHANGELOG.md')
  .flatMap((page) => [...new Set(pathsIn(page))].map((named) => [page, named] as const));

test.each(named)('%s names %s, which is there', (_, name) => {
  expect(files).toContain(name);
});

test('ARCHITECTURE.md names files by name alone that are in lib/', () => {
  const text = readFileSync(path.join(repositoryRoot, 'ARCHITECTURE.md'), 'utf8');
  const names = [...text.matchAll(/`([a-z-]+\.ts)`/g)].map((match) => match[1]!);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
});

test('ARCHITECTURE.md tells what is in every folder of lib/', () => {
  const text = readFileSync(path.join(repositoryRoot, 'ARCHITECTURE.md'), 'utf8');
  const below = readdirSync(path.join(repositoryRoot, 'lib'), { withFileTypes: true }).filter((item) => item.isDirectory());
  expect(below.filter(({ name }) => !text.includes(`\`${name}/\``)).map(({ name }) => name)).toEqual([]);
});

/** As git hosts make them of headings. */
function anchorsOf(page: string): string[] {
  const text = readFileSync(path.join(repositoryRoot, page), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  return [...text.matchAll(/^#+ (.*)$/gm)].map((match) => match[1]!.toLowerCase().replace(/[^\w\- ]/g, '').replaceAll(' ', '-'));
}

const anchors = pages().flatMap((page) =>
  [...readFileSync(path.join(repositoryRoot, page), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)].map(
    ([, target, anchor]) => [page, path.posix.join(path.posix.dirname(page), target || path.posix.basename(page)), anchor!] as const,
  ),
);

test.each(anchors)('%s links to a heading of %s: %s', (_, target, anchor) => {
  expect(anchorsOf(target)).toContain(anchor);
});
