import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kernelRules } from '../../lib/checks/kernel-rules';
import { repositoryRoot } from './markdown';

const rows = readFileSync(path.join(repositoryRoot, 'docs/guides/checks.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'));

test('the guide on checks has every rule of the kernel once, and no other', () => {
  const listed = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`((?:schema|names|references)\/[a-z-]+)`/g)].map((match) => match[1]!));
  expect(listed.sort()).toEqual(kernelRules().map(({ code }) => code).sort());
});

test('the guide says which rules of the kernel only warn', () => {
  const warns = rows.filter((row) => row.includes('(warning')).map((row) => /`([^`]+)`/.exec(row)![1]!);
  expect(warns.sort()).toEqual(kernelRules().filter(({ severity }) => severity !== 'error').map(({ code }) => code).sort());
});
