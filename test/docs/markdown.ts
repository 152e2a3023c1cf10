import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const repositoryRoot = path.resolve(__dirname, '../..');

/** A fenced block of a page. */
export interface CodeBlock {
  /** Page and line of the fence, for the test's title: `README.md:12`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
}

/** All pages that people read: the top level's and those below docs/. */
export function pages(): string[] {
  const top = readdirSync(repositoryRoot).filter((file) => file.endsWith('.md'));
  const below = readdirSync(path.join(repositoryRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join('docs', file.split(path.sep).join('/')));
  return [...top, ...below].sort();
}

export function codeBlocks(language: string): CodeBlock[] {
  return pages().flatMap((page) => blocksOf(page).filter((block) => block.language === language));
}

function blocksOf(page: string): CodeBlock[] {
  const lines = readFileSync(path.join(repositoryRoot, page), 'utf8').split('\n');
  const blocks: CodeBlock[] = [];
  for (let start = 0; start < lines.length; start++) {
    const fence = /^```(\w+)/.exec(lines[start]!);
    if (!fence) continue;
    const end = lines.indexOf('```', start + 1);
    if (end < 0) throw new Error(`${page}:${start + 1} opens a block that does not end.`);
    blocks.push({ place: `${page}:${start + 1}`, language: fence[1]!, code: lines.slice(start + 1, end).join('\n') });
    start = end;
  }
  return blocks;
}
