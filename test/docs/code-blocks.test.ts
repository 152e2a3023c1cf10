import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { program } from '../../lib/cli/main';
import { codeBlocks, pages, repositoryRoot } from './markdown';

test('every TypeScript block of the README and the guides compiles', () => {
  const folder = path.join(repositoryRoot, '.cache/docs-blocks');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const blocks = codeBlocks('ts');
  blocks.forEach(({ place, code }, index) => writeFileSync(path.join(folder, `block-${index}.ts`), `// ${place}\n${code}\nexport {};\n`));
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.json',
      include: ['*.ts'],
      exclude: [],
      compilerOptions: { rootDir: '../..', noUnusedLocals: false, noUnusedParameters: false },
    }),
  );
  const compiler = path.join(repositoryRoot, 'node_modules/typescript-native/bin/tsc');
  const errors = blocks.length === 0 ? '' : compile(compiler, folder);
  expect(errors).toBe('');
  expect(blocks.length).toBeGreaterThan(0);
});

function compile(compiler: string, folder: string): string {
  try {
    return execFileSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8', cwd: folder });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test.each(codeBlocks('yaml'))('the YAML block of $place can be read', ({ code }) => {
  for (const document of parseAllDocuments(code)) expect('errors' in document ? document.errors : []).toEqual([]);
});

const commandLines = [...codeBlocks('console'), ...codeBlocks('yaml')].flatMap(({ place, code }) =>
  [...code.matchAll(/(?:^\$ (?:npx )?|npx )cdk8s-mlops (.*)/gm)].map((match) => ({ place, line: match[1]! })),
);

test.each(commandLines)('$place: cdk8s-mlops $line uses a command and flags that exist', ({ line }) => {
  const [name, ...words] = line.replace(/[>|&].*/, '').split(/\s+/);
  const command = program().commands.find((candidate) => candidate.name() === name);
  expect(command?.name()).toBe(name);
  const known = new Set(command!.options.flatMap((option) => [option.long, option.short]).concat('--help'));
  expect(words.filter((word) => word.startsWith('-') && word !== '-' && !known.has(word.split('=')[0]!))).toEqual([]);
});

const scripts = (JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;
const commandsOfNpm = ['ci', 'init', 'install', 'pack'];
const scriptLines = codeBlocks('console').flatMap(({ place, code }) =>
  [...code.matchAll(/npm (?:run )?(test|[a-z:-]+)/g)].map((match) => ({ place, script: match[1]! })).filter(({ script }) => !commandsOfNpm.includes(script)),
);

test.each(scriptLines)('$place: npm runs $script, which package.json has', ({ script }) => {
  expect(Object.keys(scripts)).toContain(script);
});

test.each(pages())('every relative link of %s leads to a file', (page) => {
  const text = readFileSync(path.join(repositoryRoot, page), 'utf8').replace(/```[\s\S]*?```/g, '');
  const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1]!);
  const missing = targets.filter((target) => !existsSync(path.resolve(repositoryRoot, path.dirname(page), target)));
  expect(missing).toEqual([]);
});
